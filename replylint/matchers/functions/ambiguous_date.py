"""JRG008: a date in figures that is another day on the other side of an ocean, as 03/04/2025.

Where the customer's words name the day with its month ("3 April"), the date is known; the draft
itself may tell, by another date in figures whose day is above 12, or by the month beside it.
"""

import re
from collections.abc import Iterator

from replylint.diagnostic import TextSpan
from replylint.match import Match
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Rule

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_DATE = re.compile(
    r"(?<![\w/.,£$€+-])(?P<a>0?[1-9]|1[0-2])(?P<mark>[/-])(?P<b>0?[1-9]|1[0-2])"
    r"(?:(?P=mark)(?P<year>(?:20)?\d\d))?(?![\w/]|[.,-]\d|\s?%)"
)
_TOLD = re.compile(
    r"(?<![\w/.-])(?:(?:1[3-9]|2\d|3[01])([/-])(?:0?[1-9]|1[0-2])"
    r"|(?:0?[1-9]|1[0-2])([/-])(?:1[3-9]|2\d|3[01]))(?:[/-](?:20)?\d\d)?(?![\w/-])"
)
"""A date in figures that says which of its two numbers is the day."""
_DATED = re.compile(
    r"\b(?:on|by|from|until|till|before|after|since|dated?|due|of|to|and|or|between)\s(?:the\s)?$",
    re.IGNORECASE,
)
"""What stands before a date without a year; "1/2" is a half elsewhere."""


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield each such date; the slot `date` holds its day and month in words, if known."""
    if _TOLD.search(reading.draft.prose):
        return
    for sentence in reading.body:
        place = reading.place(sentence.start, sentence.end)
        text = place.of(reading.draft.prose)
        for date in _DATE.finditer(text):
            if date["a"].zfill(2) != date["b"].zfill(2) and _is_date(text, date):
                yield _match(rule, reading, sentence, date, place.start)


def _is_date(text: str, date: re.Match[str]) -> bool:
    """Tell whether the figures are a date at all, and no month in words stands beside them."""
    dated = date["year"] or (
        date["mark"] == "/" and len(date["b"]) > 1 and _DATED.search(text[: date.start()])
    )
    near = text[max(0, date.start() - 20) : date.end() + 20]
    return bool(dated) and not any(re.search(rf"\b{month[:3]}", near) for month in _MONTHS)


def _match(
    rule: Rule, reading: Reading, sentence: Sentence, date: re.Match[str], offset: int
) -> Match:
    span = TextSpan(offset + date.start(), offset + date.end())
    slots = {"year": f" {date['year']}" if date["year"] else ""}
    said = "\n".join([*reading.draft.thread, reading.draft.customer])
    known = [
        f"{day} {month}"
        for day, month in _ways(date)
        if re.search(rf"\b{day}(?:st|nd|rd|th)? (?:of )?{month[:3]}|\b{month} {day}\b", said)
    ]
    return Match(rule, span, sentence, slots | ({"date": known[0]} if len(known) == 1 else {}))


def _ways(date: re.Match[str]) -> Iterator[tuple[int, str]]:
    """Yield the two days that the figures may mean."""
    a, b = int(date["a"]), int(date["b"])
    yield a, _MONTHS[b - 1]
    yield b, _MONTHS[a - 1]
