"""Macro libraries: the formats in which helpdesks export or list their saved replies.

One file for each; to add one, write a file like the others and name it below.
"""

from replylint.draft import Library
from replylint.readers.libraries import (
    chatwoot,
    discourse,
    freshdesk,
    front,
    generic,
    github,
    gitlab,
    gorgias,
    helpscout,
    intercom,
    salesforce,
    wordpress,
    zammad,
    zendesk,
)
from replylint.readers.libraries.format import Format, Macro
from replylint.readers.tree import Node

__all__ = ["FORMATS", "Format", "Macro", "macros_in"]

_MODULES = (
    *(zendesk, intercom, gorgias, front, salesforce, github, gitlab, discourse, chatwoot, zammad),
    *(freshdesk, helpscout, wordpress, generic),
)
"""From what is told apart surely to what takes anything."""
FORMATS: dict[Library, Format] = {one.FORMAT.library: one.FORMAT for one in _MODULES}


def macros_in(root: Node, wanted: Library | None = None) -> tuple[Library, list[Macro]]:
    """Return the format of a document and its macros; `wanted` is a format that was named.

    Raises ValueError for a document without macros of that format, or of any.
    """
    for library in (wanted,) if wanted else FORMATS:
        macros = list(FORMATS[library].macros(root))
        if macros:
            return library, macros
    if wanted:
        msg = f"holds no macros as {wanted} writes them"
        raise ValueError(msg)
    known = ", ".join(FORMATS)
    msg = f"holds no macros of a format that is known ({known}: records with title and body)"
    raise ValueError(msg)
