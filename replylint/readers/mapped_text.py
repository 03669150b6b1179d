"""Text under construction that remembers where it was read."""

from replylint.sourcemap import Piece, SourceMap


class MappedText:
    """Text built from stretches of a source, with the map back to it.

    All offsets are code points; a stretch is copied, decoded, or put in where the source has
    none.
    """

    def __init__(self) -> None:
        """Begin with no text."""
        self._parts: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def __len__(self) -> int:
        """Return how many code points there are so far."""
        return self._length

    @property
    def text(self) -> str:
        """Return the text so far."""
        return "".join(self._parts)

    @property
    def source_map(self) -> SourceMap:
        """Return the map from the text so far to the source."""
        return SourceMap(self._pieces)

    def copy(self, source: str, start: int, end: int, shift: int = 0) -> None:
        """Append `source[start:end]` as it stands; `shift` is where `source` itself begins."""
        self.decode(source[start:end], start + shift, end + shift)

    def decode(self, text: str, start: int, end: int) -> None:
        """Append `text`, which stands for the source from `start` to `end`."""
        if not text:
            return
        at = self._length
        self.insert(text)
        last = self._pieces[-1] if self._pieces else None
        if last and _is_copy(last) and len(text) == end - start and _meets(last, at, start):
            self._pieces[-1] = Piece(last.start, self._length, last.source_start, end)
        else:
            self._pieces.append(Piece(at, self._length, start, end))

    def insert(self, text: str) -> None:
        """Append `text` that the source does not hold."""
        self._parts.append(text)
        self._length += len(text)


def _is_copy(piece: Piece) -> bool:
    return piece.end - piece.start == piece.source_end - piece.source_start


def _meets(last: Piece, at: int, start: int) -> bool:
    return last.end == at and last.source_end == start
