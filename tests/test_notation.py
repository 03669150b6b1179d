"""The notation of wordings finds what a reader of a rule file would expect."""

import pytest

from replylint.patterns import PatternError, PatternIndex
from replylint.pipeline import build_pipeline

NLP = build_pipeline()


def found(wording: str, text: str, classes: dict[str, list[str]] | None = None) -> list[str]:
    """Return the words that a wording finds in a sentence."""
    index: PatternIndex[str] = PatternIndex(NLP)
    index.add("it", [wording], classes)
    doc = NLP.make_doc(text)
    return [doc[hit.start : hit.end].text for hit in index.find(doc)]


@pytest.mark.parametrize(
    ("wording", "text", "expected"),
    [
        ("sorry if|that", "I am sorry that it broke", ["sorry that"]),
        ("sorry (if this|that it) broke", "Sorry that it broke", ["Sorry that it broke"]),
        ("so? sorry if", "so sorry if", ["so sorry if"]),
        ("so? sorry if", "Sorry if", ["Sorry if"]),
        ("you {0,2} forgot", "you seem to have forgot", []),
        ("you {0,3} forgot", "you seem to have forgot", ["you seem to have forgot"]),
        ("you {0,3} forgot", "you, it seems, forgot", []),
        ("send ... password", "send us your name, and your password", None),
        ("refund !not", "refund not", []),
        ("refund !not", "refund today", ["refund today"]),
        ("[[but]] we cannot", "Sorry, but we can't", ["but"]),
        ("^ obviously", "Obviously, it broke", ["Obviously"]),
        ("^ obviously", "It obviously broke", []),
        ("at once $", "Come at once!", ["at once"]),
        ("at once $", "Come at once or not", []),
    ],
)
def test_a_wording_finds_what_it_says(wording: str, text: str, expected: list[str] | None) -> None:
    assert found(wording, text) == ([text] if expected is None else expected)


@pytest.mark.parametrize("text", ["we can't", "we can’t", "we cannot", "we can not", "We can't"])
def test_contractions_and_apostrophes_are_one(text: str) -> None:
    assert found("we can't", text) == [text]


@pytest.mark.parametrize("text", ["you didn't say", "you did not say", "you didn’t say"])
def test_the_past_stays_the_past(text: str) -> None:
    assert found("you didn't say", text) == [text]
    assert found("you don't say", text) == []


def test_a_class_stands_for_its_words_and_may_name_another() -> None:
    classes = {"pet": ["cat", "guinea pig", "@bird"], "bird": ["wren"]}
    for pet in ("cat", "guinea pig", "wren"):
        assert found("my @pet", f"my {pet}", classes) == [f"my {pet}"]


def test_a_slot_holds_the_words_in_its_place() -> None:
    index: PatternIndex[str] = PatternIndex(NLP)
    index.add("it", ["you failed to <action>"])
    doc = NLP.make_doc("You failed to send the form.")
    (hit,) = index.find(doc)
    slots = {name: doc[start:end].text for name, (start, end) in hit.slots}
    assert slots == {"action": "send the form"}


@pytest.mark.parametrize(
    ("wording", "reason"),
    [
        ("my @nothing", "unknown class of words @nothing"),
        ("{0,3}", "no word that must be there"),
        ("a||b", "empty choice"),
        ("(a b", "unpaired brackets"),
        ("say !(at once)", "single words only"),
    ],
)
def test_a_wording_that_cannot_be_read_says_why(wording: str, reason: str) -> None:
    with pytest.raises(PatternError, match=reason.replace("(", r"\(")):
        found(wording, "anything")


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ([{"NORM": "refund"}, {"NORM": "not", "OP": "!"}], "refund today", ["refund today"]),
        ([{"NORM": "refund"}, {"NORM": "not", "OP": "!"}], "refund not", []),
        ([{"NORM": "so"}, {"NORM": "very", "OP": "{13,}"}], "so " + "very " * 13, None),
        ([{"NORM": "a"}, {"NORM": {"REGEX": {"IN": ["^b"]}}}], "a cat", []),
    ],
)
def test_a_token_pattern_means_what_it_means_to_spacy(
    pattern: list[dict[str, object]], text: str, expected: list[str] | None
) -> None:
    index: PatternIndex[str] = PatternIndex(NLP)
    index.add("it", [pattern])
    doc = NLP.make_doc(text.strip())
    hits = [doc[hit.start : hit.end].text for hit in index.find(doc)]
    assert hits == ([text.strip()] if expected is None else expected)


def test_a_word_that_a_later_wording_names_no_longer_stands_for_others() -> None:
    assert found("refund today", "refund zyzzyva") == []
    assert found("refund !zyzzyva", "refund qwertz") == ["refund qwertz"]
    assert found("refund !zyzzyva", "refund zyzzyva") == []
