"""Ages and days of the month: "16 or over", "nobody under fourteen", "the 20th of each month"."""

import re
from collections.abc import Iterator

from replylint.diagnostic import TextSpan
from replylint.pipeline.shelf.numbers import value
from replylint.pipeline.shelf.quantity import Quantity

_PEOPLE = (
    "children|kids|infants|babies|guests|passengers|persons|people|those|anyone|anybody|nobody"
    "|no one|no-one|everyone|everybody|visitors|drivers|riders|students|pupils|players|members"
    "|volunteers|swimmers|you"
)
_AGES = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|twenty-one|twenty-five"
)
_AGE = re.compile(
    rf"\b(?P<before>\d{{1,2}}|{_AGES})(?:\syears?(?:\sold|\sof\sage)|\s(?:or|and)\s(?:older|over))\b"
    rf"|\b(?:{_PEOPLE})\s(?:up to|under|below|over|above|from|aged|older than|younger than)"
    rf"(?:\sthe age of|\sage)?\s(?P<of>\d{{1,2}}|{_AGES})(?:\syears)?\b"
    rf"|\b(?:must|have to|has to|need to|needs to)\sbe\s(?:at least\s|over\s|aged\s|turned\s)?"
    rf"(?P<be>\d{{1,2}}|{_AGES})(?=\s(?:to|or|and|when|before|if)\b|[.,;!?)])"
    rf"|\b(?:under|over)-(?P<s>\d{{1,2}}|{_AGES})s\b"
    rf"|\bage(?:d)?(?:\s(?:of|is))?\s(?P<after>\d{{1,2}}|{_AGES})(?:\syears)?\b",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(
    r"\b(?P<day>\d{1,2})(?:st|nd|rd|th)\s(?:day\s)?of\s(?:the|each|every|a|your)\s(?:\w+\s)?month\b",
    re.IGNORECASE,
)


def ages(text: str, within: TextSpan) -> Iterator[Quantity]:
    """Yield the ages in a stretch of text, in years."""
    for found in _AGE.finditer(text, within.start, within.end):
        years = value(next(each for each in found.groups() if each))
        yield Quantity("age", years, years, TextSpan(*found.span()))


def days_of_month(text: str, within: TextSpan) -> Iterator[Quantity]:
    """Yield the days of every month in a stretch of text, from 1 to 31."""
    for found in _DAY_OF_MONTH.finditer(text, within.start, within.end):
        day = float(found["day"])
        yield Quantity("day of month", day, day, TextSpan(*found.span()))
