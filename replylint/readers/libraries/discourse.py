"""Discourse templates, as the plugin lists them.

The plugin is part of Discourse now. It has no example, its source names the fields; not tried on a
real export. https://github.com/discourse/discourse-templates
"""

from collections.abc import Iterator

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, macro
from replylint.readers.tree import Node, has, listed


def macros(root: Node) -> Iterator[Macro]:
    """Yield the templates."""
    for record in listed(root, "templates"):
        if has(record, "title", "content"):
            yield from macro(record, "content", "title", "id")


FORMAT = Format(Library.DISCOURSE, macros)
