"""`azure`: logging commands, which Azure Pipelines lists as issues of the run."""

from replylint.formats.escapes import escaped
from replylint.formats.finding import Finding, findings, severity_words, slashed
from replylint.formats.renderer import RenderOptions, Summary
from replylint.report import Report

_TYPES = severity_words("error", "warning", "warning", "warning")
_IN_MESSAGES = {"%": "%AZP25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_MESSAGES, ";": "%3B", "]": "%5D"}


class AzureRenderer:
    """Writes `##vso[task.logissue …]message` for each finding; there are errors and warnings."""

    def __init__(self, options: RenderOptions) -> None:
        """Take `options` as every format does; none concerns this one."""
        del options

    def begin(self) -> str:
        """Return nothing."""
        return ""

    def reply(self, report: Report) -> str:
        """Return a command for each finding."""
        return "".join(map(_issue, findings(report)))

    def end(self, summary: Summary) -> str:
        """Return an error for each unreadable input; a skipped one is no issue."""
        return "".join(
            _command({"type": "error", "sourcepath": slashed(one.path)}, one.message)
            for one in summary.errors
        )


def _issue(finding: Finding) -> str:
    properties = {
        "type": _TYPES[finding.diagnostic.severity],
        "sourcepath": finding.path,
        "linenumber": str(finding.line),
        "columnnumber": str(finding.column),
        "code": finding.diagnostic.code,
    }
    return _command(properties, finding.message_with_id)


def _command(properties: dict[str, str], message: str) -> str:
    pairs = [f"{key}={escaped(value, _IN_PROPERTIES)};" for key, value in properties.items()]
    return f"##vso[task.logissue {''.join(pairs)}]{escaped(message, _IN_MESSAGES)}\n"
