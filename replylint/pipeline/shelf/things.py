"""What a figure is for: the topic of topics.toml whose wordings stand nearest to it."""

import re
from collections.abc import Sequence
from functools import cache

from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.pipeline.shelf.quantity import Quantity
from replylint.pipeline.shelf.terms import Lexicon, topics

_MARKS = re.compile(r"[,;:–—]")
_MARK = 30
"""Characters by which a mark between puts words and a figure further apart."""
_POINTS_BACK = re.compile(
    r"(?:it|they|this|that|these|those|he|she|after that|so it|you (?:now )?have|you['’]ve)\b",
    re.IGNORECASE,
)
"""What begins a sentence that speaks of what the one before named."""
_PRONOUN = re.compile(r"\b(?:it|them|this)\b", re.IGNORECASE)

Cue = tuple[str, TextSpan]
"""A topic, and where a wording of it stands."""


class Surroundings(Struct, frozen=True):
    """Where a figure stands: its part of the sentence, the sentence, the one before, the title."""

    prose: str
    clause: TextSpan
    sentence: TextSpan
    before: TextSpan
    title: str

    @property
    def points_back(self) -> bool:
        """Tell whether the sentence begins with what stands for something named before it."""
        return bool(_POINTS_BACK.match(self.sentence.of(self.prose).strip()))


def topic_of(quantity: Quantity, place: Surroundings) -> str:
    """Return the topic of a figure, "" if it has none: by its clause, else by its sentence.

    Where that speaks of something named elsewhere, the sentence before and the title count too.
    """
    possible = _possible(quantity, place.sentence.of(place.prose))
    for text, within in _places(place):
        cues = _longest([cue for cue in _cues().find(text, within) if cue[0] in possible])
        if cues:
            return min(cues, key=lambda cue: _distance(text, cue[1], quantity.span))[0]
    return ""


def _places(place: Surroundings) -> list[tuple[str, TextSpan]]:
    places = [(place.prose, each) for each in dict.fromkeys((place.clause, place.sentence))]
    if place.points_back or _PRONOUN.search(place.clause.of(place.prose)):
        places += [(place.prose, place.before), (place.title, TextSpan(0, len(place.title)))]
    return places


def _possible(quantity: Quantity, sentence: str) -> frozenset[str]:
    """Return the topics that a figure in a sentence may be of."""
    kind = quantity.kind.partition(":")[0]
    barred, needed = _unless().labels(sentence), _needs().labels(sentence)
    return frozenset(
        name
        for name, topic in topics().items()
        if kind in topic.kinds
        and name not in barred
        and (name in needed or not topic.needs)
        and topic.between[0] <= quantity.least <= topic.between[1]
    )


def _longest(cues: Sequence[Cue]) -> list[Cue]:
    """Return the cues without those that stand within a longer one of another topic."""
    return [
        cue
        for cue in cues
        if not any(_holds(other[1], cue[1]) for other in cues if other[0] != cue[0])
    ]


def _holds(outer: TextSpan, inner: TextSpan) -> bool:
    longer = outer.end - outer.start > inner.end - inner.start
    return longer and outer.start <= inner.start and inner.end <= outer.end


def _distance(text: str, cue: TextSpan, figure: TextSpan) -> int:
    """Return how far a cue is from a figure, in characters and marks."""
    between = text[min(cue.end, figure.end) : max(cue.start, figure.start)]
    return len(between) + _MARK * len(_MARKS.findall(between))


@cache
def _cues() -> Lexicon:
    return Lexicon({name: topic.cues for name, topic in topics().items()})


@cache
def _unless() -> Lexicon:
    return Lexicon({name: topic.unless for name, topic in topics().items()})


@cache
def _needs() -> Lexicon:
    return Lexicon({name: topic.needs for name, topic in topics().items()})
