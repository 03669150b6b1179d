"""`--add-ignore`: accept what is found, by comments in the files themselves."""

from collections.abc import Iterable
from pathlib import Path

from replylint.cli.accepted import Accepted
from replylint.cli.exits import CLEAN, TROUBLE
from replylint.cli.findings import Findings
from replylint.cli.library import Library
from replylint.cli.sources import Source
from replylint.files import ChangedError, FileState, write_edits
from replylint.ignore_edits import FileEdit, ignore_edit
from replylint.parallel import lint_beside


class Ignoring:
    """Writes a comment beside each reply with findings, and counts them."""

    def __init__(self, findings: Findings, accepted: Accepted, library: Library | None) -> None:
        self._findings = findings
        self._library = library
        self._sieve = accepted.sieve()
        self._count = 0
        self._refused = False

    def run(self, sources: Iterable[Source]) -> None:
        """Ignore all that is found."""
        for source in sources:
            self._treat(source)

    def _treat(self, source: Source) -> None:
        path = Path(source.name)
        try:
            state = FileState.of(path) if path.is_file() else None
            edits = self._edits(source)
            if state and edits:
                write_edits(path, state, edits)
        except ChangedError as error:
            self._refuse(f"{source.name}: not written: {error.reason}")
        except OSError as error:
            self._refuse(f"{source.name}: cannot be written: {error.strerror}")

    def end(self) -> int:
        """Say how much is ignored now and return the exit code."""
        things = "finding is" if self._count == 1 else "findings are"
        self._findings.tell(f"{self._count:,} {things} ignored now.")
        return TROUBLE if self._refused or self._findings.failed else CLEAN

    def _edits(self, source: Source) -> list[FileEdit]:
        edits: list[FileEdit] = []
        for draft in self._findings.readable(source.drafts()):
            shelf = self._library.shelf if self._library else None
            report = self._sieve.new(lint_beside(shelf, draft, source.settings))
            if not report.diagnostics:
                continue
            try:
                edits.append(ignore_edit(report.draft, sorted(report.counts())))
            except ValueError as error:
                self._refuse(f"{draft.path}: not ignored: {error}")
            else:
                self._count += len(report.diagnostics)
        return edits

    def _refuse(self, message: str) -> None:
        self._refused = True
        self._findings.tell(message)
