"""Rules across a macro library: what is found where macros stand side by side."""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from replylint import Diagnostic, Draft
from replylint.config import Settings
from replylint.draft import Kind
from replylint.linter import Linter
from replylint.pipeline.shelf import Shelf

CODES = ("LIB001", "LIB002", "LIB004")
LIBRARIES = Path(__file__).parent.parent / "corpus" / "libraries"
FLOORS = {"dev": (0.95, 0.85), "dev2": (0.9, 0.7)}
"""The least precision and recall on each library of pairs."""
Pair = dict[str, Any]


@cache
def linter() -> Linter:
    return Linter(Settings(preview=True, select=CODES), learned=False)


@cache
def pairs(name: str) -> list[Pair]:
    lines = (LIBRARIES / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line) for line in lines]


def macro(
    text: str, title: str | None = None, *, path: str = "-", line: int | None = None
) -> Draft:
    return Draft(text, kind=Kind.MACRO, id=title, path=path, line=line)


def macros_of(pair: Pair) -> list[Draft]:
    return [macro(m["text"], m["title"], path=f"{pair['id']}.json") for m in pair["macros"]]


def found(draft: Draft, shelf: Shelf | None) -> list[Diagnostic]:
    return list(linter().lint(draft, shelf=shelf).diagnostics)


def codes(*drafts: Draft) -> list[list[str]]:
    """Return, for each macro of a library, the codes that are found in it."""
    shelf = Shelf.of(drafts)
    return [[each.code for each in found(draft, shelf)] for draft in drafts]


def judged(name: str, *, together: bool) -> Iterator[tuple[str, bool]]:
    """Yield the code of each finding, and whether it is one that was planted there."""
    all_macros = [draft for pair in pairs(name) for draft in macros_of(pair)]
    whole = Shelf.of(all_macros) if together else None
    for pair in pairs(name):
        drafts = macros_of(pair)
        shelf = whole or Shelf.of(drafts)
        for draft, other in zip(drafts, reversed(drafts), strict=True):
            for each in found(draft, shelf):
                names_it = each.code == "LIB004" or f"“{other.id}”" in each.message
                yield each.code, pair["planted"] and pair["rule"] == each.code and names_it


@pytest.mark.parametrize("together", [False, True], ids=["each pair by itself", "one library"])
@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("name", FLOORS)
def test_what_was_planted_is_found_and_little_else(name: str, code: str, *, together: bool) -> None:
    hits = [right for each, right in judged(name, together=together) if each == code]
    planted = sum(pair["planted"] and pair["rule"] == code for pair in pairs(name))
    precision, recall = FLOORS[name]
    assert sum(hits) >= recall * planted
    assert sum(hits) >= precision * len(hits)


def test_in_pairs_that_nobody_had_in_view_most_is_found_and_little_else() -> None:
    hits = [right for _, right in judged("unseen", together=False)]
    planted = sum(pair["planted"] for pair in pairs("unseen"))
    assert sum(hits) >= 0.7 * planted
    assert sum(hits) >= 0.9 * len(hits)


REFUND = "Hello,\n\nYou will see the refund on your statement in {} business days."


def test_a_macro_alone_has_nothing_to_be_compared_with() -> None:
    draft = macro(REFUND.format("five"), "Refund")
    assert found(draft, None) == []
    assert codes(draft) == [[]]
    assert codes(macro("Hello,\n\nthanks.\n\n{% include 'gone' %}", "Thanks")) == [[]]


def test_of_two_macros_the_later_one_is_reported() -> None:
    first, second = macro(REFUND.format("five"), "A"), macro(REFUND.format("ten"), "B")
    assert codes(first, second) == [[], ["LIB002"]]
    assert codes(second, first) == [[], ["LIB002"]]


def test_of_more_macros_those_that_say_what_few_say_are_reported() -> None:
    wrong, *right = (macro(REFUND.format(n), f"{n} {at}") for at, n in enumerate(("ten", 5, 5, 5)))
    assert [each for each in codes(wrong, *right)[0] if each == "LIB002"] == ["LIB002"]
    assert all("LIB002" not in each for each in codes(wrong, *right)[1:])


def test_a_macro_without_a_title_is_named_by_its_place() -> None:
    first = macro(REFUND.format("five"), path="replies.jsonl", line=3)
    second = macro(REFUND.format("ten"), path="replies.jsonl", line=4)
    message = found(second, Shelf.of([first, second]))[0].message
    assert (
        message == "“ten business days” here, but “five business days” in “replies.jsonl, line 3”."
    )


def test_a_draft_is_compared_with_no_macro_and_is_none() -> None:
    draft = Draft(REFUND.format("ten"))
    shelf = Shelf.of([macro(REFUND.format("five"), "A"), draft])
    assert len(shelf) == 1
    assert found(draft, shelf) == []


def test_a_link_to_a_file_beside_the_macro_is_alive(tmp_path: Path) -> None:
    (tmp_path / "terms.md").write_text("Our terms.", "utf-8")
    link = macro("Hello,\n\nsee [here](terms.md) and [there](late.md).", path=f"{tmp_path}/a.md")
    shelf = Shelf.of([link, macro("Hello,\n\nthe van is late.", path=f"{tmp_path}/b.md")])
    assert [each.span.of(link.text) for each in found(link, shelf)] == ["late.md"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The trial lasts two weeks.", "Your trial runs for 14 days."),
        ("We answer within 24 hours.", "We answer every message within one day."),
        ("The warranty is two years.", "You have a warranty of 24 months."),
        ("Gift cards are valid for a year.", "Your gift card is valid for twelve months."),
        ("We are open from 9 am to 5 pm.", "Our shop is open from 9 to 17, Monday to Friday."),
        ("The refund takes about a week.", "The refund takes 5–7 business days."),
        ("Delivery is free from €50.", "We deliver free of charge from fifty euros."),
        ("Your room is ready from 3 pm.", "You can let yourself in from 15:00."),
        ("Drivers must be 21.", "Nobody under twenty-one may drive our vans."),
    ],
)
def test_a_figure_in_other_words_is_the_same_figure(one: str, other: str) -> None:
    assert codes(macro(one, "A"), macro(other, "B")) == [[], []]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The trial lasts two weeks.", "Your trial runs for 30 days."),
        ("We answer within 24 hours.", "We answer every message within two working days."),
        ("The warranty is two years.", "You have a warranty of twelve months."),
        ("We are open from 9 am to 5 pm.", "Our shop is open from 9 to 18, Monday to Friday."),
        ("Delivery is free from €50.", "We deliver free of charge from seventy-five euros."),
        ("Attachments can be up to 10 MB.", "An attachment may have 25 megabytes at most."),
        ("Your room is ready from 3 pm.", "You can let yourself in from 14:00."),
        ("You must be 21 to hire a van.", "Van drivers have to be at least 25."),
        (
            "The desk is staffed from 8 to 20 every day.",
            "Our desk is open daily from 7 am to 10 pm.",
        ),
        ("You pay the first £75 yourself.", "The excess is a hundred pounds."),
        ("We charge £3.95 for delivery.", "Postage is £2.99 on every order."),
        ("A lost-parcel search takes ten working days.", "Our search for a parcel lasts 20 days."),
        (
            "Send your reading by the 20th of each month.",
            "Readings are due on the 25th of the month.",
        ),
        ("You can watch on four screens at once.", "Up to three devices can stream at once."),
    ],
)
def test_another_figure_for_the_same_thing_contradicts(one: str, other: str) -> None:
    assert codes(macro(one, "A"), macro(other, "B")) == [[], ["LIB002"]]


def test_each_text_of_a_macro_with_conditions_is_read_beside_the_others() -> None:
    first = macro(REFUND.format("five"), "A")
    refund = "You will see the refund within ten business days."
    text = f"Hello,\n\n{{% if paid %}}{refund}{{% else %}}Thanks.{{% endif %}}"
    second = macro(text, "B")
    spans = [each.span.of(text) for each in found(second, Shelf.of([first, second]))]
    assert spans == ["ten business days"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Drivers over 25 pay an excess of £250.", "For anyone under 25, the excess is £500."),
        ("The code is valid for 10 minutes.", "The link is valid for 24 hours."),
        ("A parcel may weigh up to 30 kg.", "A letter may weigh up to 2 kg."),
        ("The deposit is £150.", "The excess is £500."),
        ("Books can be borrowed for three weeks.", "DVDs can be borrowed for one week."),
        ("You must be 18 to buy wine.", "Children over 12 may come along alone."),
    ],
)
def test_figures_for_different_things_may_differ(one: str, other: str) -> None:
    assert codes(macro(one, "A"), macro(other, "B")) == [[], []]


NOTE = "Hello,\n\nthe van is late.\n\nRegards,\nThe team\n\n{}"
OTHERS = (macro("Hello,\n\nthanks.", "Billing/Invoice"), macro("Hi,\n\nbye.", "#first_nudge"))


@pytest.mark.parametrize(
    ("note", "name"),
    [
        ("Team: no answer → #second_nudge", "#second_nudge"),
        (">> charged twice: apply Billing::Refund twice", "Billing::Refund twice"),
        ("Agents: then use Billing/Goodwill offer", "Billing/Goodwill offer"),
        ("{{snippet: closing_lines}}", "closing_lines"),
        ('{% include macro "Closing lines" %}', "Closing lines"),
        ('NB colleagues, send "Final answer" instead.', "Final answer"),
        ("If the customer asks again, reply with the template 'Second answer'.", "Second answer"),
    ],
)
def test_a_note_among_colleagues_names_macros_in_many_ways(note: str, name: str) -> None:
    draft = macro(NOTE.format(note), "Late")
    assert [each.span.of(draft.text) for each in found(draft, Shelf.of([draft, *OTHERS]))] == [name]


@pytest.mark.parametrize(
    "sentence",
    [
        'The workbook you sent contains a macro called "Month end".',
        'Go to Design > Themes and use the template "Harbour".',
        'You can answer guests with the saved reply "Keys", under Inbox.',
        'Use the shortcut "Ctrl+Shift+R" on your keyboard.',
        "Note: add the tag #late_parcel.",
        "Team: no answer → #first_nudge",
        "Agents: ask for front/back photos and apply 24/7 cover.",
    ],
)
def test_what_is_no_macro_of_ours_is_not_missed(sentence: str) -> None:
    draft = macro(NOTE.format(sentence), "Late")
    assert found(draft, Shelf.of([draft, *OTHERS])) == []
