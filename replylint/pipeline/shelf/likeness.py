"""Macros that say nearly the same: found by their rarest words, compared by all of them."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from replylint.pipeline.shelf.conditions import excluded
from replylint.pipeline.shelf.sketch import Sketch

_MORE, _LESS = 0.62, 0.45
"""Shares of the words, by their weight, that the shorter and the longer one must share."""
_COVERED = 0.5
"""The share of a sentence's words that the other macro must hold to say the same."""
_OWN = 1
"""Words of sentences of its own that both may have."""
_FEWEST = 5
"""Words with a meaning below which a macro is too short to be like another by accident."""
_RAREST = 16
_SHARED = 5
"""Of a macro's rarest words, those that one like it must hold."""
_COMMON = 400
"""Macros that hold a word, above which it finds nothing."""
_PRIOR = 50
"""Macros that a library is taken to have besides: in a small one no word would be rare."""


class Likeness:
    """The words of a library, and the macros that hold them."""

    def __init__(self, sketches: Sequence[Sketch]) -> None:
        self._sketches = sketches
        self._holding: dict[str, list[int]] = defaultdict(list)
        for number, sketch in enumerate(sketches):
            for stem in sketch.stems:
                self._holding[stem].append(number)

    def weight(self, stems: Iterable[str]) -> float:
        """Return how much words say, rare ones more."""
        return sum(map(self._rarity, stems))

    def _rarity(self, stem: str) -> float:
        return math.log((len(self._sketches) + _PRIOR) / (len(self._holding.get(stem, ())) + 1))

    def telling(self, stem: str) -> float:
        """Return how much a word tells, from 1 for one that no macro holds to 0."""
        held = max(1, len(self._holding.get(stem, ())))
        return 1 - math.log(held) / math.log(len(self._sketches) + _PRIOR)

    def like(self, sketch: Sketch, before: int) -> Sketch | None:
        """Return the macro of the first `before` that says most nearly the same, if one does."""
        if len(sketch.stems) < _FEWEST:
            return None
        found = [
            (self._shared(sketch, self._sketches[number]), -number)
            for number in self._candidates(sketch, before)
            if self._is_like(sketch, self._sketches[number])
        ]
        return self._sketches[-max(found)[1]] if found else None

    def _candidates(self, sketch: Sketch, before: int) -> Iterator[int]:
        rarest = sorted(sketch.stems, key=lambda stem: (len(self._holding.get(stem, ())), stem))
        hits: Counter[int] = Counter()
        for stem in rarest[:_RAREST]:
            numbers = self._holding.get(stem, ())
            if len(numbers) <= _COMMON:
                hits.update(numbers)
        needed = min(_SHARED, len(sketch.stems) // 2)
        return (number for number, n in hits.items() if n >= needed and number < before)

    def _shared(self, a: Sketch, b: Sketch) -> float:
        """Return the share of the shorter one's words that the longer one has."""
        return self.weight(a.stems & b.stems) / min(self.weight(a.stems), self.weight(b.stems))

    def _is_like(self, a: Sketch, b: Sketch) -> bool:
        if len(b.stems) < _FEWEST:
            return False
        shared = self.weight(a.stems & b.stems)
        less, more = sorted((shared / self.weight(a.stems), shared / self.weight(b.stems)))
        return more >= _MORE and less >= _LESS and _same_core(a, b) and not _turned(a, b)


def _same_core(a: Sketch, b: Sketch) -> bool:
    """Tell whether at most one of two macros has sentences that the other does not have.

    Around another core, one greeting, one check and one way back are but a common frame.
    """
    return min(_own_words(a, b), _own_words(b, a)) <= _OWN


def _own_words(one: Sketch, other: Sketch) -> int:
    """Count the words that only one holds, in its sentences that the other does not have."""
    alone = [sentence - other.stems for sentence in one.sentences]
    return sum(
        len(left)
        for left, sentence in zip(alone, one.sentences, strict=True)
        if len(left) > len(sentence) * (1 - _COVERED)
    )


def _turned(a: Sketch, b: Sketch) -> bool:
    """Tell whether few words make another thing of two macros that share most of theirs."""
    return (
        bool(a.names - b.names and b.names - a.names)
        or excluded(a.conditions, b.conditions)
        or bool(a.title_stems & a.stems - b.stems and b.title_stems & b.stems - a.stems)
        or _other_figures(a, b)
        or _denied(a, b)
    )


def _other_figures(a: Sketch, b: Sketch) -> bool:
    """Tell whether both state a figure of one kind that the other does not."""
    for one, other in ((a, b), (b, a)):
        for statement in one.statements:
            figures = [each.quantity for each in other.statements]
            alike = [figure for figure in figures if figure.kind == statement.quantity.kind]
            if alike and not any(statement.quantity.agrees(figure) for figure in alike):
                return True
    return False


def _denied(a: Sketch, b: Sketch) -> bool:
    """Tell whether one denies more than the other, and of what the other says."""
    less, more = sorted((a, b), key=lambda sketch: len(sketch.denied))
    if len(less.denied) == len(more.denied):
        return False
    return not (frozenset(more.denied) & less.stems).issubset(less.denied)
