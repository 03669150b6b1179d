"""What a configuration changes in the findings."""

import pytest

from replylint import Draft, Report, Severity, lint
from replylint.config import Glossary, Settings
from replylint.linter import Linter
from replylint.ruleset import UnknownRuleError

STIFF = "Please be advised that we open at nine; we can iron out the rest then."
JARGON = "We have opened an RMA for the kettle that you sent."


def codes(text: str, **settings: object) -> list[str]:
    return list(report(text, **settings).counts())


def report(text: str, **settings: object) -> Report:
    """Return what the rules say by themselves."""
    linter = Linter(Settings(**settings), learned=False)  # type: ignore[arg-type]
    return linter.lint(Draft(text, path="replies/a.txt"))


def test_select_takes_codes_prefixes_and_names() -> None:
    assert set(codes(STIFF)) == {"JRG003", "JRG005"}
    assert set(codes(STIFF, select=("JRG",))) == {"JRG003", "JRG005"}
    for selector in ("JRG005", "idiom"):
        assert codes(STIFF, select=(selector,)) == ["JRG005"]


def test_a_longer_selector_wins_over_a_shorter_one() -> None:
    assert codes(STIFF, select=("JRG005",), ignore=("JRG",)) == ["JRG005"]
    assert codes(STIFF, select=("JRG",), ignore=("JRG003",)) == ["JRG005"]


def test_an_unknown_selector_names_its_key_and_the_nearest_rule() -> None:
    with pytest.raises(UnknownRuleError, match=r"`ignore`: no rule is called 'APO03'.*APO003"):
        codes("Hello.", ignore=("APO03",))


def test_severity_is_set_by_code_or_prefix() -> None:
    for key in ("JRG005", "JRG"):
        found = report(STIFF, severity={key: Severity.ERROR}).diagnostics
        assert {d.severity for d in found if d.code == "JRG005"} == {Severity.ERROR}


def test_rules_are_left_out_in_the_files_that_a_pattern_names() -> None:
    assert codes(STIFF, per_file_ignores={"replies/": ("JRG",)}) == []
    assert set(codes(STIFF, per_file_ignores={"macros/": ("JRG",)})) == {"JRG003", "JRG005"}


def test_a_word_that_customers_know_is_no_jargon() -> None:
    assert {"JRG001", "JRG002"} & set(codes(JARGON))
    known = Glossary(acronyms=("RMA",))
    assert not {"JRG001", "JRG002"} & set(codes(JARGON, glossary=known))


def test_the_glossary_gives_the_plain_word() -> None:
    plain = Glossary(words={"flux plate": "heating plate"})
    (found,) = report("We will change the flux plate by Friday.", glossary=plain).diagnostics
    assert found.code == "JRG001"
    assert found.suggestions[0].edits[0].text == "heating plate"


def test_a_promise_that_is_kept_is_allowed() -> None:
    text = "We guarantee that you will always be happy with it."
    assert "PRM001" in codes(text)
    assert "PRM001" not in codes(
        text, allowed_promises=("guarantee that you will always be happy",)
    )


def test_a_draft_in_another_language_is_skipped_unless_english_is_said() -> None:
    german = (
        "Guten Tag, vielen Dank für Ihre Nachricht. Ihr Paket ist heute bei uns"
        " angekommen und wird "
        "morgen früh an Sie weitergeleitet. Bitte melden Sie sich, falls es nicht eintrifft."
    )
    assert report(german).skipped == "written in another language (de)"
    assert report(german, language="en").skipped is None


@pytest.mark.parametrize("tier", ["fast", "full"])
def test_a_word_of_the_glossary_is_found_whatever_the_models_think(tier: str) -> None:
    plain = Glossary(words={"flux plate": "heating plate"})
    settings = Settings(tier=tier, glossary=plain)  # type: ignore[arg-type]
    (found,) = lint(Draft("We will change the flux plate by Friday."), settings).diagnostics
    assert found.code == "JRG001"
