"""Chatwoot canned responses, as the API lists them or answers a change of one.

https://developers.chatwoot.com/api-reference/canned-responses/list-all-canned-responses-in-an-account
"""

from collections.abc import Iterator

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, macro
from replylint.readers.tree import Node, has


def macros(root: Node) -> Iterator[Macro]:
    """Yield the responses of a list, or the one that the document is; they are Markdown."""
    for record in (root, *root.elements()):
        if has(record, "short_code", "content"):
            yield from macro(record, "content", "short_code", "id")


FORMAT = Format(Library.CHATWOOT, macros)
