"""Freshdesk canned responses, as the API lists those of a folder or shows one.

https://developers.freshdesk.com/api/#canned-responses; not tried on a real export.
"""

from collections.abc import Iterator

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, macro
from replylint.readers.tree import Node, has


def macros(root: Node) -> Iterator[Macro]:
    """Yield the responses of a list, or the one that the document is.

    `content` is the same without markup.
    """
    for record in [root] if has(root, "title", "folder_id") else root.elements():
        if has(record, "title", "folder_id"):
            written = list(macro(record, "content_html", "title", "id", html=True))
            yield from written or macro(record, "content", "title", "id")


FORMAT = Format(Library.FRESHDESK, macros)
