"""A map from decoded text back to what it was decoded from."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from msgspec import Struct

from replylint.diagnostic import TextSpan


class Piece(Struct, frozen=True):
    """A stretch of decoded text and the stretch of source that it comes from.

    Where both are equally long, character stands for character; else the piece is one whole
    (`&amp;` for `&`). Source that no piece names (a tag, a quotation mark) was left out.
    """

    start: int
    end: int
    source_start: int
    source_end: int


class SourceMap:
    """Pieces in the order of the decoded text. An empty map stands for "nowhere in the source"."""

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self.pieces = [piece for piece in pieces if piece.end > piece.start]
        self._starts = [piece.start for piece in self.pieces]

    @classmethod
    def shifted(cls, length: int, by: int) -> "SourceMap":
        """Return the map of `length` characters copied from offset `by`."""
        return cls([Piece(0, length, by, by + length)])

    def ranges(self, span: TextSpan) -> list[TextSpan]:
        """Return the source ranges of `span`, adjoining ones joined; [] if it has no place there.

        An empty span has one empty range: where an insertion would go.
        """
        if span.start == span.end:
            at = self._point(span.start)
            return [] if at is None else [TextSpan(at, at)]
        found: list[TextSpan] = []
        for piece in self.overlapping(span):
            _join(found, _cut(piece, span))
        return found

    def span(self, span: TextSpan) -> TextSpan | None:
        """Return the one source span from the first to the last character of `span`, or None."""
        ranges = self.ranges(span)
        return TextSpan(ranges[0].start, ranges[-1].end) if ranges else None

    def then(self, outer: "SourceMap") -> "SourceMap":
        """Return the map from this decoded text to the source of its source."""
        pieces: list[Piece] = []
        for piece in self.pieces:
            pieces.extend(_through(piece, outer))
        return SourceMap(pieces)

    def overlapping(self, span: TextSpan) -> Iterator[Piece]:
        """Yield the pieces that share a character of the decoded text with `span`."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        for index in range(first, bisect_left(self._starts, span.end)):
            if self.pieces[index].end > span.start:
                yield self.pieces[index]

    def _point(self, at: int) -> int | None:
        if not self.pieces:
            return None
        index = max(0, bisect_right(self._starts, at) - 1)
        piece = self.pieces[index]
        if at == piece.start and index and self.pieces[index - 1].end == at:
            # stay with the text before: an insertion at a border belongs to what it follows
            return self.pieces[index - 1].source_end
        if at >= piece.end:
            return piece.source_end
        exact = piece.end - piece.start == piece.source_end - piece.source_start
        return piece.source_start + (max(0, at - piece.start) if exact else 0)


def _cut(piece: Piece, span: TextSpan) -> TextSpan:
    if piece.end - piece.start != piece.source_end - piece.source_start:
        return TextSpan(piece.source_start, piece.source_end)
    shift = piece.source_start - piece.start
    return TextSpan(max(piece.start, span.start) + shift, min(piece.end, span.end) + shift)


def _join(found: list[TextSpan], new: TextSpan) -> None:
    if found and found[-1].end == new.start:
        found[-1] = TextSpan(found[-1].start, new.end)
    else:
        found.append(new)


def _through(piece: Piece, outer: SourceMap) -> list[Piece]:
    """Cut `piece` where the pieces of `outer` meet inside it."""
    exact = piece.end - piece.start == piece.source_end - piece.source_start
    if not exact:
        whole = outer.span(TextSpan(piece.source_start, piece.source_end))
        return [Piece(piece.start, piece.end, whole.start, whole.end)] if whole else []
    shift = piece.start - piece.source_start
    found: list[Piece] = []
    for step in outer.overlapping(TextSpan(piece.source_start, piece.source_end)):
        start, end = max(step.start, piece.source_start), min(step.end, piece.source_end)
        place = _cut(step, TextSpan(start, end))
        found.append(Piece(start + shift, end + shift, place.start, place.end))
    return found
