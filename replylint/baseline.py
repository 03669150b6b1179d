"""A baseline: the findings of an old library that are accepted, so that only new ones are told.

The file holds a hash for each finding (of its rule, file, reply and words) and no word of anyone's.
"""

from collections.abc import Collection, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.draft import Draft
from replylint.files import write_whole
from replylint.ignores import UNUSED, in_vain
from replylint.known import Known, Named, path_from
from replylint.report import Report
from replylint.rule import Rule


class BaselineError(ValueError):
    """A file that is no baseline, and why."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")


class Entry(Struct, frozen=True, order=True):
    """A finding that is accepted."""

    path: str
    """The file, as seen from the baseline's folder."""
    code: str
    fingerprint: str


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    version: Literal[1]
    findings: tuple[Entry, ...]


class Baseline:
    """The accepted findings of a file."""

    def __init__(self, path: Path, entries: Iterable[Entry]) -> None:
        self.path = path
        self.entries = tuple(entries)
        names: dict[str, set[str]] = {}
        for entry in self.entries:
            names.setdefault(entry.path, set()).add(entry.fingerprint)
        self.known = Known(path.parent, names)

    @classmethod
    def read(cls, path: Path) -> "Baseline":
        """Return the baseline that was written to `path`. Raises BaselineError and OSError."""
        try:
            return cls(path, msgspec.json.decode(path.read_bytes(), type=_File).findings)
        except msgspec.MsgspecError as error:
            reason = f"is no baseline of replylint ({error}); write it with --write-baseline"
            raise BaselineError(path, reason) from None

    def fixed(self) -> list[Entry]:
        """Return the entries that nothing needs any more, of files looked at and of files gone."""
        return [entry for entry in self.entries if self._is_fixed(entry)]

    def in_vain(self, rule: Rule, entries: Iterable[Entry]) -> Report:
        """Return the findings of `rule` on the baseline's own file: `entries` are not needed."""
        text = self.path.read_text("utf-8")
        found = []
        for entry in entries:
            start = text.index(entry.fingerprint)
            span = TextSpan(start, start + len(entry.fingerprint))
            found.append(in_vain(rule, span, f"{entry.code} ({entry.path})"))
        found.sort(key=lambda diagnostic: diagnostic.span)
        return Report(Draft(text, path=str(self.path)), tuple(found))

    def _is_fixed(self, entry: Entry) -> bool:
        met = self.known.met.get(entry.path)
        if met is None:
            return not (self.path.parent / entry.path).exists()
        return entry.fingerprint not in met


class BaselineWriter:
    """Collects the findings of a run and writes them down as accepted."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._named = Named(path.parent)
        self._entries: dict[str, list[Entry]] = {}

    def add(self, report: Report) -> None:
        """Accept the findings of the next reply."""
        path = path_from(self._path.parent, report.draft.path)
        entries = self._entries.setdefault(path, [])
        for diagnostic, name in self._named.of(report):
            if diagnostic.code != UNUSED:
                entries.append(Entry(path, diagnostic.code, name))

    def visit(self, path: str) -> None:
        """Take note that nothing is found in a file."""
        self._entries.setdefault(path_from(self._path.parent, path), [])

    def write(self, asked: Collection[str]) -> int:
        """Write the file and return how many findings it accepts. Raises OSError, BaselineError.

        What it said of files that were not looked at now, and still are there, is kept, and so is
        what it said of other rules than those that were `asked`.
        """
        entries = sorted([*self._kept(asked), *chain.from_iterable(self._entries.values())])
        rows = ",".join(f"\n  {msgspec.json.encode(entry).decode()}" for entry in entries)
        write_whole(self._path, f'{{"version": 1, "findings": [{rows}\n]}}\n'.encode())
        return len(entries)

    def _kept(self, asked: Collection[str]) -> Iterator[Entry]:
        if self._path.exists():
            for entry in Baseline.read(self._path).entries:
                looked_at = entry.path in self._entries and entry.code in asked
                if not looked_at and (self._path.parent / entry.path).exists():
                    yield entry
