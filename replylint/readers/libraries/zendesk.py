"""Zendesk macros, as the API lists or shows them; each comment is a text.

https://developer.zendesk.com/api-reference/ticketing/business-rules/macros/
"""

from collections.abc import Iterator

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, called
from replylint.readers.tree import Node, has, listed

_COMMENTS = {"comment_value": False, "comment_value_html": True}
"""The fields that hold a reply, and whether as HTML."""


def macros(root: Node) -> Iterator[Macro]:
    """Yield the comments of `{"macros": […]}` or `{"macro": {…}}`."""
    one = root.member("macro")
    for record in [one] if one else listed(root, "macros"):
        for action in listed(record, "actions"):
            if has(action, "field", "value"):
                yield from _comment(record, action)


def _comment(record: Node, action: Node) -> Iterator[Macro]:
    field = called(action, "field")
    value = action.member("value")
    if field not in _COMMENTS or value is None:
        return
    # ["channel:all", "the text"] where the comment is meant for one kind of channel
    texts = list(value.elements()) or [value]
    if texts[-1].string() is not None:
        yield Macro(record, called(record, "title", "raw_title", "id"), texts[-1], _COMMENTS[field])


FORMAT = Format(Library.ZENDESK, macros)
