"""Gorgias macros, as the API lists or shows them.

https://developers.gorgias.com/reference/macros
"""

from collections.abc import Iterator

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, called, either
from replylint.readers.tree import Node, has, listed

_BODIES = {"body_html": True, "body_text": False}
"""Where the text stands, and whether as HTML: the first that is there is what is sent."""


def macros(root: Node) -> Iterator[Macro]:
    """Yield the macros under "data", or the one that the document is."""
    for record in [root] if has(root, "actions", "intent") else listed(root, "data"):
        for action in listed(record, "actions"):
            said = action.member("arguments")
            if said is not None and called(action, "name") == "setResponseText":
                yield from either(record, said, _BODIES, "name", "id")


FORMAT = Format(Library.GORGIAS, macros)
