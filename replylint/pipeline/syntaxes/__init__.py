"""How each helpdesk writes its placeholders, and which names it knows: a file for each."""

import re
import tomllib
from collections.abc import Iterator
from difflib import get_close_matches
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert

from replylint.diagnostic import TextSpan
from replylint.draft import Library

_NAME = re.compile(r"[A-Za-z_][\w.\-]*(?:\[-?\w+\][\w.\-]*)*")
_NEAR = 0.8
_INNER = 200
"""Characters within a placeholder, at most."""


class Syntax(Struct, frozen=True, forbid_unknown_fields=True):
    """The placeholders of one helpdesk."""

    source: str
    """Where they are documented."""
    open: str
    close: str
    names: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    """What names begin with that a team makes itself, as custom fields."""
    person: tuple[str, ...] = ()
    """The names that stand for the customer's own name, for which a fallback is wanted."""
    fallback: str = ""
    """What stands behind a name to say what comes in its place; "" where there is no such thing."""
    complete: bool = False
    """Whether there are no other names; of most helpdesks not all are known."""

    def knows(self, name: str) -> bool:
        """Tell whether the helpdesk knows a name, or may."""
        if not self.names or name in self.names or any(map(name.startswith, self.families)):
            return True
        return not self.complete and not self.nearest(name) and _root(name) in self._roots

    def nearest(self, name: str) -> str | None:
        """Return the known name that is spelled most like another, None if none is near."""
        return next(iter(get_close_matches(name, self.names, n=1, cutoff=_NEAR)), None)

    @property
    def _roots(self) -> set[str]:
        return {_root(name) for name in (*self.names, *self.families)}


def _root(name: str) -> str:
    return name.partition(".")[0]


class Slot(Struct, frozen=True):
    """A placeholder as a helpdesk reads it."""

    span: TextSpan
    name: str
    """Its name, "" where it is more than a name (a formula)."""
    name_span: TextSpan
    fallback: bool
    """Whether it says what comes in its place."""


@cache
def syntax_of(library: Library | None) -> Syntax | None:
    """Return how a helpdesk writes placeholders; None where it is not known or has none."""
    file = files(__package__) / f"{library}.toml"
    if library is None or not file.is_file():
        return None
    return convert(tomllib.loads(file.read_text("utf-8")), Syntax)


def slots_in(text: str, syntax: Syntax) -> Iterator[Slot]:
    """Yield the placeholders of a text that are whole."""
    for found in _whole(syntax).finditer(text):
        start, inner = found.start("inner"), found["inner"]
        begin = start + len(inner) - len(inner.lstrip())
        name = _NAME.match(text, begin, found.end("inner"))
        end = name.end() if name else begin
        rest = text[end : found.end("inner")].strip()
        plain = name is not None and (not rest or rest[0] in "|,")
        yield Slot(
            TextSpan(*found.span()),
            text[begin:end] if plain else "",
            TextSpan(begin, end),
            fallback=bool(rest),
        )


@cache
def _whole(syntax: Syntax) -> re.Pattern[str]:
    opened, closed = re.escape(syntax.open), re.escape(syntax.close)
    return re.compile(rf"{opened}(?P<inner>(?:(?!{opened}|{closed})[^\n]){{0,{_INNER}}}){closed}")
