"""REF001: a no, and not one sentence that could be its reason."""

from collections.abc import Iterable, Iterator

from replylint.match import Match, anchored
from replylint.patterns.flat import Act
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Rule

_REASONS = frozenset(
    {
        "reason",
        "explanation",
        "policy",
        "blame",
        "contradiction",
        "doubt",
        "admission",
        "empty-cause",
    }
)
_NO_REASON = frozenset(
    {
        "refusal",
        "apology",
        "non-apology",
        "boilerplate-apology",
        "thanks",
        "closing-ritual",
        "offer",
        "alternative",
        "instruction",
        "question",
        "request-for-data",
        "way-back",
        "follow-up",
        "commitment",
        "acknowledgement",
    }
)
"""What a sentence does that explains nothing; any other sentence may be the reason."""
_SHORT = 4
_LONG = 16
"""A refusal of more words has room for its reason."""


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the first refusal, where nothing in the reply could be read as its reason."""
    found = anchored(rule, reading, "refusal")
    if found is None or any(_may_explain(sentence, reading) for sentence in reading.body):
        return
    # models pass over a reason in a few words ("too small for"), which wordings know
    around = reading.around(found.sentence)
    if not any(_within(act, around) for act in reading.acts_of(["reason"])):
        yield found


def _within(act: Act, sentences: Iterable[Sentence]) -> bool:
    return any(sentence.start <= act.start < sentence.end for sentence in sentences)


def _may_explain(sentence: Sentence, reading: Reading) -> bool:
    words = sum(reading.words.alpha[sentence.start : sentence.end])
    if reading.has(_REASONS, [sentence]):
        return True
    if sentence.number in reading.doing("refusal"):
        return words > _LONG
    return words >= _SHORT and not reading.has(_NO_REASON, [sentence])
