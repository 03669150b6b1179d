"""Front message templates, as the API lists or shows them.

https://dev.frontapp.com/reference/list-message-templates
"""

from collections.abc import Iterator

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, called, macro
from replylint.readers.tree import Node, listed


def macros(root: Node) -> Iterator[Macro]:
    """Yield the templates under "_results", or the one that the document is."""
    for record in [root] if _is_template(root) else listed(root, "_results"):
        if _is_template(record):
            yield from macro(record, "body", "name", "id", html=True)


def _is_template(record: Node) -> bool:
    return called(record, "id").startswith("rsp_")


FORMAT = Format(Library.FRONT, macros)
