"""The objects of a SARIF run that depend on the replies."""

import os
from pathlib import PurePath
from urllib.parse import quote

from replylint.diagnostic import Suggestion
from replylint.draft import Draft
from replylint.formats.file_edit import FileEdit, file_edits
from replylint.formats.finding import Finding, severity_words, slashed
from replylint.formats.places import Place
from replylint.formats.renderer import Summary

LEVELS = severity_words("error", "warning", "note", "note")

Object = dict[str, object]


def result(draft: Draft, finding: Finding) -> Object:
    """Return a finding as a `result` object, but for what the run knows of it."""
    diagnostic = finding.diagnostic
    fixes = [
        _fix(finding.path, suggestion, edits)
        for suggestion, edits in file_edits(draft, diagnostic.suggestions)
    ]
    return {
        "ruleId": diagnostic.code,
        "level": LEVELS[diagnostic.severity],
        "message": {"text": finding.message},
        "locations": [_location(finding)],
        **({"fixes": fixes} if fixes else {}),
    }


def invocation(summary: Summary) -> Object:
    """Return how the run went, with a notification for each input that was not linted."""
    failures = [_notification(one.path, "error", one.message) for one in summary.errors]
    skips = [_notification(one.path, "note", f"skipped: {one.reason}") for one in summary.skipped]
    return {
        "executionSuccessful": not summary.errors,
        "toolExecutionNotifications": failures + skips,
    }


def _location(finding: Finding) -> Object:
    physical = {
        "artifactLocation": _artifact(finding.path),
        "region": _region(finding.place) if finding.place else {"startLine": finding.line},
    }
    logical = {} if finding.id is None else {"logicalLocations": [{"name": finding.id}]}
    return {"physicalLocation": physical, **logical}


def _region(place: Place) -> Object:
    return {
        "startLine": place.start.line,
        "startColumn": place.start.column,
        "endLine": place.end.line,
        "endColumn": place.end.column,
    }


def _artifact(path: str) -> Object:
    """Return the address of a file: relative to the working folder, as the user named it."""
    pure = PurePath(path)
    return {"uri": pure.as_uri() if pure.is_absolute() else quote(os.fsencode(path))}


def _fix(path: str, suggestion: Suggestion, edits: list[FileEdit]) -> Object:
    replacements = [
        {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}}
        for edit in edits
    ]
    return {
        "description": {"text": suggestion.title},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
        "properties": {"applicability": suggestion.applicability.value},
    }


def _notification(path: str, level: str, message: str) -> Object:
    return {
        "level": level,
        "message": {"text": message},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(slashed(path))}}],
    }
