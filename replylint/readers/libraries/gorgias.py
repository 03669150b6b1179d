"""Gorgias macros, as the API lists or shows them.

https://developers.gorgias.com/reference/macros
"""

from collections.abc import Iterator

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, called
from replylint.readers.tree import Node, has, listed, says_something, within

_BODIES = {"body_html": True, "body_text": False}
"""Where the text stands, and whether as HTML: the first that is there is what is sent."""


def macros(root: Node) -> Iterator[Macro]:
    """Yield the macros under "data", or the one that the document is."""
    for record in [root] if has(root, "actions", "intent") else listed(root, "data"):
        for action in listed(record, "actions"):
            if called(action, "name") == "setResponseText":
                yield from _response(record, action)


def _response(record: Node, action: Node) -> Iterator[Macro]:
    for body, html in _BODIES.items():
        text = within(action, "arguments", body)
        if text is not None and says_something(text):
            yield Macro(record, called(record, "name", "id"), text, html)
            return


FORMAT = Format(Library.GORGIAS, macros)
