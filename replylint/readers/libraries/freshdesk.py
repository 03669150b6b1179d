"""Freshdesk canned responses, as the API lists those of a folder or shows one.

https://developers.freshdesk.com/api/#canned-responses; not tried on a real export.
"""

from collections.abc import Iterator

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, either
from replylint.readers.tree import Node, has

_BODIES = {"content_html": True, "content": False}
"""Where the text stands, and whether as HTML."""


def macros(root: Node) -> Iterator[Macro]:
    """Yield the responses of a list, or the one that the document is.

    `content` is the same without markup.
    """
    for record in [root] if has(root, "title", "folder_id") else root.elements():
        if has(record, "title", "folder_id"):
            yield from either(record, record, _BODIES, "title", "id")


FORMAT = Format(Library.FRESHDESK, macros)
