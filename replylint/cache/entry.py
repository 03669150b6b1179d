"""What the cache holds of a reply: a report and its draft, less their words."""

from msgspec import Struct
from msgspec.structs import replace

from replylint.cache.text import Stretch, joined, named, stretches
from replylint.cache.wordless import NotKeptError, Wordless, Words
from replylint.diagnostic import Applicability, Diagnostic, Edit, Severity, Suggestion, TextSpan
from replylint.draft import Draft, Tier
from replylint.report import Facts, Report, SpeechAct
from replylint.sourcemap import Piece, SourceMap

_OTHER_RULES = "LIB"
"""Codes that begin so quote other files, whose words this file does not hold."""
Numbers = tuple[int, int, int, int]


class KeptText(Struct, frozen=True, array_like=True):
    """The text of a record: the stretches of the file, and what is written otherwise there."""

    stretches: list[Stretch]
    pieces: list[Numbers]
    id: list[Stretch] | None
    line: int | None
    line_offset: int
    raw: tuple[int, int]
    carrier: str


class KeptSuggestion(Struct, frozen=True, array_like=True):
    """A suggestion; each edit as start, end and text."""

    title: Wordless
    edits: list[tuple[int, int, Wordless]]
    applicability: Applicability


class KeptDiagnostic(Struct, frozen=True, array_like=True):
    """A finding."""

    code: str
    name: str
    severity: Severity
    start: int
    end: int
    message: Wordless
    principle: str
    suggestions: list[KeptSuggestion]
    confidence: float | None


class KeptReport(Struct, frozen=True, array_like=True):
    """A report; `text` is None where the file is the reply."""

    text: KeptText | None
    markup: str
    diagnostics: list[KeptDiagnostic]
    facts: Facts
    acts: tuple[SpeechAct, ...]
    score: int | None
    tier: Tier
    skipped: str | None


def kept(report: Report, file: str) -> KeptReport:
    """Return a report on a part of `file` without words. Raises NotKeptError where it needs them.

    So it does where the reply answers a customer's message: a finding may quote that.
    """
    draft, words = report.draft, Words(report.draft.text, report.draft.prose)
    if draft.customer or draft.thread:
        raise NotKeptError
    return KeptReport(
        text=None if draft.source_map is None else _text(draft, file),
        markup=draft.markup,
        diagnostics=[_diagnostic(one, words) for one in report.diagnostics],
        facts=report.facts,
        acts=report.acts,
        score=report.score,
        tier=report.tier,
        skipped=report.skipped,
    )


def recalled(one: KeptReport, path: str, file: str, *, rewrites: bool) -> Report:
    """Return the report that was kept. Its draft has no view: it can be shown, not linted.

    Without `rewrites`, suggestions say what they would change, and not into what.
    """
    draft = Draft(file, path=path) if one.text is None else _draft(one.text, path, file)
    words = Words(draft.text)
    return Report(
        draft=replace(draft, markup=one.markup),
        diagnostics=tuple(_found(found, words, rewrites=rewrites) for found in one.diagnostics),
        facts=one.facts,
        acts=one.acts,
        score=one.score,
        tier=one.tier,
        skipped=one.skipped,
    )


def _text(draft: Draft, file: str) -> KeptText:
    pieces = draft.source_map.pieces if draft.source_map else []
    return KeptText(
        stretches=list(stretches(draft.text, file, pieces)),
        pieces=[(p.start, p.end, p.source_start, p.source_end) for p in pieces],
        id=None if draft.id is None else list(named(draft.id, file)),
        line=draft.line,
        line_offset=draft.line_offset,
        raw=(draft.raw_start, draft.raw_start + len(draft.raw or "")),
        carrier=draft.carrier,
    )


def _draft(kept: KeptText, path: str, file: str) -> Draft:
    return Draft(
        text=joined(kept.stretches, file),
        path=path,
        id=None if kept.id is None else joined(kept.id, file),
        line=kept.line,
        line_offset=kept.line_offset,
        raw=file[slice(*kept.raw)],
        raw_offset=kept.raw[0],
        source_map=SourceMap(Piece(*numbers) for numbers in kept.pieces),
        carrier=kept.carrier,
    )


def _diagnostic(found: Diagnostic, words: Words) -> KeptDiagnostic:
    if found.code.startswith(_OTHER_RULES):
        raise NotKeptError(found.code)
    return KeptDiagnostic(
        code=found.code,
        name=found.name,
        severity=found.severity,
        start=found.span.start,
        end=found.span.end,
        message=words.taken_out(found.message),
        principle=found.principle,
        suggestions=[_suggestion(one, words) for one in found.suggestions],
        confidence=found.confidence,
    )


def _suggestion(one: Suggestion, words: Words) -> KeptSuggestion:
    edits = [(e.span.start, e.span.end, words.taken_out(e.text)) for e in one.edits]
    return KeptSuggestion(words.taken_out(one.title), edits, one.applicability)


def _found(kept: KeptDiagnostic, words: Words, *, rewrites: bool) -> Diagnostic:
    return Diagnostic(
        code=kept.code,
        name=kept.name,
        severity=kept.severity,
        span=TextSpan(kept.start, kept.end),
        message=words.put_back(kept.message),
        principle=kept.principle,
        suggestions=tuple(_suggested(one, words if rewrites else None) for one in kept.suggestions),
        confidence=kept.confidence,
    )


def _suggested(kept: KeptSuggestion, words: Words | None) -> Suggestion:
    put_back = words.put_back if words else _nothing
    edits = (Edit(TextSpan(start, end), put_back(text)) for start, end, text in kept.edits)
    return Suggestion(put_back(kept.title), tuple(edits), kept.applicability)


def _nothing(parts: Wordless) -> str:
    del parts
    return ""
