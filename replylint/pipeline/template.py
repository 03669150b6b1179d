"""How a macro's text is put together: words, and choices between words."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.pipeline.tags import Role, Tag, tags

_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*(?:\s|\{%|\{\{[~#/]|\Z)")
_CONDITIONS = ("if", "#if")
_INVERSE = ("unless", "#unless")


class Choice(Struct, frozen=True):
    """Branches of which a customer gets one: each words and further choices, none for nothing."""

    branches: tuple[Sequence["TextSpan | Choice"], ...]
    width: int
    """The number of texts that it takes to show every branch."""

    def at(self, index: int) -> tuple[Sequence["TextSpan | Choice"], int]:
        """Return the branch that text number `index` has, and its number within the branch.

        Later texts than there are branches have the last one.
        """
        for branch in self.branches[:-1]:
            if index < width_of(branch):
                return branch, index
            index -= width_of(branch)
        return self.branches[-1], index


Part = TextSpan | Choice


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
    """A block that is not ended yet; without a tag, the whole text."""

    def __init__(self, tag: Tag | None = None) -> None:
        self.tag = tag
        self.start = 0 if tag is None else tag.span.end
        self.branches: list[list[Part]] = [[]]


class _Building:
    def __init__(self, text: str) -> None:
        self._text = text
        self._stops = [found.start() for found in _SENTENCE.finditer(text)]
        self._open = [_Block()]
        self._stray: list[TextSpan] = []
        self._at = 0
        self._trim = self._tagged = False

    def take(self, tag: Tag) -> None:
        """Take the words before a tag, then the tag."""
        self._take_words(tag.span.start, trim=tag.trims[0])
        self._at, self._trim, self._tagged = tag.span.end, tag.trims[1], True
        block = self._open[-1]
        if tag.role is Role.OPENS:
            self._open.append(_Block(tag))
        elif tag.role is Role.BRANCHES and block.tag and tag.divides(block.tag.name):
            block.branches.append([])
        elif tag.role is Role.ENDS and block.tag and block.tag.name == tag.name:
            self._open.pop()
            self._open[-1].branches[-1] += self._closed(block, block.tag.name, tag.span.start)
        elif tag.role is not Role.SILENT:
            self._stray.append(tag.span)

    def finish(self) -> Template:
        """Return the template, once all tags were taken."""
        self._take_words(len(self._text), trim=False)
        waiting = (block.tag.span for block in self._open if block.tag)
        stray = tuple(sorted([*self._stray, *waiting]))
        return Template(self._open[0].branches[-1], self._tagged, stray)

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


def width_of(parts: Iterable["TextSpan | Choice"]) -> int:
    """Return the number of texts that it takes to show every branch of these parts."""
    return max((part.width for part in parts if isinstance(part, Choice)), default=1)
