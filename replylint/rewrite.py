"""Apply suggestions to a draft: the first one of each finding that may be applied."""

from collections.abc import Iterable

from replylint.diagnostic import Applicability, Diagnostic, Edit, Suggestion
from replylint.report import Report


def fixes(report: Report, *, unsafe: bool = False) -> list[tuple[Diagnostic, Suggestion]]:
    """Return the findings to fix and how: safe suggestions, with `unsafe` unsafe ones too.

    Where two would change the same words the graver finding wins, then the one that comes first;
    the other is left for the next round.
    """
    chosen: list[tuple[Diagnostic, Suggestion]] = []
    by_weight = sorted(report.diagnostics, key=lambda d: (_weight(d), d.span))
    for diagnostic in by_weight:
        suggestion = _applicable(diagnostic, unsafe=unsafe)
        if suggestion and not any(_collide(suggestion, other) for _, other in chosen):
            chosen.append((diagnostic, suggestion))
    return chosen


def edits(report: Report, *, unsafe: bool = False) -> tuple[Edit, ...]:
    """Return the edits of the reply that fixing it needs, in the order of the text."""
    found = [edit for _, fix in fixes(report, unsafe=unsafe) for edit in fix.edits]
    return tuple(sorted(found, key=lambda edit: edit.span))


def apply(text: str, changes: Iterable[Edit]) -> str:
    """Return `text` with edits applied, none of which overlap."""
    parts, at = [], 0
    for edit in sorted(changes, key=lambda edit: edit.span):
        if edit.span.start < at:
            msg = f"edits overlap at offset {edit.span.start}"
            raise ValueError(msg)
        parts += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*parts, text[at:]])


def _weight(diagnostic: Diagnostic) -> int:
    return ["error", "warning", "information", "hint"].index(diagnostic.severity)


def _applicable(diagnostic: Diagnostic, *, unsafe: bool) -> Suggestion | None:
    allowed = {Applicability.SAFE} | ({Applicability.UNSAFE} if unsafe else set())
    return next((s for s in diagnostic.suggestions if s.applicability in allowed), None)


def _collide(one: Suggestion, other: Suggestion) -> bool:
    return any(a.span.touches(b.span) for a in one.edits for b in other.edits)
