"""How a macro's text is put together: words, and choices between words."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.pipeline.choice import Choice, Part, width_of
from replylint.pipeline.tags import Role, Tag, tags

_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|\{%|\{\{[~#/]|\Z)")
_SPACE = re.compile(r"\s*")
_COMPARISON = re.compile(
    r"""\{%-?\s*if\s+(?P<of>[\w.\[\]]+)\s*==\s*(?P<to>"[^"]*"|'[^']*'|[\w.]+)\s*-?%\}"""
)
_CONDITIONS = ("if", "#if")
_INVERSE = ("unless", "#unless")


class Template(Struct, frozen=True):
    """The words of a text and the choices between them, without tags and comments."""

    parts: Sequence[Part]
    tagged: bool
    """Whether there is any tag."""
    stray: tuple[TextSpan, ...]
    """Tags that nothing ends, that end nothing, or that begin a branch of nothing."""


def template_of(text: str) -> Template:
    """Return how a text is put together. Where tags are stray, the parts mean nothing."""
    building = _Building(text)
    for tag in tags(text):
        building.take(tag)
    return building.finish()


class _Block:
    """A block that is being read; without a tag, the whole text."""

    def __init__(self, tag: Tag | None = None, text: str = "", before: int = 0) -> None:
        self.tag = tag
        self.before = before
        """How many parts the block around it had by then."""
        self.start = self.end = 0 if tag is None else tag.span.end
        self.branches: list[list[Part]] = [[]]
        asked = tag and _COMPARISON.fullmatch(tag.span.of(text))
        self.of = asked["of"] if asked else ""
        self.values = {asked["to"]} if asked else set()

    def goes_on(self, other: "_Block") -> bool:
        """Tell whether another block is but one branch more: if the same thing is another."""
        asked = self.of and self.of == other.of and self.values.isdisjoint(other.values)
        # a branch without a value is "else"
        return bool(asked) and len(self.branches) == len(self.values)


class _Building:
    def __init__(self, text: str) -> None:
        self._text = text
        self._stops = [found.start() for found in _SENTENCE.finditer(text)]
        self._open = [_Block()]
        self._last = self._open[0]
        self._stray: list[TextSpan] = []
        self._at = 0
        self._trim = self._tagged = False

    def take(self, tag: Tag) -> None:
        """Take the words before a tag, then the tag."""
        self._take_words(tag.span.start, trim=tag.trims[0])
        self._at, self._trim, self._tagged = tag.span.end, tag.trims[1], True
        block = self._open[-1]
        if tag.role is Role.OPENS:
            self._enter(_Block(tag, self._text, len(block.branches[-1])))
        elif tag.role is Role.BRANCHES and block.tag and tag.divides(block.tag.name):
            block.branches.append([])
        elif tag.role is Role.ENDS and block.tag and block.tag.name == tag.name:
            block.end = tag.span.end
            self._last = self._open.pop()
            self._open[-1].branches[-1] += self._closed(block, block.tag.name, tag.span.start)
        elif tag.role is not Role.SILENT:
            self._stray.append(tag.span)

    def finish(self) -> Template:
        """Return the template, once all tags were taken."""
        self._take_words(len(self._text), trim=False)
        waiting = (block.tag.span for block in self._open if block.tag)
        stray = tuple(sorted([*self._stray, *waiting]))
        return Template(self._open[0].branches[-1], self._tagged, stray)

    def _enter(self, block: _Block) -> None:
        """Begin a block, or one more branch of the block before."""
        last, space = self._last, _SPACE.match(self._text, self._last.end)
        if space and block.tag and space.end() == block.tag.span.start and last.goes_on(block):
            del self._open[-1].branches[-1][last.before :]
            last.branches.append([])
            last.values |= block.values
            block = last
        self._open.append(block)

    def _take_words(self, end: int, *, trim: bool) -> None:
        words = self._text[self._at : end]
        start = self._at + (len(words) - len(words.lstrip()) if self._trim else 0)
        end -= len(words) - len(words.rstrip()) if trim else 0
        if start < end:
            self._open[-1].branches[-1].append(TextSpan(start, end))

    def _closed(self, block: _Block, name: str, end: int) -> Sequence[Part]:
        """Return what a block adds to the words around it."""
        # nothing between "case" and the first "when" is sent
        branches = block.branches[name == "case" :]
        if name in (*_CONDITIONS, *_INVERSE) and len(branches) == 1:
            branches += [[]] if self._holds_sentence(block.start, end) else []
        if name in _INVERSE:
            branches.reverse()
        if len(branches) > 1:
            return [Choice(tuple(branches), sum(map(width_of, branches)))]
        return [part for branch in branches for part in branch]

    def _holds_sentence(self, start: int, end: int) -> bool:
        """Tell whether a sentence ends here: what is less is a detail that may well be left out."""
        first = bisect_left(self._stops, start)
        return first < bisect_left(self._stops, end)
