"""The draft asks for something that the customer has given already.

Values are known by their shape beside their name: an order number is capitals and digits near
"order". What the customer only mentions without a value does not count.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.match import Match
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Rule

_ASKING = re.compile(
    r"\b(?:could|can|would|will) you\b|\bplease\b|\bkindly\b|\bwe (?:need|require|ask)\b"
    r"|\bi(?:'ll| will)? need\b"
    r"|\bmay (?:i|we)\b|\bwhat(?:'s| is| was)\b|\bwhich\b|\blet (?:me|us) (?:have|know)\b"
    r"|\bfollowing\b|\b(?:send|give|dm) (?:me|us)\b",
    re.IGNORECASE,
)
_DOUBTING = re.compile(
    r"\b(?:confirm|double|correct|another|different|other|clearer|sharper|closer|better|more|new"
    r"|same|if)\b",
    re.IGNORECASE,
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*"
_DATE = (
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}|{_MONTH} \d{{1,2}}"
    r"|\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})?)"
)
_PICTURE = r"(?:photo(?:graph)?|picture|pic|image|screenshot)s?"
_NUMBERED = (
    "order|booking|reservation|account|policy|case|ticket|invoice|tracking|customer|membership"
    "|contract|serial"
)


class _Thing(Struct, frozen=True):
    """Something that replies ask for: how they ask, and how it looks once given.

    `given` may name the group "of" of `asked` in braces; `known` says it back.
    """

    asked: re.Pattern[str]
    given: str
    known: str


def _thing(asked: str, given: str, known: str) -> _Thing:
    return _Thing(re.compile(asked, re.IGNORECASE), given, known)


_THINGS = (
    _thing(
        rf"\b(?P<of>{_NUMBERED}) (?:number|no\b\.?|ref(?:erence)?(?: number)?|id|code)",
        r"\b(?i:{of}(?: number| no\.?| ref(?:erence)?| id)?)(?: is|:|,| was| -)? ?(?:\(|#"
        r"|no\.? ?)?(?P<value>(?=[\w-]*\d)[A-Z0-9][\w-]{2,}[A-Z0-9])\b",
        "your {of} number, {value}",
    ),
    _thing(
        r"\b(?:booking |case |your |the )reference(?: number)?\b",
        r"\b(?i:ref(?:erence)?|booking|case)\.?(?: is|:"
        r"|,)? ?#?(?P<value>(?=[\w-]*\d)[A-Z0-9][\w-]{2,}[A-Z0-9])\b",
        "your reference, {value}",
    ),
    _thing(
        r"(?<=your |.the )e-?mail(?: address)?(?= |\?|\.|,|$)",
        r"(?P<value>[\w.+-]+@[\w-]+\.[\w.]*\w)",
        "your address, {value}",
    ),
    _thing(
        r"\b(?:phone|telephone|mobile|contact) number",
        r"(?P<value>\+?\d[\d ()-]{8,}\d)",
        "your number, {value}",
    ),
    _thing(
        r"\bpost ?code",
        r"\b(?P<value>[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b",
        "your postcode, {value}",
    ),
    _thing(
        r"\bmodel(?: number| name)?\b",
        r"\b(?i:model)(?: number| is|:|,)* ?(?P<value>(?=[\w-]*\d)[A-Z0-9][\w-]+)",
        "the model, {value}",
    ),
    _thing(
        r"\b(?:date of purchase|purchase date|order date|when (?:did )?you (?:bought|buy|ordered"
        r"|order|purchased?))",
        rf"(?i:bought|purchased?|ordered|order)\b.{{0,40}}?(?P<value>(?i:{_DATE}))",
        "the date, {value}",
    ),
    _thing(
        rf"\b{_PICTURE}\b",
        rf"(?i:{_PICTURE})\b.{{0,30}}?(?P<value>(?i:attached|enclosed|uploaded|below|sent|twice))",
        "what you sent",
    ),
    _thing(
        r"\bhow many (?P<of>\w{3,})",
        r"(?P<value>\b\d+) (?i:\w+ )?(?i:{of})\b",
        "the number, {value}",
    ),
)


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield a match at each thing asked for that the customer's words hold."""
    said = reading.told
    asking = False
    for sentence in reading.body if said else ():
        place = reading.place(sentence.start, sentence.end)
        text = place.of(reading.draft.prose)
        asking = bool(_ASKING.search(text)) or (asking and text.lstrip()[:1] in "-*•")
        if asking and not _DOUBTING.search(text):
            yield from _asked(rule, reading, sentence, said)


def _asked(rule: Rule, reading: Reading, sentence: Sentence, said: str) -> Iterator[Match]:
    place = reading.place(sentence.start, sentence.end)
    for thing in _THINGS:
        for asked in thing.asked.finditer(place.of(reading.draft.prose)):
            of = asked.groupdict().get("of") or ""
            given = re.search(thing.given.replace("{of}", of), said)
            if given:
                span = TextSpan(place.start + asked.start(), place.start + asked.end())
                known = thing.known.format(value=given["value"], of=of)
                yield Match(rule, span, sentence, {"known": known})
                return
