"""Zammad text modules, as the API lists or shows them.

The API's documentation leaves them out: the fields are those of its source, and no answer was found
in public, so this was not tried on a real export.
https://github.com/zammad/zammad/blob/develop/app/models/text_module.rb
https://admin-docs.zammad.org/en/latest/manage/text-modules.html
"""

from collections.abc import Iterator

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, macro
from replylint.readers.tree import Node, has


def macros(root: Node) -> Iterator[Macro]:
    """Yield the modules of a list, or the one that the document is."""
    for record in (root, *root.elements()):
        if has(record, "name", "keywords", "content"):
            yield from macro(record, "content", "name", "id", html=True)


FORMAT = Format(Library.ZAMMAD, macros)
