"""PUB002: a public complaint about a case that has to be looked up."""

from collections.abc import Iterator
from functools import cache

from replylint.match import Match, anchored
from replylint.patterns import PatternIndex
from replylint.pipeline import build_pipeline
from replylint.pipeline.reading import Reading
from replylint.rule import Function, Rule


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the last sentence, where the customer or the draft speaks of one customer's case."""
    assert isinstance(rule.match, Function)  # noqa: S101 - the registry pairs them
    index = _index(rule.match.phrases)
    asked = reading.has(("request-for-data",))
    found = anchored(rule, reading, "last")
    if found and (asked or (reading.customer is not None and index.find(reading.customer))):
        yield found


@cache
def _index(wordings: tuple[str, ...]) -> PatternIndex[int]:
    index: PatternIndex[int] = PatternIndex(build_pipeline())
    index.add(0, wordings)
    return index
