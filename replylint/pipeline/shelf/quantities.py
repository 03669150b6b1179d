"""Figures in a text: how much of what, in numerals or words, as a range of one unit."""

import re
from collections.abc import Callable, Iterator
from functools import cache

from replylint.diagnostic import TextSpan
from replylint.pipeline.shelf.ages import ages, days_of_month
from replylint.pipeline.shelf.clock import clock_times
from replylint.pipeline.shelf.numbers import NUMERAL, may_hold_figure, number, units, value
from replylint.pipeline.shelf.quantity import Quantity
from replylint.pipeline.shelf.texts import stems

_ROUGHLY = 0.2
"""The share by which "about" lets a figure be more or less."""
_BUSINESS_WEEK = 7 / 5
"""Days that pass for each working day, at most."""
_LENGTH = re.compile(
    r"\b(?:within|in|for|about|around|takes?|lasts?|of|than|after|until|till|to|valid|have|has|once|every|with|or"
    r"|least|most|whole|full|plan|allow|needs?|spend|waits?|runs?|hold|holds|give|gives)\s$",
    re.IGNORECASE,
)
"""What stands before "a week" where it is a length of time, not how often or how much."""
_LENGTH_AFTER = re.compile(r"\s(?:before|after|ahead|long|in advance|to)\b", re.IGNORECASE)
_WHOLE = re.compile(r"\b(?:whole|full)\b", re.IGNORECASE)

_NAMED = re.compile(r"[a-z,]\s[A-Z][\w-]*\s$")
"""A name that a number belongs to: "the Heron 3 commuter"."""


def quantities(text: str, within: TextSpan) -> list[Quantity]:
    """Return the figures in a stretch of text, in order, none inside another."""
    found: list[Quantity] = []
    if not may_hold_figure(within.of(text)):
        return found
    for read in _readers():
        for quantity in read(text, within):
            if not any(quantity.span.touches(other.span) for other in found):
                found.append(quantity)
    return sorted(found, key=lambda quantity: quantity.span)


def _readers() -> tuple[Callable[[str, TextSpan], Iterator[Quantity]], ...]:
    """Return what finds figures; where two overlap, that of the first one counts."""
    days_and_ages = (clock_times, ages, days_of_month)
    return (*days_and_ages, _wholes, _measured, _priced, _shares, _ordinals, _counted)


@cache
def _shapes() -> dict[str, re.Pattern[str]]:
    """Return the expressions of figures, by what they find."""
    names, figure = units(), number()
    unit = "|".join(sorted((u for table in names.units.values() for u in table), key=len)[::-1])
    about = r"(?P<about>\b(?:about|around|roughly|approximately|approx\.?|some)\s|~\s?)?"
    range_ = (
        rf"(?:(?P<low>{figure})(?:(?<=\d)\s?-\s?|\s?[–—]\s?|\s(?:to|or|and)\s))?(?P<high>{figure})"
    )
    working = r"(?:[\s-]?(?:(?P<working>business|working|work|banking|bank)|full|whole|calendar"
    working += r"|consecutive|extra|more))?"
    sign = r"US\$|C\$|A\$|[€$£¥]|\b(?:EUR|USD|GBP|CHF)\s"
    shapes = {
        "measured": rf"{about}(?<![\w.,/#-])(?:{range_}|(?P<one>an?)(?=\s(?:(?:full|whole|"
        rf"working|business)\s)?(?:{unit})\b)){working}[\s-]?(?P<unit>{unit})(?![\w])",
        "priced": rf"(?P<sign>{sign})\s?(?:(?:{NUMERAL})\s?[-–—]\s?(?:{sign})?)?"
        rf"(?P<high>{NUMERAL})(?P<k>k\b)?",
        "wholes": rf"\b(?P<whole>{'|'.join(names.wholes)})\b",
        "shares": rf"\b(?:(?:save|off|by|saves?|discount of|less)\s)?an?\s(?P<share>"
        rf"{'|'.join(names.shares)})\b(?=\s(?:off|on|of the price|less|discount)\b)",
        "ordinals": rf"\b(?P<ordinal>(?:\d+(?:st|nd|rd|th)|(?:(?:{'|'.join(names.tens)})[ -])?"
        rf"(?:{'|'.join(names.ordinals)})))\s(?P<noun>[a-z]+)",
        "counted": rf"(?<![\w.,/#:-])(?P<high>{figure})(?:\s(?:\w+ly|different|separate|single"
        rf"|whole|new|free|active|user|team|further|more|extra|wrong|failed|invalid|incorrect|small|large|spare|paid|unpaid))?\s(?P<noun>[a-z]{{3,}})\b",
    }
    return {name: re.compile(shape, re.IGNORECASE) for name, shape in shapes.items()}


def _measured(text: str, within: TextSpan) -> Iterator[Quantity]:
    for found in _shapes()["measured"].finditer(text, within.start, within.end):
        if found["one"] and not _is_length(text, found):
            continue
        unit = re.sub(r"\s+", " ", found["unit"].lower())
        kind = next(kind for kind, table in units().units.items() if unit in table)
        least, most = units().units[kind][unit]
        amount = 1 if found["one"] else value(found["high"])
        stretch = _BUSINESS_WEEK if found["working"] and kind == "duration" else 1
        slack = _ROUGHLY if found["about"] else 0
        start = (
            found.start("low") if found["low"] else found.start("one" if found["one"] else "high")
        )
        yield Quantity(
            kind,
            amount * least * (1 - slack),
            amount * most * stretch * (1 + slack),
            TextSpan(start, found.end()),
            working=bool(found["working"]),
        )


def _is_length(text: str, found: re.Match[str]) -> bool:
    """Tell whether "a week" is a length of time."""
    if text[found.end() :].startswith(("'s", "’s")):
        return False
    before = text[max(0, found.start("one") - 12) : found.start("one")]
    return bool(
        found["about"]
        or _LENGTH.search(before)
        or _WHOLE.search(found.group())
        or _LENGTH_AFTER.match(text, found.end())
    )


def _priced(text: str, within: TextSpan) -> Iterator[Quantity]:
    signs = {"€": "eur", "£": "gbp", "$": "usd", "US$": "usd"}
    for found in _shapes()["priced"].finditer(text, within.start, within.end):
        sign = found["sign"].strip().upper()
        amount = value(found["high"]) * (1000 if found["k"] else 1)
        kind = f"money:{signs.get(sign, sign.lower())}"
        yield Quantity(kind, amount, amount, TextSpan(*found.span()))


def _wholes(text: str, within: TextSpan) -> Iterator[Quantity]:
    for found in _shapes()["wholes"].finditer(text, within.start, within.end):
        days = units().wholes[re.sub(r"\s+", " ", found["whole"].lower())]
        yield Quantity("duration", days, days, TextSpan(*found.span()))


def _shares(text: str, within: TextSpan) -> Iterator[Quantity]:
    for found in _shapes()["shares"].finditer(text, within.start, within.end):
        percent = units().shares[found["share"].lower()]
        yield Quantity("share", percent, percent, TextSpan(*found.span()))


def _ordinals(text: str, within: TextSpan) -> Iterator[Quantity]:
    for found in _shapes()["ordinals"].finditer(text, within.start, within.end):
        *tens, last = re.split(r"[ -]", found["ordinal"].lower())
        number = int(last[:-2]) if last[0].isdigit() else units().ordinals[last]
        number += sum(units().tens[ten] for ten in tens)
        if number > 2:  # noqa: PLR2004 - the first and the second tell cases apart
            yield from _count(found["noun"], number, TextSpan(*found.span()))


def _counted(text: str, within: TextSpan) -> Iterator[Quantity]:
    for found in _shapes()["counted"].finditer(text, within.start, within.end):
        if not _NAMED.search(text, max(within.start, found.start() - 30), found.start()):
            yield from _count(found["noun"], value(found["high"]), TextSpan(*found.span()))


def _count(noun: str, number: float, span: TextSpan) -> Iterator[Quantity]:
    stem = next(stems(noun), "")
    if stem and noun.lower() not in units().uncounted:
        yield Quantity(f"count:{stem}", number, number, span)
