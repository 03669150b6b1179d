"""What a macro states in figures: how much, of what, and under which conditions."""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.pipeline.shelf.conditions import Conditions, conditions_in
from replylint.pipeline.shelf.names import proper_names
from replylint.pipeline.shelf.quantities import quantities
from replylint.pipeline.shelf.quantity import Quantity
from replylint.pipeline.shelf.texts import Text, sentences_in, stems
from replylint.pipeline.shelf.things import Surroundings, topic_of

_NO_LENGTH_BEFORE = re.compile(
    r"\b(?:last|past|previous|since|for over|another|these|those|for the next|by|over|more than a?"
    r"|(?:ends?|ending|expires?|expiring|runs? out|due|back|clos\w+|renews?)\sin(?:\sabout)?)\s$",
    re.IGNORECASE,
)
_NO_LENGTH_AFTER = re.compile(
    r"\s(?:ago|earlier|later|left|remaining|to go|late|overdue|too late)\b", re.IGNORECASE
)
"""What stands around a time that says when something was or will be, not how long it takes."""
_BEFORE = 24
"""Characters before a figure in which such words stand."""
_SEPARATOR = re.compile(r"[,;:–—]|\b(?:and|while|whereas|but|or)\b", re.IGNORECASE)
_MOST = re.compile(
    r"\b(?:up to|at most|max(?:imum|\.)?|(?:no|not) more than|limit\w*|only|once|as many as"
    r"|at the same time|at once|or fewer|allow\w*|longest|at the latest|no later than)\b",
    re.IGNORECASE,
)
_LEAST = re.compile(
    r"\b(?:at least|min(?:imum|\.)?|or more|no less than|not less than|shortest|at the earliest)\b",
    re.IGNORECASE,
)
_COMMA, _LAST, _LIST = re.compile(r","), re.compile(r",\s(?:and|or)\b"), 2
"""The marks between the items of a list, the last of them, and how many make one."""
_EVERYONE = re.compile(
    r"\b(?:everyone(?! in your)|every(?:body| order| item| customer| product| plan)|whatever the"
    r"|regardless of|no matter (?:which|what|how)"
    r"|all (?:orders|items|customers|products|plans|countries))\b",
    re.IGNORECASE,
)
_UNRATED = ("duration", "clock", "time of day")
_RATE = re.compile(
    r"\b(?:per|each|every|a)\s(?:full\s|whole\s|single\s|calendar\s|person\sper\s)?"
    r"(?P<each>minute|hour|day|week|month|year|night|person|guest|user|item|parcel|message"
    r"|team|account)\b|\b(?P<ly>dai|month|week|year|annual)ly\b",
    re.IGNORECASE,
)


class Statement(Struct, frozen=True):
    """A figure and what it is stated for."""

    quantity: Quantity
    text: str
    topic: str
    """The thing, "" where it is none of those that are known by name."""
    words: frozenset[str]
    """The stems of its part of the sentence."""
    around: frozenset[str]
    """The stems of its sentence, the one before and the title."""
    names: frozenset[str]
    """Names in its part of the sentence."""
    near: Conditions
    """Conditions in its part of the sentence, else in the sentence."""
    titled: Conditions
    """Conditions in the title."""
    before: Conditions
    """Conditions in the sentence before."""
    general: bool
    """Whether it is said to hold for all."""
    limit: str
    """"most" or "least" where it is that of what is possible, else ""."""
    rate: str
    """What it is stated for each of: "day", "person", …"""


def statements_in(text: Text, title: str) -> Iterator[Statement]:
    """Yield the figures that a macro states, in order."""
    before = TextSpan(text.body.start, text.body.start)
    for sentence in sentences_in(text.prose, text.body):
        found = [each for each in quantities(text.prose, sentence) if _is_stated(text.prose, each)]
        for quantity, clause in _clauses(text.prose, sentence, found):
            place = Surroundings(text.prose, clause, sentence, before, title)
            yield _statement(quantity, place)
        before = sentence


def _is_stated(prose: str, quantity: Quantity) -> bool:
    """Tell whether a time says how long, not when something was."""
    span = quantity.span
    return quantity.kind != "duration" or not (
        _NO_LENGTH_BEFORE.search(prose, max(0, span.start - _BEFORE), span.start)
        or _NO_LENGTH_AFTER.match(prose, span.end)
    )


def _clauses(
    prose: str, sentence: TextSpan, found: list[Quantity]
) -> Iterator[tuple[Quantity, TextSpan]]:
    """Yield each figure with its part of the sentence: figures of one kind share it out."""
    for quantity in found:
        alike = [each for each in found if each.kind == quantity.kind]
        cuts = [
            _SEPARATOR.search(prose, left.span.end, right.span.start)
            for left, right in pairwise(alike)
        ]
        at = alike.index(quantity)
        start = next((cut.start() for cut in reversed(cuts[:at]) if cut), sentence.start)
        end = next((cut.start() for cut in cuts[at:] if cut), sentence.end)
        yield quantity, TextSpan(start, end)


def _statement(quantity: Quantity, place: Surroundings) -> Statement:
    clause, sentence, before = (
        part.of(place.prose) for part in (place.clause, place.sentence, place.before)
    )
    words = frozenset(stems(_without(place.prose, place.clause, quantity.span)))
    if place.points_back:
        words |= frozenset(stems(before))
    return Statement(
        quantity,
        quantity.span.of(place.prose),
        topic_of(quantity, place),
        words,
        words | frozenset(stems(f"{place.title}. {before} {sentence}")),
        frozenset(proper_names(place.prose, place.clause)),
        _conditions_near(place, quantity.span, clause),
        _conditions_of(place.title),
        conditions_in(before),
        bool(_EVERYONE.search(sentence)),
        _limit(clause),
        "" if quantity.kind in _UNRATED else _rate(place.prose, quantity.span, place.clause),
    )


def _conditions_near(place: Surroundings, figure: TextSpan, clause: str) -> Conditions:
    """Return the conditions beside a figure; those of other items of a list are none of its own."""
    commas = list(_COMMA.finditer(place.prose, place.sentence.start, place.sentence.end))
    if len(commas) < _LIST or not _LAST.match(place.prose, commas[-1].start()):
        return {**conditions_in(place.sentence.of(place.prose)), **conditions_in(clause)}
    start = max((comma.end() for comma in commas if comma.end() <= figure.start), default=0)
    first = TextSpan(place.sentence.start, commas[0].start())
    end = next((c.start() for c in commas if c.start() >= figure.end), place.sentence.end)
    own = TextSpan(max(start, place.sentence.start), end)
    return {**conditions_in(first.of(place.prose)), **conditions_in(own.of(place.prose))}


def _conditions_of(title: str) -> Conditions:
    """Return the conditions in a title; one that lists what it is about states none."""
    return {name: found for name, found in conditions_in(title).items() if len(found) == 1}


def _limit(clause: str) -> str:
    if _LEAST.search(clause):
        return "least"
    return "most" if _MOST.search(clause) else ""


def _rate(prose: str, figure: TextSpan, clause: TextSpan) -> str:
    """Return what a figure is for each of, by the words after it or else before it."""
    found = _RATE.search(prose, figure.end, clause.end) or _RATE.search(
        prose, clause.start, figure.start
    )
    if found is None:
        return ""
    each = (found["each"] or found["ly"]).lower()
    return {"dai": "day", "annual": "year"}.get(each, each)


def _without(prose: str, place: TextSpan, figure: TextSpan) -> str:
    return prose[place.start : figure.start] + " " + prose[figure.end : place.end]
