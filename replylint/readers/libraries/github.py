"""GitHub's saved replies, as its GraphQL API returns them (`viewer { savedReplies { nodes … } }`).

https://docs.github.com/en/graphql/reference/objects#savedreply; not tried on a real export.
"""

from collections.abc import Iterator

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, macro
from replylint.readers.tree import Node, listed


def macros(root: Node) -> Iterator[Macro]:
    """Yield the replies of the viewer."""
    for record in listed(root, "data", "viewer", "savedReplies", "nodes"):
        yield from macro(record, "body", "title", "id")


FORMAT = Format(Library.GITHUB, macros)
