"""Times of day: "9 to 5", "from 7:30 to 16:00", "open at nine and close at one", "by noon"."""

import re
from collections.abc import Iterator

from replylint.diagnostic import TextSpan
from replylint.pipeline.shelf.quantity import Quantity

_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_HOURS = {
    **{word: at for at, word in enumerate(_WORDS, 1)},
    "noon": 12,
    "midday": 12,
    "midnight": 24,
}
_TIME = (
    r"(?:\d{{1,2}}(?:[:.][0-5]\d)?|{words})(?:\s?(?:am|pm|a\.m\.?|p\.m\.?|o['’]?clock|h\b|hrs\b))?"
    r"(?:\s(?:in the (?:morning|afternoon|evening)|at night))?"
).format(words="|".join(_HOURS))
_SPAN = re.compile(
    rf"\b(?P<from>from|between)?\s?(?P<a>(?<![\d.,:/$€£])\b{_TIME})\s?"
    rf"(?:[-–—]|to|and|until|till?)\s?(?P<b>{_TIME})(?![\w%]|[-.,:/]\d|\s?[€£$])",
    re.IGNORECASE,
)
_OPENED = re.compile(
    rf"\bopen\w*\s(?:\w+\s){{0,2}}(?:at|from)\s(?P<a>{_TIME})\b[^.!?]{{0,40}}?"
    rf"\bclos\w+\s(?:at\s)?(?P<b>{_TIME})\b",
    re.IGNORECASE,
)
_POINT = re.compile(
    rf"\b(?:before|by|until|till|after|from|at|than)\s(?P<b>{_TIME})(?![\w%]|[-.,:/]\d|\s?[€£$])",
    re.IGNORECASE,
)
_ALWAYS = re.compile(
    r"(?<![\w/])24/7(?![\w/])|\b(?:a?round the clock|24 hours a day)\b", re.IGNORECASE
)
_MARK = re.compile(
    r"[ap]\.?m\b|\d[:.]\d\d|clock|morning|afternoon|evening|night|noon|midday|\d\s?h", re.IGNORECASE
)
_DAYS = r"\b(?:mon|tues?|wed|thu|fri|sat|sun|weekdays?|daily|every day|working days|week)"
_HOURS_OF = re.compile(
    rf"(?:\b(?:open\w*|hours|staffed|available|phones?|lines?|desk|here)\b[^.!?\d]{{0,30}}|{_DAYS}[^.!?\d]{{0,20}})$",
    re.IGNORECASE,
)
_DAYS_AFTER = re.compile(rf"[^.!?\d]{{0,12}}{_DAYS}", re.IGNORECASE)
"""What stands around two bare numbers that are hours of the day."""
_UNIT_AFTER = re.compile(
    r"\s?(?:(?!every|each|per|a\b)[a-z]+\s)?(?:seconds?|minutes?|mins?|hours?|days?|weeks?|months?|years?|times|%|percent"
    r"|kg|items?|people|[KMGT]B)\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"(\d{1,2})(?:[:.](\d\d))?")
_NOON = 12


def clock_times(text: str, within: TextSpan) -> Iterator[Quantity]:
    """Yield the spans of hours and the single times in a stretch of text."""
    for found in _ALWAYS.finditer(text, within.start, within.end):
        yield Quantity("clock", 24, 24, TextSpan(*found.span()), opens=0)
    for shape in (_OPENED, _SPAN):
        for found in shape.finditer(text, within.start, within.end):
            if shape is _OPENED or _is_span(text, found, within):
                opens, closes = _span(found["a"], found["b"])
                span = TextSpan(found.start("a"), found.end("b"))
                yield Quantity("clock", closes, closes, span, opens=opens)
    for found in _POINT.finditer(text, within.start, within.end):
        if _MARK.search(found["b"]):
            at = _hour(found["b"])
            yield Quantity("time of day", at, at, TextSpan(*found.span("b")))


def _is_span(text: str, found: re.Match[str], within: TextSpan) -> bool:
    """Tell whether two numbers are hours of the day and not a range of something else."""
    if max(_hour(found["a"]), _hour(found["b"])) > _HOURS["midnight"] or _UNIT_AFTER.match(
        text, found.end()
    ):
        return False
    if _MARK.search(found.group()):
        return True
    before = text[
        max(within.start, found.start() - 50) : found.start("from" if found["from"] else "a")
    ]
    return bool(_HOURS_OF.search(before) or _DAYS_AFTER.match(text, found.end(), within.end))


def _span(a: str, b: str) -> tuple[float, float]:
    """Return both times, the second one taken for a later hour of the day."""
    opens, closes = _hour(a), _hour(b)
    if not _MARK.search(a) and opens + _NOON < closes and "p" in b.lower() and opens < _NOON - 6:
        opens += _NOON if opens + _NOON < closes else 0
    return opens, closes + _NOON if closes <= opens and closes <= _NOON else closes


def _hour(text: str) -> float:
    lower = text.lower()
    number = _NUMBER.match(lower)
    word = next((hour for name, hour in _HOURS.items() if lower.startswith(name)), 0)
    hour = int(number[1]) + int(number[2] or 0) / 60 if number else float(word)
    if re.search(r"p\.?m|afternoon|evening|night", lower) and hour < _NOON:
        return hour + _NOON
    return hour - _NOON if re.search(r"a\.?m|morning", lower) and hour >= _NOON else hour
