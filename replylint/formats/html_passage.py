"""The words of a finding within their sentence; the browser wraps them and draws the line."""

import re

from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.formats.sentence import sentence_around

LIMIT = 240
"""Characters shown on either side of the words: a text without full stops is clipped."""
ELLIPSIS = "…"


class Passage(Struct, frozen=True):
    """A sentence parted around the words; these are empty where something is missing."""

    before: str
    words: str
    after: str


def passage(text: str, span: TextSpan) -> Passage:
    """Return the sentence around `span` on one line."""
    whole = sentence_around(text, span)
    return Passage(
        ending(_flow(text[whole.start : span.start]).lstrip()),
        beginning(_flow(span.of(text)), 2 * LIMIT),
        beginning(_flow(text[span.end : whole.end]).rstrip()),
    )


def beginning(text: str, limit: int = LIMIT) -> str:
    """Return `text`, without the words beyond `limit` characters."""
    kept = text[:limit]
    return text if kept == text else f"{kept.rpartition(' ')[0] or kept} {ELLIPSIS}"


def ending(text: str, limit: int = LIMIT) -> str:
    """Return `text`, without the words more than `limit` characters from its end."""
    kept = text[-limit:]
    return text if kept == text else f"{ELLIPSIS} {kept.partition(' ')[2] or kept}"


def _flow(text: str) -> str:
    return re.sub(r"\s+", " ", text)
