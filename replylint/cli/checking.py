"""Lint what a source holds, fixed before if that is asked.

Replies stream: each is read, linted and written before the next, so memory does not grow with
their number.
"""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from msgspec.structs import replace

from replylint.cli.exits import CLEAN, FOUND, TROUBLE
from replylint.cli.findings import Findings
from replylint.cli.fixing import Fixer, working_copy
from replylint.cli.reports import Reports
from replylint.cli.request import Request
from replylint.cli.sources import Source
from replylint.diagnostic import Severity
from replylint.files import ChangedError
from replylint.readers import UnreadableError
from replylint.report import Clean, Report

_ADVICE = "make the file and its folder writable, or see the changes with --diff"


class Checking:
    """Checks sources one by one; knows in the end whether the run fails."""

    def __init__(
        self, request: Request, findings: Findings, fixer: Fixer, reports: Reports
    ) -> None:
        self._request = request
        self._findings = findings
        self._fixer = fixer
        self._reports = reports
        self._fails = False
        self._unwritten = False

    def run(self, sources: Iterable[Source]) -> None:
        """Lint what the sources hold, each fixed before if that is asked."""
        if not self._request.fix:
            self._lint(sources)
            return
        for source in sources:
            if source.stdin:
                self._filter(source)
            else:
                self._fix(source)
                self._lint([source])

    def end(self) -> int:
        """Write the closing of the output and return the exit code."""
        summary = self._findings.end()
        fixed = self._tell_fixes() if self._request.fix else 0
        if summary.errors or self._unwritten:
            return TROUBLE
        fails = self._fails or (fixed and self._request.exit_non_zero_on_fix)
        return FOUND if fails and not self._request.exit_zero else CLEAN

    def _lint(self, sources: Iterable[Source]) -> None:
        for source, one in self._reports.of(sources):
            if isinstance(one, UnreadableError):
                self._findings.fail(one)
            elif isinstance(one, Clean):
                self._findings.clean(one.replies)
            else:
                self._tell(one, source.settings.fail_level.severity)

    def _tell(self, report: Report, level: Severity | None) -> None:
        self._findings.advance()
        self._fails = self._fails or (level is not None and report.fails(level))
        self._findings.add(report)

    def _fix(self, source: Source) -> None:
        target = Path(source.name)
        if not source.fixable or not target.is_file() or not os.access(target, os.R_OK):
            return  # reading it says why
        try:
            self._fixer.fix(source, target)
        except ChangedError as error:
            self._not_written(f"{source.name}: cannot be fixed: {error.reason}")
        except OSError as error:
            self._not_written(f"{source.name}: cannot be written: {error.strerror}; {_ADVICE}")

    def _not_written(self, message: str) -> None:
        # no error of the findings: what was read is checked all the same
        self._unwritten = True
        self._findings.tell(message)

    def _filter(self, source: Source) -> None:
        """Write the fixed draft to standard output: an editor can pipe a draft through us."""
        with working_copy(source) as copy:
            self._fixer.fix(source, copy)
            sys.stdout.buffer.write(copy.read_bytes())
            sys.stdout.buffer.flush()
            self._lint([replace(source, copy=copy)])

    def _tell_fixes(self) -> int:
        for message in self._fixer.summary(done=True):
            self._findings.tell(message)
        return self._fixer.count
