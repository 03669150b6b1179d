"""`--write-baseline`: accept what is found, in a file beside the replies."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from replylint.baseline import BaselineWriter
from replylint.cli.exits import CLEAN, TROUBLE
from replylint.cli.findings import Findings
from replylint.cli.reports import Reports
from replylint.cli.sources import Source
from replylint.cli.unneeded import rules_asked
from replylint.formats.closing import count
from replylint.readers import UnreadableError
from replylint.report import Clean

if TYPE_CHECKING:
    from replylint.config import Settings


class Accepting:
    """Writes down what is found."""

    def __init__(self, path: Path, findings: Findings, reports: Reports) -> None:
        self._path = path
        self._writer = BaselineWriter(path)
        self._findings = findings
        self._reports = reports
        self._used: dict[int, Settings] = {}

    def run(self, sources: Iterable[Source]) -> None:
        """Look at all sources."""
        for source, one in self._reports.of(sources):
            self._used[id(source.settings)] = source.settings
            if isinstance(one, UnreadableError):
                self._findings.fail(one)
            elif isinstance(one, Clean):
                self._writer.visit(one.path)
            else:
                self._writer.add(one)
            self._findings.advance()

    def end(self) -> int:
        """Write the baseline, say how much it holds, and return the exit code."""
        number = self._writer.write(rules_asked(self._used.values()).keys())
        accepted = count(number, "finding is", "findings are")
        self._findings.tell(f"{accepted} accepted in {self._path}.")
        return TROUBLE if self._findings.failed else CLEAN
