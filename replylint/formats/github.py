"""`github`: workflow commands, which GitHub shows beside the changed lines."""

from replylint.formats.escapes import escaped
from replylint.formats.finding import Finding, findings, severity_words, slashed
from replylint.formats.renderer import RenderOptions, Summary
from replylint.report import Report

_COMMANDS = severity_words("error", "warning", "notice", "notice")
_IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_MESSAGES, ":": "%3A", ",": "%2C"}


class GithubRenderer:
    """Writes `::error file=…,line=…::message` for each finding."""

    def __init__(self, options: RenderOptions) -> None:
        """Take `options` as every format does; none concerns this one."""
        del options

    def begin(self) -> str:
        """Return nothing."""
        return ""

    def reply(self, report: Report) -> str:
        """Return a command for each finding."""
        return "".join(map(_annotation, findings(report)))

    def end(self, summary: Summary) -> str:
        """Return a command for each input that was not linted."""
        failures = [_about_file("error", one.path, one.message) for one in summary.errors]
        skips = [
            _about_file("notice", one.path, f"skipped: {one.reason}") for one in summary.skipped
        ]
        return "".join([*failures, *skips])


def _annotation(finding: Finding) -> str:
    diagnostic, place = finding.diagnostic, finding.place
    properties: dict[str, object] = {"file": finding.path, "line": finding.line}
    if place is not None:
        properties["col"] = place.start.column
        properties["endLine"] = place.end.line
        properties["endColumn"] = place.end.column
    properties["title"] = f"{diagnostic.code} {diagnostic.name}"
    return _command(_COMMANDS[diagnostic.severity], properties, finding.message_with_id)


def _about_file(name: str, path: str, message: str) -> str:
    return _command(name, {"file": slashed(path), "title": "replylint"}, message)


def _command(name: str, properties: dict[str, object], message: str) -> str:
    pairs = [f"{key}={escaped(str(value), _IN_PROPERTIES)}" for key, value in properties.items()]
    return f"::{name} {','.join(pairs)}::{escaped(message, _IN_MESSAGES)}\n"
