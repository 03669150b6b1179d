"""The contract of rule files: what each file says of itself is true."""

from collections.abc import Iterator
from functools import cache

import pytest
from example_drafts import draft_of, facts_of, shelf_of, unmarked

from replylint import Diagnostic, Draft, Facts, Report, Severity
from replylint.config import Settings
from replylint.linter import Linter
from replylint.matchers.phrases import forms
from replylint.patterns import PatternIndex
from replylint.pipeline import build_pipeline
from replylint.rewrite import apply
from replylint.rule import Example, Phrases, Rule, Tokens
from replylint.ruleset import load

RULES = load()
BLANK = "TPL001"
FIRST_MEANT = ("ARG001", "ARG002", "ARG004", "ARG007", "ACK003")
"""Where several of these fit the same words, the first is meant."""


@cache
def linter() -> Linter:
    return Linter(Settings(preview=True, language="en"), learned=False)


def lint(example: Example, text: str) -> Report:
    draft = draft_of(example, text)
    return linter().lint(draft, facts_of(example), shelf_of(example, draft))


def own(rule: Rule, report: Report) -> list[Diagnostic]:
    return [found for found in report.diagnostics if found.code == rule.code]


def examples(*, bad: bool) -> list[object]:
    return list(_examples(bad=bad))


def _examples(*, bad: bool) -> Iterator[object]:
    for rule in RULES:
        for number, example in enumerate(rule.examples, start=1):
            if bool(example.bad) == bad:
                marks = [pytest.mark.xfail(strict=True)] if example.known_miss else []
                yield pytest.param(
                    rule, example, id=f"{rule.code}-{rule.name}-{number}", marks=marks
                )


@pytest.mark.parametrize(("rule", "example"), examples(bad=True))
def test_a_bad_example_is_found_at_exactly_the_marked_words(rule: Rule, example: Example) -> None:
    text, marks = unmarked(example.bad)
    found = [d.span for d in own(rule, lint(example, text))]
    assert [s.of(text) for s in found] == [m.of(text) for m in marks]
    assert found == marks


@pytest.mark.parametrize(("rule", "example"), examples(bad=True))
def test_the_first_suggestions_make_the_good_of_the_bad(rule: Rule, example: Example) -> None:
    text, _ = unmarked(example.bad)
    found = own(rule, lint(example, text))
    if not example.good:
        assert not any(d.suggestions for d in found)
        return
    firsts = [edit for d in found for edit in d.suggestions[0].edits]
    assert apply(text, firsts) == example.good


@pytest.mark.parametrize(("rule", "example"), examples(bad=True))
def test_no_suggestion_brings_a_new_finding(rule: Rule, example: Example) -> None:
    text, _ = unmarked(example.bad)
    before = lint(example, text)
    for diagnostic in own(rule, before):
        for suggestion in diagnostic.suggestions:
            after = lint(example, apply(text, suggestion.edits))
            new = [code for code, n in after.counts().items() if n > before.counts().get(code, 0)]
            assert [code for code in new if code != BLANK] == [], suggestion.title


@pytest.mark.parametrize(("rule", "example"), examples(bad=False))
def test_a_near_miss_is_silent_under_every_rule(rule: Rule, example: Example) -> None:
    assert rule.code
    report = lint(example, example.good)
    assert [(d.code, d.span.of(example.good)) for d in report.diagnostics] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_wording_is_hit_by_a_bad_example(rule: Rule) -> None:
    texts = [unmarked(example.bad)[0] for example in rule.examples if example.bad]
    docs = [build_pipeline()(text) for text in texts]
    for source in wordings(rule):
        index: PatternIndex[int] = PatternIndex(build_pipeline())
        index.add(0, [source], rule.match.words)
        hits = [s for doc in docs for s in doc.sents if index.find(doc, s.start, s.end)]
        assert hits, f"no bad example holds {source!r}"


def wordings(rule: Rule) -> Iterator[object]:
    if isinstance(rule.match, Tokens):
        yield from rule.match.patterns
        for variant in rule.match.variants:
            yield from variant.patterns
    elif isinstance(rule.match, Phrases):
        for phrase in (*rule.match.phrases, *rule.match.replace):
            form, _ = next(forms(phrase, ""))
            yield [{"NORM": token.norm_} for token in build_pipeline().make_doc(form)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_rule_names_its_principle_and_keeps_its_voice_down(rule: Rule) -> None:
    assert rule.summary.endswith(".")
    assert "!" not in rule.message
    assert isinstance(rule.severity, Severity)
    assert rule.principle.title in {
        "Real-life examples",
        "Ten difficult situations",
        "Escalations gone wild",
        "How to keep the customer",
        "Six steps",
    }


def test_of_codes_that_fit_the_same_words_every_later_one_gives_way() -> None:
    ways = {rule.code: set(rule.match.gives_way_to) for rule in RULES}
    for number, code in enumerate(FIRST_MEANT):
        assert ways[code].intersection(FIRST_MEANT) == set(FIRST_MEANT[:number]), code


@pytest.mark.parametrize(
    ("text", "facts", "code", "words"),
    [
        ("You clearly did not read the page.", {}, "ARG001", "clearly did not read"),
        ("You surely realise that by now.", {}, "ARG002", "You surely realise"),
        ("It's only your word.", {"complaint": True}, "ARG004", "only your word"),
        (
            "As stated in our terms, sale items stay with you.",
            {"refusal": True},
            "ARG003",
            "As stated in our terms",
        ),
        ("As stated in our terms, the lamp has no bulb.", {}, "ARG002", "As stated in"),
        (
            "As stated in our terms, hats stay with you. The rule is there because hats are worn.",
            {"refusal": True},
            "ARG002",
            "As stated in",
        ),
    ],
)
def test_one_code_for_one_set_of_words(
    text: str, facts: dict[str, bool], code: str, words: str
) -> None:
    report = linter().lint(Draft(text), Facts(**facts))
    arguing = {*FIRST_MEANT, "ARG003"}
    found = [(d.code, d.span.of(text)) for d in report.diagnostics if d.code in arguing]
    assert found == [(code, words)]
