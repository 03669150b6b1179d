"""Intercom macros, as the API lists or shows them.

https://developers.intercom.com/docs/references/preview/rest-api/api.intercom.io/macros
"""

from collections.abc import Iterator

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, called, macro
from replylint.readers.tree import Node, listed


def macros(root: Node) -> Iterator[Macro]:
    """Yield the macros under "data", of a bare list, or the one that the document is.

    `body_text` has the placeholders as written, but no markup; `body` is HTML with the placeholders
    as elements.
    """
    records = [root] if _is_macro(root) else [*listed(root, "data"), *root.elements()]
    for record in filter(_is_macro, records):
        written = list(macro(record, "body_text", "name", "id"))
        yield from written or macro(record, "body", "name", "id", html=True)


def _is_macro(record: Node) -> bool:
    return called(record, "type") == "macro"


FORMAT = Format(Library.INTERCOM, macros)
