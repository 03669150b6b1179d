"""A reply that is hardly more than a link, an FAQ or another form."""

import re
from collections.abc import Iterator

from replylint.match import Match
from replylint.pipeline.reading import Reading
from replylint.rule import Rule

_LINK = re.compile(
    r"https?:|www\.|\w\.(?:com|org|net|example|co\.uk)\b|\bfaqs?\b|\bhelp ?(?:centre|center|page"
    r"|desk page)\b"
    r"|\bknowledge base\b|\b(?:this|our|the|following) (?:\w+ )?(?:link|form|article|page"
    r"|website|site|guide)\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(r"\bdms?\b|\b(?:direct|private) message|\binbox\b|\bsecure\b", re.IGNORECASE)
_POLITE = re.compile(
    r"\b(?:thank|thanks|sorry|apolog\w+|regret|understand|appreciate|hope|happy to|glad"
    r"|feel free|hesitate|welcome"
    r"|let (?:me|us) know|(?:further|other|more) questions|have a|value|take \w+ seriously)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 30


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield one match at the sentence with the link, where nothing else is said."""
    links = []
    for sentence in reading.body:
        text = reading.text(sentence)
        if _LINK.search(text):
            links.append(sentence)
        elif not _POLITE.search(text):
            return
    if not links or _PRIVATE.search(reading.draft.prose):
        return
    if sum(len(reading.text(sentence).split()) for sentence in links) <= _MOST_WORDS:
        place = reading.place(links[0].start, links[0].end)
        yield Match(rule, place, links[0])
