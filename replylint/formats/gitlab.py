"""`gitlab`: a Code Quality report, which GitLab compares with that of the target branch."""

from replylint.fingerprint import Fingerprints
from replylint.formats.finding import Finding, findings, severity_words
from replylint.formats.json_array import JsonArray
from replylint.formats.renderer import RenderOptions, Summary
from replylint.report import Report

_SEVERITIES = severity_words("critical", "major", "minor", "info")


class GitlabRenderer:
    """Writes an array with an issue for each finding."""

    def __init__(self, options: RenderOptions) -> None:
        """Take `options` as every format does; none concerns this one."""
        del options
        self._issues = JsonArray()
        self._fingerprints = Fingerprints()

    def begin(self) -> str:
        """Return the opening bracket."""
        return "["

    def reply(self, report: Report) -> str:
        """Return an issue for each finding."""
        return self._issues.add(self._issue(report, one) for one in findings(report))

    def end(self, summary: Summary) -> str:
        """Return the closing bracket: issues are all that the report has room for."""
        del summary
        return "]\n"

    def _issue(self, report: Report, finding: Finding) -> dict[str, object]:
        diagnostic, end = finding.diagnostic, finding.line
        if finding.place is not None:
            end = finding.place.end.line
        return {
            "description": finding.message_with_id,
            "check_name": f"{diagnostic.code} {diagnostic.name}",
            "fingerprint": self._fingerprints.of(finding.path, report.draft, diagnostic),
            "severity": _SEVERITIES[diagnostic.severity],
            "location": {"path": finding.path, "lines": {"begin": finding.line, "end": end}},
        }
