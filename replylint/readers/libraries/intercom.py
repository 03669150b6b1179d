"""Intercom macros, as the API lists or shows them.

https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/macros
"""

from collections.abc import Iterator

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, called, either
from replylint.readers.tree import Node, listed

_BODIES = {"body_text": False, "body": True}
"""Where the text stands, and whether as HTML."""


def macros(root: Node) -> Iterator[Macro]:
    """Yield the macros under "data", of a bare list, or the one that the document is.

    `body_text` has the placeholders as written, but no markup; `body` is HTML with the placeholders
    as elements.
    """
    records = [root] if _is_macro(root) else [*listed(root, "data"), *root.elements()]
    for record in filter(_is_macro, records):
        yield from either(record, record, _BODIES, "name", "id")


def _is_macro(record: Node) -> bool:
    return called(record, "type") == "macro"


FORMAT = Format(Library.INTERCOM, macros)
