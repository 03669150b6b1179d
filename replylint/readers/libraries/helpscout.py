"""Help Scout saved replies, as the API shows or takes them; mail and chat are two texts.

What the API lists are previews, not the texts.
https://developer.helpscout.com/mailbox-api/endpoints/inboxes/saved_Replies/saved-replies-get/
"""

from collections.abc import Iterator

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, macro
from replylint.readers.tree import Node, has


def macros(root: Node) -> Iterator[Macro]:
    """Yield the texts of a list of replies, or of the one that the document is."""
    for record in [root] if _is_reply(root) else root.elements():
        if _is_reply(record):
            yield from macro(record, "text", "name", "id", html=True)
            yield from macro(record, "chatText", "name", "id")


def _is_reply(record: Node) -> bool:
    return has(record, "name", "text") or has(record, "name", "chatText")


FORMAT = Format(Library.HELPSCOUT, macros)
