"""`pylint`: the lines of pylint's parseable output, which many CI plugins know."""

from replylint.formats.finding import Finding, findings
from replylint.formats.renderer import RenderOptions, Summary
from replylint.formats.visible import visible
from replylint.report import Report


class PylintRenderer:
    """Writes `path:line: [CODE(name), ] message`."""

    def __init__(self, options: RenderOptions) -> None:
        """Take `options` as every format does; none concerns this one."""
        del options

    def begin(self) -> str:
        """Return nothing."""
        return ""

    def reply(self, report: Report) -> str:
        """Return a line for each finding."""
        return "".join(map(_line, findings(report)))

    def end(self, summary: Summary) -> str:
        """Return nothing: plugins take every line for a finding."""
        del summary
        return ""


def _line(finding: Finding) -> str:
    rule = f"{finding.diagnostic.code}({finding.diagnostic.name})"
    where = f"{visible(finding.path)}:{finding.line}"
    return f"{where}: [{rule}, ] {visible(finding.message_with_id)}\n"
