"""Findings that are known already, and are not told again: those of a baseline, or of the past."""

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from replylint.diagnostic import Diagnostic
from replylint.fingerprint import Fingerprints
from replylint.report import Report


def path_from(root: Path, path: str) -> str:
    """Return how a file is called as seen from the folder `root`, with forward slashes."""
    return os.path.relpath(path, root).replace(os.sep, "/")


class Named:
    """Gives the findings of replies, as they come, the names by which they are known again."""

    def __init__(self, root: Path) -> None:
        """Count paths from the folder `root`."""
        self._root = root
        self._fingerprints = Fingerprints()

    def of(self, report: Report) -> Iterator[tuple[Diagnostic, str]]:
        """Yield the findings of the next reply with their names."""
        path = path_from(self._root, report.draft.path)
        for diagnostic in report.diagnostics:
            yield diagnostic, self._fingerprints.of(path, report.draft, diagnostic)


class Known:
    """The names of known findings, by file as seen from a folder."""

    def __init__(self, root: Path, names: Mapping[str, Collection[str]] | None = None) -> None:
        self.root = root
        self.names: dict[str, Collection[str]] = dict(names or {})
        self.met: dict[str, set[str]] = {}
        """The names that were met again, by file; a file without any has an empty set."""

    def visit(self, path: str) -> None:
        """Take note that a file was looked at."""
        self.met.setdefault(path_from(self.root, path), set())

    def meet(self, report: Report, named: Named) -> Iterator[Diagnostic]:
        """Yield the findings of the next reply that are known."""
        path = path_from(self.root, report.draft.path)
        names = self.names.get(path, ())
        met = self.met.setdefault(path, set())
        for diagnostic, name in named.of(report):
            if name in names:
                met.add(name)
                yield diagnostic


class Sieve:
    """Tells the findings that are new, in one pass over files and their replies, in order."""

    def __init__(self, knowns: Iterable[Known]) -> None:
        self._knowns = [(known, Named(known.root)) for known in knowns]

    def known(self, report: Report) -> frozenset[Diagnostic]:
        """Return the findings of the next reply that are known."""
        return frozenset(
            found for known, named in self._knowns for found in known.meet(report, named)
        )

    def new(self, report: Report) -> Report:
        """Return the report without what is known."""
        known = self.known(report)
        if not known:
            return report
        left = tuple(found for found in report.diagnostics if found not in known)
        return replace(report, diagnostics=left)
