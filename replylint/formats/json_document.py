"""The objects of the JSON output, version 1; docs/json-schema.json describes them."""

import json

from msgspec.structs import asdict

from replylint.diagnostic import Diagnostic, Suggestion
from replylint.formats.places import Place, Places
from replylint.formats.renderer import Summary
from replylint.formats.rule_url import rule_url
from replylint.report import Facts, Report, SpeechAct

VERSION = 1


def dumps(value: object) -> str:
    """Return `value` as JSON on one line, in ASCII: it survives every terminal and pipe."""
    return json.dumps(value)


def reply_object(report: Report) -> dict[str, object]:
    """Return one element of `replies`."""
    draft, places = report.draft, Places(report.draft)
    return {
        "path": draft.path,
        "id": draft.id,
        "line": draft.line,
        "facts": _facts(report.facts),
        "acts": [_act(act) for act in report.acts],
        "score": report.score,
        "diagnostics": [_diagnostic(one, draft.text, places) for one in report.diagnostics],
    }


def skipped_list(summary: Summary) -> list[dict[str, str]]:
    """Return `skipped`: what was read and not linted, and why."""
    return [{"path": skip.path, "reason": skip.reason} for skip in summary.skipped]


def error_list(summary: Summary) -> list[dict[str, str]]:
    """Return `errors`: what could not be read, and why."""
    return [{"path": failure.path, "message": failure.message} for failure in summary.errors]


def summary_object(summary: Summary) -> dict[str, object]:
    """Return `summary`: the counts of the run."""
    return {
        "replies": summary.replies,
        "diagnostics": summary.diagnostics,
        "by_code": summary.by_code,
    }


def _facts(facts: Facts) -> dict[str, object]:
    return {
        "complaint": facts.complaint,
        "at_fault": facts.at_fault,
        "refusal": facts.refusal,
        "open": facts.open,
        "situation": list(facts.situation),
    }


def _act(act: SpeechAct) -> dict[str, object]:
    return {
        "act": act.act,
        "start": act.span.start,
        "end": act.span.end,
        "confidence": act.confidence,
    }


def _diagnostic(diagnostic: Diagnostic, text: str, places: Places) -> dict[str, object]:
    source = places.in_file(diagnostic.span)
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.value,
        "confidence": diagnostic.confidence,
        "message": diagnostic.message,
        "text": diagnostic.span.of(text),
        "principle": diagnostic.principle,
        "url": rule_url(diagnostic.code, diagnostic.name),
        **_place(places.in_reply(diagnostic.span)),
        "source": None if source is None else _place(source),
        "suggestions": [_suggestion(one) for one in diagnostic.suggestions],
    }


def _place(place: Place) -> dict[str, object]:
    return {"start": asdict(place.start), "end": asdict(place.end)}


def _suggestion(suggestion: Suggestion) -> dict[str, object]:
    return {
        "title": suggestion.title,
        "applicability": suggestion.applicability.value,
        "edits": [
            {"start": edit.span.start, "end": edit.span.end, "text": edit.text}
            for edit in suggestion.edits
        ],
    }
