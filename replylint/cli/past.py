"""`--diff-base`: only what has changed since a revision, and of that only what is new."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from msgspec.structs import replace

from replylint.cli.git import Changes
from replylint.cli.library import Library
from replylint.cli.sources import Identity, Source, identity
from replylint.draft import Draft
from replylint.known import Known, Named, path_from
from replylint.parallel import lint_beside
from replylint.readers import read_stdin
from replylint.readers.setting import companion


class Past:
    """What files held, and what was found in them, before they changed."""

    def __init__(self, revision: str) -> None:
        """Ask git. Raises UsageError."""
        self._changes = Changes(revision)
        self.known = Known(Path())

    def narrowed(self, source: Source, library: Library | None) -> Source | None:
        """Return a source with the replies that are new or have changed; None without any.

        What was found in the replies that are no longer there becomes known. A reply whose
        customer's message has changed is looked at as a new one.
        """
        path = Path(source.name)
        if self._changes.lost(Path(companion(source.name))):
            return source
        if not path.exists():
            return source  # reading it says why
        if not self._changes.name(path):
            return None
        old = [one for one in self._old(source, path) if isinstance(one, Draft)]
        now = [one for one in source.drafts() if isinstance(one, Draft)]
        same = _unchanged(old, now)
        gone = [one for one in old if identity(one) not in same]
        self._learn(source, gone, library)
        return replace(source, unchanged=same)

    def _old(self, source: Source, path: Path) -> Iterator[object]:
        before = self._changes.before(path)
        if before:
            yield from read_stdin(BytesIO(before), source.defaults, source.name)

    def _learn(self, source: Source, drafts: list[Draft], library: Library | None) -> None:
        named = Named(self.known.root)
        shelf = library.shelf if library and drafts else None
        reports = [lint_beside(shelf, draft, source.settings) for draft in drafts]
        names = {name for report in reports for _, name in named.of(report)}
        self.known.names[path_from(self.known.root, source.name)] = names


def _unchanged(old: list[Draft], now: list[Draft]) -> frozenset[Identity]:
    """Return the replies that are as they were, or that only bear another name."""
    before = {identity(one) for one in old}
    names, names_before = {one.id for one in now}, {one.id for one in old}
    lost = {identity(one)[1:] for one in old if one.id not in names}
    return frozenset(
        own
        for own in map(identity, now)
        if own in before or (own[0] not in names_before and own[1:] in lost)
    )
