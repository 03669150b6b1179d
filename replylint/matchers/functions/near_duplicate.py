"""LIB001: a macro that says nearly the same as one before it in the library."""

from collections.abc import Iterator

from msgspec.structs import replace

from replylint.match import Match, anchored
from replylint.pipeline.reading import Reading
from replylint.rule import Rule


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the first body sentence where there is such a macro; the slot `title` names it."""
    other = reading.shelf and reading.shelf.near_duplicate(reading.draft)
    match = anchored(rule, reading, "first") if other else None
    if match and other:
        yield replace(match, slots={"title": other.title})
