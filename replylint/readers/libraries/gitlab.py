"""GitLab's comment templates, as its GraphQL API returns them (`savedReplies { nodes … }`).

https://docs.gitlab.com/api/graphql/reference/#savedreply; not tried on a real export.
"""

from collections.abc import Iterator

from replylint.draft import Library
from replylint.readers.libraries.format import Format, Macro, macro
from replylint.readers.tree import Node, listed

_OWNERS = ("currentUser", "group", "project")


def macros(root: Node) -> Iterator[Macro]:
    """Yield the templates of a user, a group or a project."""
    for owner in _OWNERS:
        for record in listed(root, "data", owner, "savedReplies", "nodes"):
            yield from macro(record, "content", "name", "id")


FORMAT = Format(Library.GITLAB, macros)
