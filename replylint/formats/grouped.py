"""`grouped`: the findings below a heading for their file, and for their reply if it has an id."""

import click

from replylint.diagnostic import Applicability
from replylint.draft import Draft
from replylint.formats.closing import closing
from replylint.formats.finding import Finding, findings, severity_words
from replylint.formats.fixability import fixability
from replylint.formats.renderer import RenderOptions, Summary
from replylint.formats.visible import visible
from replylint.report import Report

_COLORS = severity_words("red", "yellow", "blue", "cyan")
_INDENT = "  "


class GroupedRenderer:
    """Writes `line:column severity CODE [*] message`, aligned within each reply."""

    def __init__(self, options: RenderOptions) -> None:
        """Take colour from `options`."""
        self._color = options.color
        self._path: str | None = None

    def begin(self) -> str:
        """Return nothing."""
        return ""

    def reply(self, report: Report) -> str:
        """Return the reply's findings, with the heading of a file that begins."""
        if not report.diagnostics:
            return ""
        rows = self._rows(report.draft, list(findings(report)))
        indent = _INDENT
        heading = self._heading(report.draft.path)
        if report.draft.id is not None:
            heading += f"{_INDENT}{self._style(visible(report.draft.id), 'cyan')}\n"
            indent += _INDENT
        return heading + "".join(f"{indent}{row}\n" for row in rows)

    def end(self, summary: Summary) -> str:
        """Return the closing lines."""
        return ("" if self._path is None else "\n") + closing(summary)

    def _heading(self, path: str) -> str:
        """Return the file's heading, "" if its findings go on."""
        if path == self._path:
            return ""
        blank = "" if self._path is None else "\n"
        self._path = path
        return f"{blank}{self._style(visible(path), bold=True)}\n"

    def _rows(self, draft: Draft, found: list[Finding]) -> list[str]:
        cells = [_cells(draft, finding) for finding in found]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        return [
            self._row(finding, [cell.ljust(width) for cell, width in zip(row, widths, strict=True)])
            for finding, row in zip(found, cells, strict=True)
        ]

    def _row(self, finding: Finding, cells: list[str]) -> str:
        where, severity, code = cells
        severity = self._style(severity, _COLORS[finding.diagnostic.severity])
        code = self._style(code, bold=True)
        return f"{where}  {severity}  {code}  {visible(finding.message)}"

    def _style(self, text: str, color: str | None = None, *, bold: bool | None = None) -> str:
        return click.style(text, fg=color, bold=bold) if self._color else text


def _cells(draft: Draft, finding: Finding) -> tuple[str, str, str]:
    diagnostic = finding.diagnostic
    safe = fixability(draft, diagnostic) is Applicability.SAFE
    where = f"{finding.line}:{finding.column}"
    return where, diagnostic.severity.value, f"{diagnostic.code}{' [*]' if safe else ''}"
