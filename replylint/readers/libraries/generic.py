"""Any list or mapping of records with a text under a usual name, for what nobody else knows."""

from collections.abc import Iterator
from itertools import chain

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, attached, called
from replylint.readers.tree import Node, says_something

BODIES = ("body", "content", "text", "message", "reply", "response", "template")
TITLES = ("title", "name", "label", "subject", "shortcut", "id")


def macros(root: Node) -> Iterator[Macro]:
    """Yield the records of a list, of a mapping, of the one list in a mapping, or the document."""
    named = [node for _, node in root.members()]
    inner = chain.from_iterable(node.elements() for node in named)
    for record in (root, *root.elements(), *named, *inner):
        yield from _macro(record)


def _macro(record: Node) -> Iterator[Macro]:
    texts = (text for name in BODIES if (text := record.member(name)))
    body = next((text for text in texts if text.text() is not None), None)
    if body is not None and says_something(body):
        html = looks_like_html(body.word() or "")
        yield Macro(called(record, *TITLES), body, html, attachments=attached(record))


def looks_like_html(text: str) -> bool:
    """Tell whether a text holds a closing tag, a line break or a paragraph of HTML."""
    low = text.lower()
    return any(mark in low for mark in ("</", "<br", "<p>", "<p "))


FORMAT = Format(Library.GENERIC, macros)
