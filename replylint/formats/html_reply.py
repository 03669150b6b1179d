"""What the page keeps of a reply: its findings, with all that is shown of them."""

from collections import Counter
from itertools import pairwise

from msgspec import Struct
from rich.text import Text

from replylint.diagnostic import Diagnostic, Severity, Suggestion
from replylint.formats.full import LABELS
from replylint.formats.html_passage import LIMIT, Passage, beginning, passage
from replylint.formats.prose import as_prose
from replylint.formats.suggestion_diff import changes
from replylint.report import Report


class Piece(Struct, frozen=True):
    """Words of a rewrite: "removed", "added" or as they were; `blank` if they are to be filled."""

    text: str
    change: str
    blank: bool


class ShownChange(Struct, frozen=True):
    """Some sentences before and after; either is empty if nothing is left of them."""

    old: tuple[Piece, ...]
    new: tuple[Piece, ...]


class Rewrite(Struct, frozen=True):
    """A suggestion and, in words, how far it may be trusted."""

    title: str
    label: str
    changes: tuple[ShownChange, ...]


class Finding(Struct, frozen=True):
    """A finding as the page shows it."""

    severity: Severity
    code: str
    message: str
    principle: str
    passage: Passage
    rewrites: tuple[Rewrite, ...]


class ShownReply(Struct, frozen=True):
    """A reply that has findings; `place` tells it from others in the same file."""

    path: str
    place: str
    findings: tuple[Finding, ...]

    @property
    def severities(self) -> Counter[Severity]:
        """Return how many findings there are of each severity."""
        return Counter(finding.severity for finding in self.findings)

    def gravity(self) -> list[int]:
        """Return what orders replies: the number of errors, then that of warnings, and so on."""
        return [self.severities[severity] for severity in Severity]


def shown_reply(report: Report) -> ShownReply:
    """Return what the page keeps of a report."""
    report = as_prose(report)
    draft = report.draft
    line = "" if draft.line is None else f"line {draft.line}"
    place = line if draft.id is None else draft.id
    return ShownReply(
        draft.path, place, tuple(_finding(draft.text, one) for one in report.diagnostics)
    )


def _finding(text: str, diagnostic: Diagnostic) -> Finding:
    return Finding(
        severity=diagnostic.severity,
        code=diagnostic.code,
        message=diagnostic.message,
        principle=diagnostic.principle,
        passage=passage(text, diagnostic.span),
        rewrites=tuple(_rewrite(text, one) for one in diagnostic.suggestions),
    )


def _rewrite(text: str, suggestion: Suggestion) -> Rewrite:
    return Rewrite(
        title=suggestion.title,
        label=LABELS[suggestion.applicability],
        changes=tuple(
            ShownChange(_pieces(change.old), _pieces(change.new))
            for change in changes(text, suggestion)
        ),
    )


def _pieces(line: Text) -> tuple[Piece, ...]:
    """Return the words of a line, parted where their style changes."""
    edges = {edge for span in line.spans for edge in (span.start, span.end)}
    return tuple(
        _piece(line, start, end) for start, end in pairwise(sorted({0, len(line), *edges}))
    )


def _piece(line: Text, start: int, end: int) -> Piece:
    styles = {str(span.style) for span in line.spans if span.start <= start < span.end}
    return Piece(
        text=beginning(line.plain[start:end], 4 * LIMIT),
        change=next(iter(styles & {"removed", "added"}), ""),
        blank="blank" in styles,
    )
