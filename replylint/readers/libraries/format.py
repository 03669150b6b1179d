"""What a format of macro libraries is, for the files of this folder."""

from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from replylint.draft import Library
from replylint.readers.tree import Node, says_something, within


class Macro(Struct, frozen=True):
    """One text of a macro. A macro with one text for mail and one for chat gives two."""

    record: Node
    """All that the library says of the macro."""
    name: str
    """What its owners know it by: its title, else its number."""
    body: Node
    html: bool = False
    lines: bool = False
    """Whether line breaks in its HTML count."""


class Format(Struct, frozen=True):
    """A format, and how its macros are found."""

    library: Library
    macros: Callable[[Node], Iterator[Macro]]
    """Yields the macros of a document, nothing for a document of another format."""


def macro(
    record: Node, body: str, *titles: str, html: bool = False, lines: bool = False
) -> Iterator[Macro]:
    """Yield the macro whose text stands under `body`, nothing where there is none.

    It is called by the first of `titles` that the record has. A blank text and null are texts, too:
    they show of what format a library is.
    """
    text = record.member(body)
    if text is not None and text.string() is not None:
        yield Macro(record, called(record, *titles), text, html, lines)


def either(record: Node, holder: Node, bodies: Mapping[str, bool], *titles: str) -> Iterator[Macro]:
    """Yield the macro `record` with the first of the `bodies` in `holder` that is not blank.

    The mapping tells of each whether it is HTML. Where all are blank the macro is, too.
    """
    texts = [one for body, html in bodies.items() for one in macro(holder, body, html=html)]
    said = sorted(texts, key=lambda one: not says_something(one.body))
    yield from (replace(one, record=record, name=called(record, *titles)) for one in said[:1])


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
