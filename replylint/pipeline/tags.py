"""The tags by which a macro chooses its words: Liquid's `{% if %}` and Handlebars' `{{#if}}`."""

import re
from collections.abc import Iterator
from enum import Enum, auto

from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.draft import Library
from replylint.pipeline.syntaxes import syntax_of

_TAG = re.compile(
    r"\{%(?P<trim>-)?\s*(?P<liquid>\#|[a-z]+(?![\w.]))(?:(?!\{%|%\}).){0,400}?(?P<trim_after>-)?%\}"
    r"|\{\{(?P<strip>~)?(?P<handlebars>[#/]\s*\w+|\s*else\b|!--.{0,2000}?--|!)"
    r"[^{}]{0,400}?(?P<strip_after>~)?\}\}",
    re.DOTALL,
)
_INNER = {
    "if": ("elsif", "else"),
    "unless": ("elsif", "else"),
    "case": ("when", "else"),
    "for": ("else",),
    "tablerow": (),
    "capture": (),
    "comment": (),
    "raw": (),
}
"""Liquid's blocks, and what may begin another branch of each."""
_BRANCHES = frozenset(name for names in _INNER.values() for name in names)
_SILENT = frozenset({"#", "assign", "break", "continue"})
_VERBATIM = {
    name: re.compile(rf"\{{%(?P<trim>-)?\s*end{name}\s*(?P<trim_after>-)?%\}}")
    for name in ("comment", "raw")
}
"""What ends the blocks in which no other tag counts."""
_HANDLEBARS_ELSE = "#else"


class Role(Enum):
    """What a tag does: begin a block or another branch of it, end it, or nothing to be seen."""

    OPENS = auto()
    BRANCHES = auto()
    ENDS = auto()
    SILENT = auto()


class Tag(Struct, frozen=True):
    """A tag that the customer never sees, and where it stands."""

    span: TextSpan
    role: Role
    name: str
    """That of the block ("if", "#if" in Handlebars), or of the branch ("else", "when", "#else")."""
    trims: tuple[bool, bool]
    """Whether white space before it, and after it, goes with it."""

    def divides(self, block: str) -> bool:
        """Tell whether this may begin another branch of a block of that name."""
        if block.startswith("#"):
            return self.name == _HANDLEBARS_ELSE
        return self.name in _INNER[block]


def has_tags(library: Library | None) -> bool:
    """Tell whether a helpdesk may know these tags: where placeholders are written as theirs are."""
    syntax = syntax_of(library)
    return syntax is None or syntax.open == "{{"


def tags(text: str) -> Iterator[Tag]:
    """Yield the tags of a text in order; a comment is one tag, with all that it says.

    Tags that put words in (`{% render %}`) are none of these: they are placeholders.
    """
    at = 0
    # what ends nowhere is not looked for again: a text may begin a comment thousands of times
    ends = dict(_VERBATIM)
    while found := _TAG.search(text, at):
        at = found.end()
        tag = _tag(found)
        end = ends.pop(tag.name, None) if tag and tag.role is Role.OPENS else None
        closing = end.search(text, at) if end else None
        if tag and end and closing:
            ends[tag.name] = end
            at = closing.end()
            yield from _verbatim(tag, closing)
        elif tag:
            yield tag


def _tag(found: re.Match[str]) -> Tag | None:
    known = _liquid(found["liquid"]) if found["liquid"] else _handlebars(found["handlebars"])
    before, after = found["trim"] or found["strip"], found["trim_after"] or found["strip_after"]
    trims = bool(before), bool(after)
    return Tag(TextSpan(*found.span()), *known, trims) if known else None


def _liquid(word: str) -> tuple[Role, str] | None:
    if word in _SILENT:
        return Role.SILENT, word
    if word in _BRANCHES:
        return Role.BRANCHES, word
    if word in _INNER:
        return Role.OPENS, word
    name = word.removeprefix("end")
    return (Role.ENDS, name) if name in _INNER and name != word else None


def _handlebars(written: str) -> tuple[Role, str]:
    sign, word = written[0], written[1:].strip()
    if sign == "!":
        return Role.SILENT, sign
    if sign in "#/":
        return (Role.OPENS if sign == "#" else Role.ENDS), f"#{word}"
    return Role.BRANCHES, _HANDLEBARS_ELSE


def _verbatim(tag: Tag, closing: re.Match[str]) -> Iterator[Tag]:
    """Yield a comment as one tag, or the two tags around words that are sent as they stand."""
    before, after = tag.trims
    end = TextSpan(*closing.span())
    trims = bool(closing["trim"]), bool(closing["trim_after"])
    if tag.name == "comment":
        yield Tag(TextSpan(tag.span.start, end.end), Role.SILENT, tag.name, (before, trims[1]))
    else:
        yield Tag(tag.span, Role.SILENT, tag.name, (before, after))
        yield Tag(end, Role.SILENT, tag.name, trims)
