"""TPL004: a greeting in which a name was to be filled in and is not: "Hi ,", "Hi None,"."""

import re
from collections.abc import Iterator

from replylint.diagnostic import TextSpan
from replylint.match import Match
from replylint.pipeline.reading import Reading
from replylint.rule import Rule

_TITLE = r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor)\b\.?"
_WORD = r"(?:hi|hiya|hello|hey|dear|(?:good[^\S\n]+)?(?:morning|afternoon|evening))"
_END = r"(?=[^\S\n]*(?:[,!:;.–—-]|\n|$))"
_GAP = re.compile(
    rf"\s*(?P<gap>{_WORD}(?:[^\S\n]+{_TITLE})?[^\S\n]+,|dear[^\S\n]*(?:[,:]|(?=\n)))", re.IGNORECASE
)
_NOTHING = "null|NULL|Null|nil|NaN|nan|N/A|n/a|[Uu]ndefined|UNDEFINED|[Nn]one|NONE"
_NOBODY = re.compile(
    rf"\s*(?i:{_WORD})[^\S\n]+(?P<title>(?i:{_TITLE})[^\S\n]+)?"
    rf"(?P<nobody>\(?(?:{_NOTHING})(?:[^\S\n]+(?:{_NOTHING}))?\)?){_END}"
)
_SPACED_COMMA = re.compile(r"\w ,")


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the greeting that has a gap, or the word in it that stands for nothing."""
    greeting = next((s for s in reading.sentences if s.zone == "greeting"), None)
    if greeting is None:
        return
    prose = reading.draft.prose
    place = reading.place(greeting.start, greeting.end)
    span = _gap(prose, place.start) or _nobody(prose, place.start, reading.draft.customer)
    # where markup stands in the gap, an element may show the name
    if span and "<" not in reading.draft.span(span).of(reading.draft.text):
        yield Match(rule, span, greeting, tokens=reading.tokens(span))


def _gap(prose: str, at: int) -> TextSpan | None:
    """Return the greeting that lacks a name, unless its writer puts a gap before every comma."""
    found = _GAP.match(prose, at)
    if not found or _SPACED_COMMA.search(prose, found.end()):
        return None
    return TextSpan(*found.span("gap"))


def _nobody(prose: str, at: int, customer: str) -> TextSpan | None:
    """Return the word for nothing in place of a name, unless it is somebody's own name."""
    found = _NOBODY.match(prose, at)
    if not found or (found["nobody"] == "Null" and (found["title"] or "Null" in customer)):
        return None
    return TextSpan(*found.span("nobody"))
