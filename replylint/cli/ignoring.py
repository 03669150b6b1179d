"""`--add-ignore`: accept what is found, by comments in the files themselves."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from replylint.cli.accepted import Accepted
from replylint.cli.exits import CLEAN, TROUBLE
from replylint.cli.findings import Findings
from replylint.cli.library import Library
from replylint.cli.sources import Source
from replylint.draft import Draft
from replylint.files import ChangedError, FileState, SpoiltError, write_edits
from replylint.formats.closing import count
from replylint.ignore_edits import HELP, FileEdit, ignore_edit
from replylint.ignores import UNUSED
from replylint.parallel import lint_beside
from replylint.report import Report


class Ignoring:
    """Writes a comment beside each reply with findings, and counts them."""

    def __init__(self, findings: Findings, accepted: Accepted, library: Library | None) -> None:
        self._findings = findings
        self._library = library
        self._accepted = accepted
        self._without_room: set[str | None] = set()
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
            edits, found = self._edits(source)
            if state and edits:
                write_edits(path, state, edits, partial(self._is_clear, source))
                self._count += found
        except SpoiltError:
            self._refuse(f"{source.name}: not ignored: a comment there would not do it; {HELP}")
        except ChangedError as error:
            self._refuse(f"{source.name}: not written: {error.reason}")
        except OSError as error:
            self._refuse(f"{source.name}: cannot be written: {error.strerror}")

    def _is_clear(self, source: Source, copy: Path) -> bool:
        """Tell whether nothing is found any more in a copy, but where there is no room for it."""
        return all(
            not self._wanted(self._report(source, one)) or one.id in self._without_room
            for one in source.drafts(copy)
            if isinstance(one, Draft)
        )

    def end(self) -> int:
        """Say how much is ignored now and return the exit code."""
        self._findings.tell(f"{count(self._count, 'finding is', 'findings are')} ignored now.")
        return TROUBLE if self._refused or self._findings.failed else CLEAN

    def _edits(self, source: Source) -> tuple[list[FileEdit], int]:
        """Return the edits of a file, and how many findings they ignore."""
        edits: list[FileEdit] = []
        marked = 0
        self._without_room = set()
        for draft in self._findings.readable(source.drafts()):
            report = self._report(source, draft)
            codes = self._wanted(report)
            if not codes:
                continue
            try:
                edits.append(ignore_edit(report.draft, codes))
            except ValueError as error:
                self._without_room.add(draft.id)
                self._refuse(f"{draft.path}: not ignored: {error}")
            else:
                marked += len(report.diagnostics)
        return edits, marked

    def _report(self, source: Source, draft: Draft) -> Report:
        shelf = self._library.shelf if self._library else None
        return self._accepted.sieve().new(lint_beside(shelf, draft, source.settings))

    def _wanted(self, report: Report) -> list[str]:
        """Return the codes to ignore; that an ignore is in vain is nothing to ignore."""
        return sorted(report.counts().keys() - {UNUSED})

    def _refuse(self, message: str) -> None:
        self._refused = True
        self._findings.tell(message)
