"""What a rewrite may never do, tried on every draft here and on drafts put together at random."""

import re
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from replylint import Draft, Facts
from replylint.config import Settings
from replylint.linter import Linter
from replylint.readers import Defaults, read
from replylint.rewrite import apply, edits

DRAFTS = Path(__file__).parent / "drafts"
BLANK = re.compile(r"\[[^\]]+\]")
FIRST_WORDS = set("What You This Please Could Thank The Once Nothing".split())
"""Capitals that begin a new sentence after a comma that ends an unfinished one."""
LIST_NUMBER = re.compile(r"^\d{1,2}\. ", re.MULTILINE)
ROUNDS = 10


@cache
def linter() -> Linter:
    return Linter(Settings(language="en"))


@cache
def drafts() -> tuple[Draft, ...]:
    """Return every English draft of tests/drafts as plain prose."""
    found = [
        draft
        for path in sorted(DRAFTS.iterdir())
        if path.suffix in {".md", ".txt", ".html", ".eml", ".jsonl", ".csv"}
        and path.name != "README.md"
        and not path.name.endswith(".customer.txt")
        for draft in read(path, Defaults())
        if isinstance(draft, Draft)
    ]
    plain = [replace(d, text=d.prose, view=None, view_map=None, source_map=None) for d in found]
    return tuple(d for d in plain if not Linter().lint(d).skipped)


def fixed(draft: Draft) -> Draft:
    """Return the draft after `--fix --unsafe-fixes`."""
    for _ in range(ROUNDS):
        changes = edits(linter().lint(draft), linter().lint, unsafe=True)
        if not changes:
            return draft
        draft = replace(draft, text=apply(draft.text, changes), quotes=())
    pytest.fail("fixing never ends")


def sentences() -> list[str]:
    return [s for d in drafts() for s in re.split(r"(?<=[.!?])\s+|\n{2,}", d.text) if s.strip()]


@st.composite
def composed(draw: st.DrawFn) -> Draft:
    """Draw a reply of sentences from many drafts, with the setting of one of them."""
    body = draw(st.lists(st.sampled_from(sentences()), min_size=1, max_size=8))
    glue = draw(st.sampled_from([" ", "\n", "\n\n"]))
    return replace(draw(st.sampled_from(drafts())), text=glue.join(body), quotes=())


def new_words(before: Draft, after: Draft, pattern: str) -> set[str]:
    """Return what matches `pattern` in the fixed reply but stood in neither draft nor message."""
    known = " ".join([before.text, before.customer, *before.thread]).lower()
    made = LIST_NUMBER.sub("", BLANK.sub(" ", after.text))
    return {word for word in re.findall(pattern, made) if word.lower() not in known}


def assert_invents_nothing(before: Draft) -> None:
    after = fixed(before)
    assert new_words(before, after, r"\d(?:[\d.,:]*\d)?") == set(), "a number, date, time or sum"
    assert (
        new_words(before, after, r"[£$€]\S+|(?i:\b\w*(?:pounds|euros|dollars|percent)\b)") == set()
    )
    names = new_words(before, after, r"(?<=[a-z,] )[A-Z][a-z]{2,}") - FIRST_WORDS
    assert names == set(), "a name"
    remedies = (
        r"(?i)\b(?:refund\w*|replac\w+|credit\w*|compensat\w+|voucher\w*|discount\w*|"
        r"exchang\w+|cancel\w*|waive\w*|reimburs\w+|upgrad\w+|resend\w*|escalat\w+)\b"
    )
    assert new_words(before, after, remedies) == set(), "a remedy or an action"


def assert_lints_no_worse(before: Draft) -> None:
    was = linter().lint(before)
    now = linter().lint(fixed(before))
    worse = {c: n for c, n in now.counts().items() if n > was.counts().get(c, 0) and c != "TPL001"}
    assert worse == {}


SORRY = "I'm sorry that your parcel never arrived."


@pytest.mark.parametrize(
    ("reply", "expected"),
    [
        ("Hi Tom, unfortunately it is lost.", f"Hi Tom, {SORRY} Unfortunately it is lost."),
        ("Hi Tom,\n\nit's lost.", f"Hi Tom,\n\n{SORRY} It's lost."),
        ("Hello Tom – the van broke down.", f"Hello Tom – {SORRY} The van broke down."),
        ("Hi Tom, Unfortunately it is lost.", f"Hi Tom, {SORRY} Unfortunately it is lost."),
        ("Hi Tom, eBay lost it.", f"Hi Tom, {SORRY} eBay lost it."),
        ("Hi Tom, www.parcels.example is down.", f"Hi Tom, {SORRY} www.parcels.example is down."),
        ("Hi Tom! unfortunately it is lost.", f"Hi Tom! {SORRY} unfortunately it is lost."),
        ("unfortunately it is lost.", f"{SORRY} unfortunately it is lost."),
    ],
)
def test_a_sentence_begins_with_a_capital_once_it_no_longer_goes_on_from_the_greeting(
    reply: str, expected: str
) -> None:
    draft = Draft(reply, customer="My parcel never arrived.")
    late = Facts(complaint=True, at_fault=True, settled=True)
    rules = Linter(learned=False)
    found = [d for d in rules.lint(draft, late).diagnostics if d.code == "APO001"]
    assert [apply(reply, d.suggestions[0].edits) for d in found] == [expected]
    after = rules.lint(replace(draft, text=expected), late)
    assert "APO001" not in after.counts()


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        (
            "reply.md",
            "Hi Tom,\n\n**unfortunately** the courier lost it.",
            f"Hi Tom,\n\n{SORRY} **Unfortunately** the courier lost it.",
        ),
        (
            "reply.html",
            "<p>Hi Tom,</p><p>unfortunately the courier lost it.</p>",
            f"<p>Hi Tom,</p><p>{SORRY} Unfortunately the courier lost it.",
        ),
    ],
)
def test_a_new_first_sentence_stays_out_of_markup_and_fixing_ends(
    tmp_path: Path, name: str, text: str, expected: str
) -> None:
    path, rules = tmp_path / name, Linter(Settings(language="en"), learned=False)
    changes = None
    while changes != ():
        text = apply(text, changes or ())
        path.write_text(text, "utf-8")
        [draft] = [d for d in read(path, Defaults()) if isinstance(d, Draft)]
        draft = replace(draft, customer="My parcel never arrived.")
        changes = edits(rules.lint(draft), rules.lint, unsafe=True)
    assert text.startswith(expected)


@pytest.mark.parametrize("draft", drafts(), ids=lambda d: f"{Path(d.path).name}:{d.id or ''}")
def test_fixing_a_real_draft_invents_nothing_and_makes_nothing_worse(draft: Draft) -> None:
    assert_invents_nothing(draft)
    assert_lints_no_worse(draft)


@pytest.mark.parametrize("draft", drafts(), ids=lambda d: f"{Path(d.path).name}:{d.id or ''}")
def test_safe_fixes_alone_leave_no_blank_and_no_safe_fix(draft: Draft) -> None:
    once = apply(draft.text, edits(linter().lint(draft), linter().lint))
    assert len(BLANK.findall(once)) <= len(BLANK.findall(draft.text))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(composed())
def test_fixing_any_reply_invents_nothing(draft: Draft) -> None:
    assert_invents_nothing(draft)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(composed())
def test_fixing_any_reply_makes_nothing_worse_and_ends(draft: Draft) -> None:
    assert_lints_no_worse(draft)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=400), st.text(max_size=100))
def test_any_text_at_all_can_be_linted(text: str, customer: str) -> None:
    report = linter().lint(Draft(text, customer=customer))
    for diagnostic in report.diagnostics:
        assert 0 <= diagnostic.span.start <= diagnostic.span.end <= len(text)
