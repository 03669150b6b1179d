"""Numbers in numerals and words, and the units that they count (words/quantities.toml)."""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

NUMERAL = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d{1,2})?(?!\d)"
_WORD = re.compile(r"[^\W\d_]+")
_THOUSANDS = re.compile(r",(?=\d{3}(?!\d))")
_HALF = " and a half"


class Units(Struct, frozen=True, forbid_unknown_fields=True):
    """Number words and units."""

    ones: Mapping[str, float]
    tens: Mapping[str, float]
    powers: Mapping[str, float]
    wholes: Mapping[str, float]
    """Words that are a number and its unit: days."""
    ordinals: Mapping[str, float]
    shares: Mapping[str, float]
    """Fractions of a price, in percent."""
    units: Mapping[str, Mapping[str, tuple[float, float]]]
    """By kind, what a unit holds at least and at most."""
    uncounted: frozenset[str]
    """Nouns of which a number says nothing that could contradict another."""


@cache
def units() -> Units:
    """Return the numbers and units of quantities.toml."""
    file = files(__package__) / "words" / "quantities.toml"
    return convert(tomllib.loads(file.read_text("utf-8")), Units)


@cache
def number() -> str:
    """Return the expression of a number, in numerals or words."""
    names = units()
    ones, tens, powers = ("|".join(table) for table in (names.ones, names.tens, names.powers))
    small = rf"(?:{tens})(?:[ -](?:{ones}))?|(?:{ones})"
    return rf"(?:{NUMERAL}|(?:{small})(?:\s(?:{powers}))?|an?\s(?:{powers}))(?:{_HALF})?"


def value(text: str) -> float:
    """Return the number that a text states: "2,500", "twenty-five", "a hundred", "1.5"."""
    lower = text.lower()
    extra = 0.5 if lower.endswith(_HALF) else 0
    lower = lower.removesuffix(_HALF)
    if lower[0].isdigit():
        return float(_THOUSANDS.sub("", lower).replace(",", ".")) + extra
    names, found = units(), 0.0
    for word in re.split(r"[\s-]+", lower):
        if word in names.powers:
            found = (found or 1) * names.powers[word]
        else:
            found += {**names.ones, **names.tens}.get(word, 0)
    return found + extra


def may_hold_figure(text: str) -> bool:
    """Tell whether a text holds a numeral, a number word or a unit: to look closer costs more."""
    return any(map(str.isdigit, text)) or not _hints().isdisjoint(_WORD.findall(text.lower()))


@cache
def _hints() -> frozenset[str]:
    names = units()
    tables = (names.ones, names.tens, names.powers, names.ordinals, names.shares)
    found = frozenset().union(*tables, names.units["duration"], " ".join(names.wholes).split())
    return (found | {"noon", "midnight", "clock"}) - {"a", "an", "of"}
