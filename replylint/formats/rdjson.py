"""`rdjson`: the Reviewdog Diagnostic Format, for comments in reviews with suggestions in them."""

from collections.abc import Iterator

from replylint.draft import Draft
from replylint.formats.file_edit import FileEdit, file_edits
from replylint.formats.finding import Finding, findings, severity_words, slashed
from replylint.formats.json_array import JsonArray
from replylint.formats.places import Place
from replylint.formats.renderer import RenderOptions, Summary
from replylint.positions import Position
from replylint.report import Report

_SEVERITIES = severity_words("ERROR", "WARNING", "INFO", "INFO")

Object = dict[str, object]


class RdjsonRenderer:
    """Writes a diagnostic for each finding, and for each input that was not linted."""

    def __init__(self, options: RenderOptions) -> None:
        """Take `options` as every format does; none concerns this one."""
        del options
        self._diagnostics = JsonArray()

    def begin(self) -> str:
        """Return the document's opening, up to the list of diagnostics."""
        return '{"source": {"name": "replylint"}, "diagnostics": ['

    def reply(self, report: Report) -> str:
        """Return a diagnostic for each finding."""
        file = _FileText(report.draft)
        return self._diagnostics.add(
            _diagnostic(one, file, _suggestions(report.draft, one, file))
            for one in findings(report)
        )

    def end(self, summary: Summary) -> str:
        """Return what was not linted, without a line, and the end of the document."""
        failures = [_about_file("ERROR", one.path, one.message) for one in summary.errors]
        skips = [_about_file("INFO", one.path, f"skipped: {one.reason}") for one in summary.skipped]
        return f"{self._diagnostics.add([*failures, *skips])}]}}\n"


class _FileText:
    """The part of the file that is at hand: all of it, or a record."""

    def __init__(self, draft: Draft) -> None:
        whole = draft.source_map is None
        self._text = draft.text if whole else draft.raw or ""
        self._offset = 0 if whole else draft.raw_start

    def between(self, start: int, end: int) -> str:
        """Return what stands between two offsets in the file."""
        return self._text[start - self._offset : end - self._offset]

    def range(self, place: Place) -> Object:
        """Return a place as reviewdog counts: columns in bytes of UTF-8, from 1."""
        return {"start": self._position(place.start), "end": self._position(place.end)}

    def _position(self, position: Position) -> Object:
        before = self.between(position.offset - position.column + 1, position.offset)
        return {"line": position.line, "column": len(before.encode("utf-8", "replace")) + 1}


def _diagnostic(finding: Finding, file: _FileText, suggestions: list[Object]) -> Object:
    place = finding.place
    return {
        "message": finding.message_with_id,
        "location": {
            "path": finding.path,
            "range": file.range(place) if place else {"start": {"line": finding.line}},
        },
        "severity": _SEVERITIES[finding.diagnostic.severity],
        "code": {"value": finding.diagnostic.code},
        "suggestions": suggestions,
    }


def _suggestions(draft: Draft, finding: Finding, file: _FileText) -> list[Object]:
    found = file_edits(draft, finding.diagnostic.suggestions)
    return [_suggestion(edits, file) for _, edits in found]


def _suggestion(edits: list[FileEdit], file: _FileText) -> Object:
    """Return edits as one, with what stands between them: a suggestion has a single range."""
    whole = Place(edits[0].place.start, edits[-1].place.end)
    return {"range": file.range(whole), "text": "".join(_joined(edits, file))}


def _joined(edits: list[FileEdit], file: _FileText) -> Iterator[str]:
    at = edits[0].place.start.offset
    for edit in edits:
        yield file.between(at, edit.place.start.offset)
        yield edit.text
        at = edit.place.end.offset


def _about_file(severity: str, path: str, message: str) -> Object:
    return {"message": message, "location": {"path": slashed(path)}, "severity": severity}
