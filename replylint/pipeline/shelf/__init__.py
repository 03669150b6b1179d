"""The shelf: what a library's macros say, so that one of them can be read beside all others.

It is built once from the macros, of each of which it keeps a sketch, and asked about one draft
at a time. No question goes over all pairs: rare words, topics and names lead to the few macros
that come into question.
"""

from collections.abc import Iterable, Iterator

from replylint.draft import Draft, Kind
from replylint.pipeline.shelf.comparison import Stated
from replylint.pipeline.shelf.contradictions import Contradiction, Figures
from replylint.pipeline.shelf.likeness import Likeness
from replylint.pipeline.shelf.names import Titles
from replylint.pipeline.shelf.sketch import Sketch, checksum_of, place_of, sketch_of

__all__ = ["Contradiction", "Shelf", "Sketch", "Stated", "Titles"]


class Shelf:
    """The macros of a library, in its order."""

    def __init__(self, sketches: Iterable[Sketch]) -> None:
        """Take the sketches of the macros; `Shelf.of` makes them."""
        self._sketches = list(sketches)
        self._numbers = {sketch.place: at for at, sketch in enumerate(self._sketches)}
        self._likeness = Likeness(self._sketches)
        self._figures = Figures(self._sketches, self._likeness.telling)
        self.titles = Titles(sketch.place for sketch in self._sketches)
        """The names by which macros may speak of one another."""

    @classmethod
    def of(cls, drafts: Iterable[Draft]) -> "Shelf":
        """Return the shelf of those drafts that are macros; none of them is kept."""
        return cls(sketch_of(draft) for draft in drafts if draft.kind is Kind.MACRO)

    def __len__(self) -> int:
        """Return the number of macros."""
        return len(self._sketches)

    def near_duplicate(self, draft: Draft) -> Sketch | None:
        """Return the macro before this one that says nearly the same, None if there is none."""
        sketch, number = self._found(draft)
        return self._likeness.like(sketch, number)

    def contradictions(self, draft: Draft) -> Iterator[Contradiction]:
        """Yield the figures of a draft that other macros contradict.

        Of two macros the later one is at fault, of more those that are outnumbered.
        """
        return self._figures.against(*self._found(draft))

    def _found(self, draft: Draft) -> tuple[Sketch, int]:
        """Return the sketch of a draft and its place; one that is not held stands at the end.

        A macro may be asked about as one of the texts that a customer may get from it.
        """
        number = self._numbers.get(place_of(draft), len(self._sketches))
        if number < len(self._sketches):
            kept = self._sketches[number]
            if kept.checksum == checksum_of(draft):
                return kept, number
        return sketch_of(draft), number
