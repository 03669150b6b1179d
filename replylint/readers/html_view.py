"""The prose in HTML: decoded, with line breaks for blocks, and the map back to the markup."""

import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser

from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.readers.mapped_text import MappedText
from replylint.sourcemap import SourceMap

_VOID = frozenset(
    ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr")
)
_SILENT = ("script", "style", "template", "noscript", "title")
_LINES = ("div", "li", "tr", "td", "th", "dt", "dd", "header", "footer", "address", "body")
_PARAGRAPHS = ("p", "ul", "ol", "dl", "table", "pre", "blockquote", "hr", "form", "section")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BREAKS = dict.fromkeys(_LINES, 1) | dict.fromkeys(_PARAGRAPHS + _HEADINGS, 2)
_GAPS = {"attribute": "key", "variable": "id"}
"""Elements that helpdesks write for a placeholder, and the attribute that names it."""
_RUNS = re.compile(r"([ \t\r\n\f]+)|[^ \t\r\n\f]+")
_QUOTE_MARK = re.compile(r"\b(?:gmail_quote|yahoo_quoted|moz-cite-prefix)")
_BRACKETS = re.compile("[<>]")
_FAR = 5_000
"""More characters than a tag with another bracket inside ever has."""
_REFERENCE = re.compile(r"&#?\w+;?")


class HtmlView(Struct, frozen=True):
    """The prose, its map to the HTML, and the spans of the prose that others wrote."""

    text: str
    source_map: SourceMap
    quotes: tuple[TextSpan, ...]


def html_view(source: str, *, lines: bool = False) -> HtmlView:
    """Return the prose of the HTML text `source`; never raises, whatever the markup.

    With `lines`, line breaks of the source count, as where a website makes paragraphs of them.
    """
    parser = _Elements(source, lines=lines)
    # without a character after it, the parser drops the ampersand of a last "R&D"
    parser.feed(f"{_closable(source)}\n")
    parser.close()
    parser.close_elements()
    return HtmlView(parser.prose.view.text, parser.prose.view.source_map, tuple(parser.quotes))


def _closable(source: str) -> str:
    """Return `source`, equally long, without brackets that begin no tag.

    For each of them the parser would read on to the end, which takes minutes for a few thousand. A
    bracket counts if no other follows before it is closed, or if it is closed soon.
    """
    characters = list(source)
    closing, before_another = len(source) + _FAR, False
    for found in reversed(list(_BRACKETS.finditer(source))):
        at = found.start()
        if found.group() == ">":
            closing = at
        elif before_another and closing - at > _FAR:
            characters[at] = " "
        before_another = found.group() == "<"
    return "".join(characters)


class _Prose:
    """The view as it grows: white space collapsed, breaks held back until a word follows."""

    def __init__(self, source: str) -> None:
        self.view = MappedText()
        self._source = source
        self._breaks = 0
        self._ended = 0
        self._space: tuple[int, int] | None = None
        self._prefix = ""

    def block(self, breaks: int, prefix: str = "") -> None:
        """Let the next word begin a line (1) or a paragraph (2), after `prefix`."""
        self._breaks = max(self._breaks, breaks)
        self._prefix = prefix or self._prefix

    def line_break(self, start: int, end: int) -> None:
        """Break the line where the markup from `start` to `end` says so."""
        self._break_lines()
        if len(self.view):
            self.view.decode("\n", start, end)
            self._ended += 1

    def words(self, start: int, end: int, *, verbatim: bool) -> None:
        """Append the source from `start` to `end`."""
        for found in _RUNS.finditer(self._source, start, end):
            if found[1] and not verbatim:
                self._space = self._space or found.span()
            else:
                self.decoded(found[0], *found.span())

    def decoded(self, text: str, start: int, end: int) -> None:
        """Append `text`, for which the source from `start` to `end` stands."""
        self._break_lines()
        self.view.insert(self._prefix)
        if self._space and len(self.view) and not self._ended:
            self.view.decode(" ", *self._space)
        self._prefix, self._space, self._ended = "", None, 0
        self.view.decode(text, start, end)

    def _break_lines(self) -> None:
        missing = self._breaks - self._ended
        if len(self.view) and missing > 0:
            self.view.insert("\n" * missing)
            self._ended = self._breaks
        self._breaks = 0
        self._space = None if self._ended else self._space


class _Elements(HTMLParser):
    """Follows the elements: what is silent, what is a block, what somebody else wrote."""

    def __init__(self, source: str, *, lines: bool) -> None:
        super().__init__(convert_charrefs=False)
        self._verbatim = lines
        self.prose = _Prose(source)
        self.quotes: list[TextSpan] = []
        self._source = source
        self._lines = [0, *(found.end() for found in re.finditer("\n", source))]
        self._open: list[tuple[str, bool]] = []
        self._counts: Counter[str] = Counter()
        self._quote_depth = 0
        self._quote_start = 0
        self._numbers: list[int | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.prose.line_break(*self._tag())
        self.prose.block(_BREAKS.get(tag, 0), self._list_mark(tag))
        if tag in _GAPS:
            start, end = self._tag()
            self.prose.decoded(f"{{{{{dict(attrs).get(_GAPS[tag]) or tag}}}}}", start, end)
        if tag in _VOID:
            return
        if tag in ("ul", "ol"):
            self._numbers.append(0 if tag == "ol" else None)
        quote = tag == "blockquote" or bool(_QUOTE_MARK.search(dict(attrs).get("class") or ""))
        if quote and not self._quote_depth:
            self._quote_start = len(self.prose.view)
        self._quote_depth += quote
        self._open.append((tag, quote))
        self._counts[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        if self._counts[tag]:
            while self._close_element() != tag:
                pass

    def handle_data(self, data: str) -> None:
        start = self._offset()
        end = min(start + len(data), len(self._source))
        if not any(self._counts[tag] for tag in _SILENT):
            self.prose.words(start, end, verbatim=self._verbatim or bool(self._counts["pre"]))

    def handle_entityref(self, name: str) -> None:
        self._reference(len(name) + 1)

    def handle_charref(self, name: str) -> None:
        self._reference(len(name) + 2)

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: FBT001, FBT002
        """Return where `<![…]>` ends; what the standard library cannot parse is text."""
        place = self.lineno, self.offset
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            self.lineno, self.offset = place
            return -1

    def close_elements(self) -> None:
        """Close what the document left open."""
        while self._open:
            self._close_element()

    def _tag(self) -> tuple[int, int]:
        """Return where the tag that is being read begins and ends."""
        start = self._offset()
        return start, start + len(self.get_starttag_text() or "")

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _reference(self, length: int) -> None:
        start = self._offset()
        end = start + length
        end += self._source.startswith(";", end)
        text = unescape(self._source[start:end])
        if not any(self._counts[tag] for tag in _SILENT):
            self.prose.decoded(text, start, end)

    def _list_mark(self, tag: str) -> str:
        if tag != "li":
            return ""
        number = self._numbers[-1] if self._numbers else None
        if number is None:
            return "- "
        self._numbers[-1] = number + 1
        return f"{number + 1}. "

    def _close_element(self) -> str:
        tag, quote = self._open.pop()
        self._counts[tag] -= 1
        self.prose.block(_BREAKS.get(tag, 0))
        if tag in ("ul", "ol"):
            self._numbers.pop()
        self._quote_depth -= quote
        if quote and not self._quote_depth and len(self.prose.view) > self._quote_start:
            self.quotes.append(TextSpan(self._quote_start, len(self.prose.view)))
        return tag
