"""The counts of a run, kept while its reports pass by."""

from replylint.diagnostic import Applicability
from replylint.formats.fixability import fixability
from replylint.formats.renderer import Failure, RuleCount, Skip, Summary
from replylint.report import Report


class Tally:
    """Counts what it is shown; holds no report, so it stays small over any number of replies."""

    def __init__(self) -> None:
        """Begin with nothing counted."""
        self._replies = 0
        self._unsafe = 0
        self._names: dict[str, str] = {}
        self._found: dict[str, int] = {}
        self._fixable: dict[str, int] = {}
        self._failures: list[Failure] = []
        self._skips: dict[Skip, None] = {}

    def add(self, report: Report) -> None:
        """Count a report; one of a skipped draft is named once per file and reason."""
        if report.skipped is not None:
            self._skips[Skip(report.draft.path, report.skipped)] = None
            return
        self._replies += 1
        for diagnostic in report.diagnostics:
            code = diagnostic.code
            level = fixability(report.draft, diagnostic)
            self._names[code] = diagnostic.name
            self._found[code] = self._found.get(code, 0) + 1
            self._fixable[code] = self._fixable.get(code, 0) + (level is Applicability.SAFE)
            self._unsafe += level is Applicability.UNSAFE

    def clean(self, replies: int) -> None:
        """Count replies in which nothing is found."""
        self._replies += replies

    def fail(self, path: str, message: str) -> None:
        """Note an input that could not be read."""
        self._failures.append(Failure(path, message))

    def summary(self) -> Summary:
        """Return the counts so far."""
        codes = sorted(self._found, key=lambda code: (-self._found[code], code))
        return Summary(
            replies=self._replies,
            rules=tuple(
                RuleCount(code, self._names[code], self._found[code], self._fixable[code])
                for code in codes
            ),
            unsafe=self._unsafe,
            errors=tuple(self._failures),
            skipped=tuple(self._skips),
        )
