"""Documents of named values, as trees whose texts know where they stand in the file."""

from collections.abc import Iterator
from typing import Protocol

from msgspec import Struct

from replylint.sourcemap import SourceMap


class Written(Struct, frozen=True):
    """A text of a document, decoded: where its characters stand in the file, and its carrier."""

    text: str
    source_map: SourceMap
    carrier: str
    start: int
    """Where it begins in the file, in code points."""


class Node(Protocol):
    """A value of a document: a mapping, a list, a text or something else."""

    def member(self, name: str) -> "Node | None":
        """Return the value of a mapping under `name`; None where there is none."""

    def members(self) -> Iterator[tuple[str, "Node"]]:
        """Yield the names and values of a mapping; nothing for another value.

        Each name comes once: of several values the last, which is what parsers take.
        """

    def elements(self) -> Iterator["Node"]:
        """Yield the elements of a list; nothing for another value."""

    def string(self) -> str | None:
        """Return a text as a string, "" for null, None for another value."""

    def word(self) -> str | None:
        """Return a text or a number as a string, None for another value."""

    def text(self) -> Written | None:
        """Return a text with its places, None for another value."""


def within(node: Node | None, *names: str) -> Node | None:
    """Return the value under these names, one inside the other; None where one is missing."""
    for name in names:
        node = node.member(name) if node else None
    return node


def listed(node: Node | None, *names: str) -> Iterator[Node]:
    """Yield the elements of the list under these names; nothing where there is none."""
    found = within(node, *names)
    if found is not None:
        yield from found.elements()


def says_something(node: Node | None) -> bool:
    """Tell whether a value is a text that is not blank."""
    return bool(node and (node.string() or "").strip())


def has(node: Node, *names: str) -> bool:
    """Tell whether a value is a mapping with all of these names."""
    return all(node.member(name) is not None for name in names)
