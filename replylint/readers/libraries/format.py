"""What a format of macro libraries is, for the files of this folder."""

from collections.abc import Callable, Iterator

from msgspec import Struct

from replylint.draft import Library
from replylint.readers.tree import Node, says_something, within


class Macro(Struct, frozen=True):
    """One text of a macro. A macro with one text for mail and one for chat gives two."""

    name: str
    """What its owners know it by: its title, else its number."""
    body: Node
    html: bool = False
    lines: bool = False
    """Whether line breaks in its HTML count."""
    attachments: int | None = None
    """How many files are sent with it; None where the record does not list them."""


class Format(Struct, frozen=True):
    """A format, and how its macros are found."""

    library: Library
    macros: Callable[[Node], Iterator[Macro]]
    """Yields the macros of a document, nothing for a document of another format."""


def macro(
    record: Node, body: str, *titles: str, html: bool = False, lines: bool = False
) -> Iterator[Macro]:
    """Yield the macro whose text stands under `body`, nothing where that is empty or no text.

    It is called by the first of `titles` that the record has.
    """
    text = record.member(body)
    if text is not None and says_something(text):
        yield Macro(called(record, *titles), text, html, lines, attached(record))


def attached(record: Node) -> int | None:
    """Return how many attachments a record lists, None where it has no list of them."""
    files = record.member("attachments")
    if files is None or files.word() is not None or any(True for _ in files.members()):
        return None
    return sum(1 for _ in files.elements())


def called(record: Node, *titles: str) -> str:
    """Return the first of these values that is there and not blank, else ""."""
    words = (value.word() for title in titles if (value := within(record, title)))
    return next((word for word in words if word and word.strip()), "")
