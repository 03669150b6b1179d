"""SOL004: the customer is without something they rely on, and nothing helps until it comes.

The rule's `phrases` are the wordings by which customers tell of that; that the reply holds nothing
to bridge the time, its guards must say.
"""

from collections.abc import Iterator
from functools import cache

from replylint.match import Match
from replylint.patterns import PatternIndex
from replylint.pipeline import build_pipeline
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Function, Rule

_STEPS = frozenset({"ownerless-step", "commitment", "hand-over", "follow-up", "vague-time"})


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the sentence that gives the step, where the customer goes without until it is done."""
    assert isinstance(rule.match, Function)  # noqa: S101 - the registry pairs them
    index = _index(rule.match.phrases)
    told = [*reading.thread, *([reading.customer] if reading.customer is not None else [])]
    if reading.body and any(index.find(message) for message in told):
        sentence = _step(reading)
        yield Match(rule, reading.place(sentence.start, sentence.end), sentence)


def _step(reading: Reading) -> Sentence:
    steps = [sentence for sentence in reading.body if sentence.acts & _STEPS]
    return steps[0] if steps else reading.body[-1]


@cache
def _index(wordings: tuple[str, ...]) -> PatternIndex[int]:
    index: PatternIndex[int] = PatternIndex(build_pipeline())
    index.add(0, wordings)
    return index
