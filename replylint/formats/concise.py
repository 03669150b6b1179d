"""`concise`: one line per finding, as compilers and editors know it."""

import click

from replylint.diagnostic import Applicability, Diagnostic
from replylint.formats.closing import closing
from replylint.formats.fixability import fixability
from replylint.formats.places import Places
from replylint.formats.renderer import RenderOptions, Summary
from replylint.formats.visible import visible
from replylint.report import Report


class ConciseRenderer:
    """Writes `path:line:column: CODE [*] message`; the mark means that a safe fix exists."""

    def __init__(self, options: RenderOptions) -> None:
        """Take colour from `options`."""
        self._color = options.color

    def begin(self) -> str:
        """Return nothing."""
        return ""

    def reply(self, report: Report) -> str:
        """Return a line for each finding."""
        places = Places(report.draft)
        return "".join(self._line(report, one, places) for one in report.diagnostics)

    def end(self, summary: Summary) -> str:
        """Return the closing lines."""
        return closing(summary)

    def _line(self, report: Report, diagnostic: Diagnostic, places: Places) -> str:
        draft = report.draft
        place = places.in_file(diagnostic.span)
        start = (place or places.in_reply(diagnostic.span)).start
        where = f"{self._bold(visible(draft.path))}:{start.line}:{start.column}"
        if place is None:
            where += " (in the decoded reply)"
        if draft.id is not None:
            where += f" (id {visible(draft.id)})"
        safe = fixability(draft, diagnostic) is Applicability.SAFE
        mark = f" {self._style('[*]', 'cyan')}" if safe else ""
        code = self._style(diagnostic.code, "red", bold=True)
        return f"{where}: {code}{mark} {visible(diagnostic.message)}\n"

    def _bold(self, text: str) -> str:
        return click.style(text, bold=True) if self._color else text

    def _style(self, text: str, color: str, *, bold: bool | None = None) -> str:
        return click.style(text, fg=color, bold=bold) if self._color else text
