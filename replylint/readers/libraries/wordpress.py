"""Predefined replies by their key, as the WordPress.org forums keep them.

`{"wporg-1": {"label": "…", "content": "…"}}`; https://github.com/wporg-support/predefined-replies
"""

from collections.abc import Iterator

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, macro
from replylint.readers.tree import Node, has


def macros(root: Node) -> Iterator[Macro]:
    """Yield the replies, HTML with line breaks of its own."""
    for _, record in root.members():
        if has(record, "label", "content"):
            yield from macro(record, "content", "label", html=True, lines=True)


FORMAT = Format(Library.WORDPRESS, macros)
