"""LIB002: a figure that another macro states differently for the same thing.

Of two macros the later one is reported, and of more those whose figure fewer state: where
thirty macros say 14 days and one says 30, there is one to look at.
"""

from collections.abc import Iterator

from replylint.match import Match
from replylint.pipeline.reading import Reading
from replylint.rule import Rule


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield each such figure; the slots `other` and `title` say what is said where."""
    if reading.shelf is None:
        return
    for found in reading.shelf.contradictions(reading.draft):
        span, other = found.statement.quantity.span, found.other
        slots = {"other": other.statement.text, "title": other.sketch.title}
        yield Match(rule, span, reading.sentence_at(reading.tokens(span)[0]), slots)
