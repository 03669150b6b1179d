"""What was accepted before: left out of what is told and fixed."""

from collections.abc import Collection, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from replylint.cli.findings import Findings
from replylint.cli.library import Library
from replylint.cli.sources import Source
from replylint.config import Settings
from replylint.known import Known, Sieve

if TYPE_CHECKING:
    from replylint.baseline import Baseline
    from replylint.cli.past import Past


class Accepted:
    """The findings of a baseline, and those of the past."""

    def __init__(self, baseline: Path | None, revision: str | None) -> None:
        """Read the baseline and ask git, where that is wanted.

        Raises BaselineError, OSError and UsageError.
        """
        self.baseline = _baseline(baseline) if baseline else None
        self._past = None if revision is None else _past(revision)

    def narrowed(self, sources: Iterable[Source], library: Library | None) -> Iterator[Source]:
        """Yield the sources with the replies that are to be looked at."""
        for source in sources:
            left = self._past.narrowed(source, library) if self._past else source
            if left is not None:
                yield left

    def sieve(self) -> Sieve:
        """Return a sieve for one pass over the sources."""
        return Sieve(self._knowns())

    def visit(self, path: str) -> None:
        """Take note that nothing is found in a file."""
        for known in self._knowns():
            known.visit(path)

    def tell(self, findings: Findings, used: Collection[Settings]) -> None:
        """Say how much of the baseline nothing needs any more."""
        if self.baseline:
            from replylint.cli.unneeded import tell_unneeded  # noqa: PLC0415 - loads the rules

            tell_unneeded(self.baseline, findings, used)

    def _knowns(self) -> list[Known]:
        parts = (self.baseline, self._past)
        return [part.known for part in parts if part is not None]


def _past(revision: str) -> "Past":
    from replylint.cli.past import Past  # noqa: PLC0415 - most runs ask no git

    return Past(revision)


def _baseline(path: Path) -> "Baseline":
    from replylint.baseline import Baseline  # noqa: PLC0415 - most runs have none

    return Baseline.read(path)
