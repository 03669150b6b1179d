"""Offsets to lines and columns and back: the only module that knows of either, or of UTF-16."""

from bisect import bisect_right

from msgspec import Struct


class Position(Struct, frozen=True):
    """A place in a text: `line` and `column` count from 1, `offset` from 0, all in code points."""

    line: int
    column: int
    offset: int


class LineIndex:
    """The line starts of one text. Lines end with LF, CRLF or a lone CR."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts = _line_starts(text)

    def position(self, offset: int) -> Position:
        """Return the line and column of `offset` (0 to the text's length)."""
        line = bisect_right(self._starts, offset)
        return Position(line, offset - self._starts[line - 1] + 1, offset)

    def line_text(self, line: int) -> str:
        """Return line number `line` (from 1) without its line end."""
        start = self._starts[line - 1]
        end = self._starts[line] if line < len(self._starts) else len(self._text)
        return self._text[start:end].rstrip("\r\n")

    def utf16_column(self, offset: int) -> int:
        """Return how many UTF-16 units lie between the line's start and `offset`, as LSP counts."""
        start = self._starts[bisect_right(self._starts, offset) - 1]
        return len(self._text[start:offset].encode("utf-16-le")) // 2


def _line_starts(text: str) -> list[int]:
    starts, at = [0], 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        # splitlines also breaks at form feeds and the like, which are no line ends in a file
        if line.endswith(("\n", "\r")):
            starts.append(at)
    return starts
