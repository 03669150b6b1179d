"""ESC001: the third or later message about one matter, answered like the first."""

from collections.abc import Iterator
from functools import cache

from replylint.draft import Channel
from replylint.match import Match
from replylint.patterns import PatternIndex
from replylint.pipeline import build_pipeline
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Function, Rule

_BEFORE = 2
"""So many earlier messages of the customer make this one the third."""
_STEPS = frozenset({"ownerless-step", "commitment", "hand-over", "follow-up", "refusal"})


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the sentence that should have offered more, where the customer writes yet again."""
    assert isinstance(rule.match, Function)  # noqa: S101 - the registry pairs them
    if reading.body and (_asks_again(reading) or _says_so(reading, rule.match.phrases)):
        sentence = _answer(reading)
        yield Match(rule, reading.place(sentence.start, sentence.end), sentence)


def _asks_again(reading: Reading) -> bool:
    """Tell whether the thread holds enough earlier messages; a chat is one conversation."""
    if reading.draft.channel == Channel.CHAT or reading.customer is None:
        return False
    return sum(message.startswith("C:") for message in reading.draft.thread) >= _BEFORE


def _says_so(reading: Reading, wordings: tuple[str, ...]) -> bool:
    """Tell whether the customer's own words say that they have written before, and how often."""
    index = _index(wordings)
    return reading.customer is not None and bool(index.find(reading.customer))


def _answer(reading: Reading) -> Sentence:
    """Return the sentence that gives the step or the no, else the last one."""
    steps = [sentence for sentence in reading.body if sentence.acts & _STEPS]
    return steps[0] if steps else reading.body[-1]


@cache
def _index(wordings: tuple[str, ...]) -> PatternIndex[int]:
    index: PatternIndex[int] = PatternIndex(build_pipeline())
    index.add(0, wordings)
    return index
