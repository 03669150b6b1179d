"""The reports on what sources hold: remembered, or linted now, in order."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from msgspec import Struct

from replylint.cli.accepted import Accepted
from replylint.cli.library import Library
from replylint.cli.sources import Source
from replylint.parallel import Item, lint_all
from replylint.readers import UnreadableError
from replylint.report import Clean, Report

if TYPE_CHECKING:
    from replylint.cache.keeper import Keeper, Note
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
                yield at.source, sieve.new(one) if isinstance(one, Report) else one

    def _shelf(self) -> "Shelf | None":
        return self._library.shelf if self._library else None

    def _items(self, sources: Iterable[Source]) -> Iterator[Item[_Passing]]:
        for source in sources:
            begin, remembered = self._looked_up(source)
            for one in (begin, *remembered) if remembered else (begin,):
                yield source.settings, one
            for draft in () if remembered else source.drafts():
                yield source.settings, draft
            yield source.settings, _End()

    def _looked_up(self, source: Source) -> tuple[_Begin, list[Report | Clean]]:
        """Return the beginning of a source, and what the cache holds of it."""
        if self._keeper is None or source.stdin:
            return _Begin(source), []
        beside = self._library.digest if self._library else b""
        file = self._keeper.look_up(source.name, source.settings, source.defaults, beside)
        remembered = self._keeper.recall(file) or []
        return _Begin(source, None if remembered else self._keeper.note(file)), remembered
