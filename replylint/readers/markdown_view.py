"""The prose in Markdown, with the map back to the file."""

import re
from bisect import bisect_right
from collections import defaultdict

from markdown_it.token import Token
from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.readers.html_view import html_view
from replylint.readers.mapped_text import MappedText
from replylint.readers.markdown_inline import parser, span
from replylint.sourcemap import SourceMap

_LINE = re.compile(r"([^\r\n]*)(\r\n|\r|\n|\Z)")
_LIST_MARK = re.compile(r"[ \t]*((?:[-*+]|\d{1,9}[.)])[ \t]+)")
_QUOTE_MARKS = re.compile(r"[ \t]*(?:>[ \t]?)+")
_CODE = ("fence", "code_block")


class MarkdownView(Struct, frozen=True):
    """The prose, its map to the file, and the spans of the prose in block quotes."""

    text: str
    source_map: SourceMap
    quotes: tuple[TextSpan, ...]


class _Line(Struct, frozen=True):
    start: int
    end: int
    newline_end: int


class _Kept(Struct, frozen=True):
    start: int
    end: int
    text: str


def markdown_view(source: str, begin: int) -> MarkdownView:
    """Return the prose of `source` from offset `begin` on: line by line, without code and marks."""
    reading = _Reading(source, begin)
    for token in parser().parse(source[begin:]):
        reading.take(token)
    return reading.finish()


class _Reading:
    def __init__(self, source: str, begin: int) -> None:
        self._source = source
        # \Z matches once more behind the last line end: the parser's last, empty line
        self._lines = [
            _Line(found.start(), found.end(1), found.end())
            for found in _LINE.finditer(source, begin)
        ]
        self._kept: defaultdict[int, list[_Kept]] = defaultdict(list)
        self._dropped: set[int] = set()
        self._quoted: list[tuple[int, int]] = []

    def take(self, token: Token) -> None:
        """Note what of a block is prose."""
        if token.map is None:
            return
        first, after = token.map
        if token.type in _CODE:
            self._dropped.update(range(first, after))
        elif token.type == "html_block":
            self._take_html(first, after)
        elif token.type == "blockquote_open":
            self._take_quote(first, after)
        elif token.type == "list_item_open":
            self._take_list_mark(first)
        elif token.type == "inline":
            self._take_inline(token, first)

    def finish(self) -> MarkdownView:
        """Return the view of what was kept."""
        view, starts = MappedText(), []
        for number, line in enumerate(self._lines):
            starts.append(len(view))
            if number in self._dropped:
                continue
            for kept in sorted(self._kept[number], key=lambda kept: kept.start):
                _append(view, kept)
            view.copy(self._source, line.end, line.newline_end)
        starts.append(len(view))
        quotes = tuple(TextSpan(starts[first], starts[after]) for first, after in self._quoted)
        return MarkdownView(view.text, view.source_map, quotes)

    def _take_html(self, first: int, after: int) -> None:
        begin, end = self._lines[first].start, self._lines[after - 1].newline_end
        view = html_view(self._source[begin:end])
        self._dropped.update(range(first + 1, after))
        at = 0
        for piece in view.source_map.pieces:
            start, stop = piece.source_start + begin, piece.source_end + begin
            self._keep(first, start, start, view.text[at : piece.start])
            self._keep(first, start, stop, view.text[piece.start : piece.end])
            at = piece.end

    def _take_quote(self, first: int, after: int) -> None:
        self._quoted.append((first, after))
        for number in range(first, after):
            line = self._lines[number]
            marks = _QUOTE_MARKS.match(self._source, line.start, line.end)
            if marks and not self._kept[number]:
                self._keep(number, marks.start(), marks.end(), marks[0])

    def _take_list_mark(self, number: int) -> None:
        line = self._lines[number]
        at = max((kept.end for kept in self._kept[number]), default=line.start)
        if mark := _LIST_MARK.match(self._source, at, line.end):
            self._keep(number, mark.start(1), mark.end(), mark[1])

    def _take_inline(self, token: Token, first: int) -> None:
        lines = self._lines[first : token.map[1] if token.map else None]
        try:
            places = _Places(token.content, self._source, lines)
        except IndexError:
            # a tab that the parser made spaces: the lines stay as they are
            for number, line in enumerate(lines, first):
                self._keep(number, line.start, line.end, self._source[line.start : line.end])
            return
        for child in token.children or ():
            start, end = span(child)
            if child.type == "text_special":
                self._keep(first + places.line(start), *places.span(start, end), child.content)
            elif child.type == "code_inline":
                ticks = len(child.markup)
                self._keep_words(places, first, start + ticks, end - ticks)
            elif child.type == "text" and child.content:
                self._keep_words(places, first, start, end)

    def _keep_words(self, places: "_Places", first: int, start: int, end: int) -> None:
        for line, at, stop in places.parts(start, end):
            begin, after = places.span(at, stop)
            self._keep(first + line, begin, after, self._source[begin:after])

    def _keep(self, number: int, start: int, end: int, text: str) -> None:
        self._kept[number].append(_Kept(start, end, text))


class _Places:
    """Where the lines of a block's content stand in the file: there without indent and marks."""

    def __init__(self, content: str, source: str, lines: list[_Line]) -> None:
        self._starts = [0]
        self._places: list[tuple[int, int]] = []
        number = 0
        for part in content.split("\n"):
            words = part.strip()
            # the parser strips more than spaces, so that a first line may be missing
            while (at := source.rfind(words, lines[number].start, lines[number].end)) < 0:
                number += 1
            self._places.append((number, at - len(part) + len(part.lstrip())))
            self._starts.append(self._starts[-1] + len(part) + 1)
            number += 1

    def line(self, at: int) -> int:
        """Return which of the block's lines in the file, from 0, holds offset `at`."""
        return self._places[self._index(at)][0]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the place in the file of a stretch of one line."""
        index = self._index(start)
        shift = self._places[index][1] - self._starts[index]
        return start + shift, end + shift

    def parts(self, start: int, end: int) -> list[tuple[int, int, int]]:
        """Return line, start and end of the pieces of a stretch that may span lines."""
        found = []
        while start < end:
            stop = min(end, self._starts[self._index(start) + 1] - 1)
            found.append((self.line(start), start, stop))
            start = stop + 1
        return found

    def _index(self, at: int) -> int:
        return min(bisect_right(self._starts, at), len(self._places)) - 1


def _append(view: MappedText, kept: _Kept) -> None:
    if kept.start == kept.end:
        view.insert(kept.text)
    else:
        view.decode(kept.text, kept.start, kept.end)
