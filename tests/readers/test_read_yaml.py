"""YAML libraries: what a parser takes is linted, once, at the place where it stands."""

from collections.abc import Callable

import pytest

from replylint.diagnostic import TextSpan
from replylint.draft import Draft
from replylint.readers import UnreadableError, encode

Reading = Callable[..., list[Draft | UnreadableError]]


def shown(found: list[Draft | UnreadableError]) -> list[tuple[str | None, str]]:
    """Return the names and texts of what was read; fail for an error."""
    assert all(isinstance(one, Draft) for one in found), found
    return [(one.id, one.text) for one in found if isinstance(one, Draft)]


@pytest.mark.parametrize("header", ["|", "|2", "|2-"])
def test_a_new_line_in_a_block_is_indented_as_the_others(
    draft: Callable[..., Draft], header: str
) -> None:
    content = f"- title: Late\n  body: {header}\n      It is late.\n      Sorry.\n"
    found = draft("a.yaml", content)
    at = found.text.index("Sorry")
    place = found.source(TextSpan(at, at + 5))
    assert place is not None
    new = encode(found.carrier, "Hi.\nBye")
    after = draft("b.yaml", content[: place.start] + new + content[place.end :])
    assert after.text == f"{found.text[:at]}Hi.\nBye{found.text[at + 5 :]}"


def test_an_alias_is_the_text_at_its_anchor_and_no_second_macro(reading: Reading) -> None:
    content = "a: {body: &x It is late.}\nb: {body: *x}\nc: &y {body: Sorry.}\nd: *y\n"
    assert shown(reading("a.yaml", content)) == [(None, "It is late."), (None, "Sorry.")]


def test_what_is_merged_is_read_at_its_anchor_and_what_is_overridden_is_read_anew(
    reading: Reading,
) -> None:
    content = (
        "late: &late {title: Late, body: It is late.}\n"
        "later: {<<: *late, title: Later}\n"
        "lost: {<<: [*late], title: Lost, body: It is lost.}\n"
    )
    assert shown(reading("a.yaml", content)) == [("Late", "It is late."), ("Lost", "It is lost.")]


def test_a_body_that_only_a_merge_brings_makes_a_macro(reading: Reading) -> None:
    content = "late: {<<: {body: It is late.}, title: Late}\n"
    assert shown(reading("a.yaml", content)) == [("Late", "It is late.")]


@pytest.mark.parametrize("content", ["a: {<<: text, body: Hi.}", "a: {<<: [text], body: Hi.}"])
def test_a_merge_of_what_is_no_mapping_is_told_with_its_line(
    reading: Reading, content: str
) -> None:
    (error,) = reading("a.yaml", content)
    assert isinstance(error, UnreadableError)
    assert "is not YAML: expected a mapping" in error.reason
    assert "at line 1" in error.reason


def test_a_macro_that_holds_itself_ends(reading: Reading) -> None:
    content = "&a\nbody: It is late.\nagain: *a\n<<: *a\n"
    assert shown(reading("a.yaml", content)) == [(None, "It is late.")]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.yaml", "late: {body: Old., title: A}\nlate: {title: B, body: Older., body: New.}\n"),
        (
            "a.json",
            '{"late": {"body": "Old."}, "late": {"body": "", "title": "B", "body": "New."}}',
        ),
    ],
)
def test_of_several_values_of_a_key_the_last_is_read(
    reading: Reading, name: str, content: str
) -> None:
    assert shown(reading(name, content)) == [("B", "New.")]


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ('"\\ud83d\\ude00 now"', "\N{GRINNING FACE} now"),
        ('"a\\\n   \\ now"', "a now"),
        ('"a\\\n\n   now"', "a\nnow"),
        ('"a\n\n   \\n now"', "a\n\n now"),
        ("|\n   a\u2028   now\u2029   b\x85   c", "a\u2028now\u2029b\nc\n"),
        ("'a\u2028   now'", "a\u2028now"),
        ("a\x85   now", "a now"),
    ],
)
def test_a_word_has_its_place_behind_whatever_is_decoded(
    draft: Callable[..., Draft], written: str, text: str
) -> None:
    content = f"- title: t\n  body: {written}\n"
    found = draft("a.yaml", content)
    assert found.text == text
    at = text.index("now")
    place = found.source(TextSpan(at, at + 3))
    assert place is not None
    assert place.of(content) == "now"


def test_a_text_may_stand_above_the_macros_before_it(reading: Reading) -> None:
    content = (
        "defs: {deep: {deeper: &x {body: It is late.}}}\n"
        "a: {body: Sorry.}  # replylint: ignore[JRG003]\n"
        "b: *x\n"
    )
    found = reading("a.yaml", content)
    assert shown(found) == [(None, "Sorry."), (None, "It is late.")]
    assert [one.line for one in found] == [2, 1]
