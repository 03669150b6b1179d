"""TPL005: the greeting has another name than the one the customer signed with."""

import re
from collections.abc import Iterable, Iterator

from replylint.diagnostic import TextSpan
from replylint.match import Match
from replylint.matchers.functions.names import Name, differ, folded, name_of
from replylint.matchers.functions.signed import signed_name
from replylint.pipeline.reading import Reading
from replylint.rule import Rule

_GREETING = re.compile(
    r"\s*(?P<hail>(?:hi|hiya|hello|hey|dear|howdy|heya|g'day|greetings"
    r"|(?:good[^\S\n]+)?(?:morning|afternoon|evening|day))[^\S\n]+)?"
    r"(?P<name>[^\W\d_][^,!:;\n–—()]{0,50}?)[^\S\n.]*(?:[,!:;\n–—]|$)",
    re.IGNORECASE,
)
_SIGNED = 60
"""Characters at the end of a message of ours in which we sign."""
_WORD = re.compile(r"[^\W\d_]+")


def find(rule: Rule, reading: Reading) -> Iterator[Match]:
    """Yield the greeting's name where nothing that the customer wrote excuses it."""
    greeting = next((s for s in reading.sentences if s.zone == "greeting"), None)
    if greeting is None:
        return
    place = reading.place(greeting.start, greeting.end)
    found = _GREETING.match(place.of(reading.draft.prose))
    ours = name_of(found["name"]) if found else None
    theirs = _signed(rule, reading, ours) if ours else None
    if found and theirs:
        start, end = found.span("name")
        span = TextSpan(place.start + start, place.start + end)
        tokens = reading.tokens(span)
        yield Match(rule, span, greeting, {"name": theirs.text}, tokens=tokens)


def _signed(rule: Rule, reading: Reading, ours: Name) -> Name | None:
    """Return the customer's name if we greet another, of whom they wrote nothing.

    A name that we sign with ourselves is not theirs: they thank us by it.
    """
    if not set(ours.words).isdisjoint(_words(_of_customer(reading))):
        return None
    theirs = signed_name(reading.draft.customer)
    if theirs is None or not set(theirs.words).isdisjoint(_words(_of_ours(reading))):
        return None
    return theirs if differ(ours, theirs, rule.match.words) else None


def _of_customer(reading: Reading) -> Iterator[str]:
    """Yield the customer's messages without whom they greet."""
    earlier = (part[2:] for part in reading.draft.thread if part.startswith("C:"))
    for message in (*earlier, reading.draft.customer):
        greeting = _GREETING.match(message)
        yield message[greeting.end() :] if greeting and greeting["hail"] else message


def _of_ours(reading: Reading) -> Iterator[str]:
    """Yield how we sign, now and in our earlier messages: whom the customer may be thanking."""
    yield from (part[-_SIGNED:] for part in reading.draft.thread if part.startswith("A:"))
    yield from (reading.text(s) for s in reading.sentences if s.zone == "signature")


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in _WORD.findall(folded(text))}
