"""Conditions in a text that exclude one another: express, for students, on Saturdays."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from replylint.diagnostic import TextSpan
from replylint.pipeline.shelf.terms import Lexicon, categories

Conditions = Mapping[str, frozenset[str]]
"""By category, the conditions that are stated."""

_KEPT = 64
"""Texts whose conditions are kept: those of a sentence are asked for by its neighbours too."""
_TOO_BEFORE = re.compile(
    r"\b(?:including|incl\.|even(?: for)?|also for|as well as|both)\s$", re.IGNORECASE
)
_TOO_AFTER = re.compile(r"\s(?:included|too|as well|and all other)\b", re.IGNORECASE)
"""Words that say that something holds not only under the condition beside them."""


@lru_cache(_KEPT)
def conditions_in(text: str) -> Conditions:
    """Return the conditions that a text states."""
    found: dict[str, frozenset[str]] = {}
    for label, span in _lexicon().find(text, TextSpan(0, len(text))):
        category, _, value = label.partition(" ")
        if not _TOO_BEFORE.search(text[: span.start]) and not _TOO_AFTER.match(text[span.end :]):
            found[category] = found.get(category, frozenset()) | {value}
    return found


def excluded(a: Conditions, b: Conditions) -> bool:
    """Tell whether two texts state conditions of which one excludes the other."""
    return any(category in b and not values & b[category] for category, values in a.items())


@cache
def _lexicon() -> Lexicon:
    return Lexicon(
        {
            f"{name} {value}": wordings
            for name, category in categories().items()
            for value, wordings in category.values.items()
        }
    )
