"""What the README and the design promise of the whole."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from replylint import Draft, Report, lint
from replylint.config import Settings
from replylint.evaluate import Evaluation, evaluate, labels_of
from replylint.linter import Linter
from replylint.readers import Defaults, read

ROOT = Path(__file__).parent.parent
DRAFTS = Path(__file__).parent / "drafts"
GOLD = os.environ.get("REPLYLINT_GOLD", "")
MODELS = {
    1: "I understand how this could be frustrating. Let me double-check everything for you, and if "
    "there’s any mistake, we’ll fix it immediately",
    2: "I will look into this matter and get back to you by the end of today",
    3: "I can see why you would be upset",
    4: "No sorry, we cannot give you this information without proper identification. Here at xyz "
    "company, your security is our top priority and we would never give out personal information "
    "without proper measurements",
    5: "I understand how frustrating this must be for you",
}


def report_on(path: Path) -> Report:
    (draft,) = read(path, Defaults())
    assert isinstance(draft, Draft)
    return lint(draft)


@pytest.mark.parametrize("number", MODELS)
def test_a_model_sentence_of_the_principles_has_no_finding_on_its_words(number: int) -> None:
    report = report_on(DRAFTS / f"model-{number}.md")
    text = report.draft.text
    start = text.index(MODELS[number].split(".")[0])
    end = text.index(MODELS[number][-20:], start) + 20
    on_it = [d.code for d in report.diagnostics if d.span.start < end and d.span.end > start]
    assert on_it == []


def test_the_readme_example_runs_as_printed(capsys: pytest.CaptureFixture[str]) -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    code = re.search(r"<!-- example -->\n```python\n(.*?)```", readme, re.DOTALL)
    assert code
    exec(code[1], {})  # noqa: S102 - our own README
    printed = capsys.readouterr().out
    assert "APO003 sorry you feel" in printed
    assert "NXT003 soon" in printed


def test_a_draft_of_more_than_a_million_characters_is_linted() -> None:
    report = lint(Draft("The shop opens at nine and closes at six. " * 25_000))
    assert report.skipped is None


def test_the_docstring_example_is_true() -> None:
    report = lint(Draft("We are sorry if this caused any confusion."))
    assert "APO003" in [diagnostic.code for diagnostic in report.diagnostics]


def evaluated(linter: Linter) -> Evaluation:
    path = Path(GOLD)
    drafts = [draft for draft in read(path, Defaults()) if isinstance(draft, Draft)]
    return evaluate(zip(drafts, labels_of(path), strict=True), linter)


@pytest.mark.skipif(not Path(GOLD).is_file(), reason="REPLYLINT_GOLD names no file")
@pytest.mark.parametrize(
    ("linter", "precision", "f1"),
    [
        (lambda: Linter(learned=False), 0.60, 0.45),
        (lambda: Linter(Settings(tier="fast")), 0.70, 0.54),
        (lambda: Linter(Settings(tier="full")), 0.74, 0.60),
    ],
    ids=["rules alone", "fast tier", "full tier"],
)
def test_on_labelled_exchanges_it_stays_above_its_bar(
    linter: Callable[[], Linter], precision: float, f1: float
) -> None:
    found = evaluated(linter())
    assert found.total.precision >= precision
    assert found.total.f1 >= f1
    assert found.loud <= 0.25 * found.clean
    assert found.quiet <= 0.25 * found.clean
    assert found.placed >= 0.7 * found.total.right


@pytest.mark.skipif(not Path(GOLD).is_file(), reason="REPLYLINT_GOLD names no file")
def test_the_full_tier_does_well_in_every_large_family_and_knows_the_facts() -> None:
    found = evaluated(Linter(Settings(tier="full")))
    families = found.families()
    for name in ("ACK", "APO", "ARG", "NXT", "REF", "JRG"):
        assert families[name].f1 >= 0.45, name
    wrong = {fact: counts.wrong + counts.missed for fact, counts in found.facts.items()}
    assert wrong["complaint"] <= 0.12 * found.replies
    assert wrong["at_fault"] <= 0.18 * found.replies
    assert found.facts["refusal"].f1 >= 0.60
    assert found.facts["open"].f1 >= 0.60
    assert found.loud <= 0.15 * found.clean
    assert found.placed >= 0.75 * found.total.right
