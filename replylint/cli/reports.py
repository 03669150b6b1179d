"""The reports on what sources hold: remembered, or linted now, in order."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from replylint.cli.accepted import Accepted
from replylint.cli.library import Library
from replylint.cli.sources import Source
from replylint.draft import Draft
from replylint.parallel import Item, lint_all
from replylint.readers import UnreadableError
from replylint.report import Clean, Report

if TYPE_CHECKING:
    from replylint.cache.keeper import File, Keeper, Note
    from replylint.pipeline.shelf import Shelf

Told = Report | Clean | UnreadableError
"""What is said of a source, in the order in which it stands there."""


class _Begin(Struct, frozen=True):
    """Here a source begins; `note` takes down what is found in it."""

    source: Source
    note: "Note | None" = None


class _End(Struct, frozen=True):
    """Here a source ends."""


_Passing = _Begin | _End | Told
"""What goes by between the drafts that are to be linted."""


class Reports:
    """Lints sources, or remembers what was found in them; less what is accepted."""

    def __init__(
        self, accepted: Accepted, keeper: "Keeper | None", library: Library | None, jobs: int
    ) -> None:
        """Leave out what is accepted; use a cache, if any, and up to so many processes.

        Macros are read as those of `library`, where a rule asks about one.
        """
        self._accepted = accepted
        self._keeper = keeper
        self._library = library
        self._jobs = jobs

    def of(self, sources: Iterable[Source]) -> Iterator[tuple[Source, Told]]:
        """Yield what is said of each source, with the source."""
        at: _Begin | None = None
        sieve = self._accepted.sieve()
        passing: Iterator[_Passing] = lint_all(self._items(sources), self._jobs, self._shelf)
        for one in passing:
            if isinstance(one, _Begin):
                at = one
            elif isinstance(one, _End):
                if at and at.note:
                    at.note.end()
            elif at:
                if at.note:
                    at.note.add(one)
                if isinstance(one, Clean):
                    self._accepted.visit(one.path)
                new = sieve.new(one) if isinstance(one, Report) else one
                if not isinstance(new, Report) or not at.source.passes_over(new.draft):
                    yield at.source, new

    def _shelf(self) -> "Shelf | None":
        return self._library.shelf if self._library else None

    def _items(self, sources: Iterable[Source]) -> Iterator[Item[_Passing]]:
        for source in sources:
            file = self._looked_up(source)
            remembered = self._keeper.recall(file) if self._keeper and file else None
            fresh = (
                self._keeper.note(file) if self._keeper and file and remembered is None else None
            )
            yield source.settings, _Begin(source, fresh)
            for one in self._read(source, file) if remembered is None else remembered:
                yield source.settings, one
            yield source.settings, _End()

    def _looked_up(self, source: Source) -> "File | None":
        """Return a source as the cache sees it, None where it is not for the cache."""
        if self._keeper is None or source.stdin or not source.fixable:
            return None
        beside = self._library.digest if self._library else b""
        return self._keeper.look_up(source.name, source.settings, source.defaults, beside)

    def _read(self, source: Source, file: "File | None") -> Iterator[Draft | UnreadableError]:
        """Yield what is in a source: the very content that was looked up, if it was."""
        if file is not None and file.data is not None:
            return source.held(file.data)
        # a baseline counts the same words in all replies of a file
        return source.all() if self._accepted.baseline else source.drafts()
