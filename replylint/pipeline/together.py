"""The findings of all texts that a macro may become, as those of one draft."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from operator import attrgetter
from textwrap import shorten

from msgspec.structs import replace

from replylint.diagnostic import Applicability, Diagnostic, Suggestion, TextSpan
from replylint.draft import Draft
from replylint.report import Report
from replylint.sourcemap import Piece

_EXCERPT = 50
_WITH = "So it is where the customer gets “{words}”."
_WITHOUT = "So it is where the customer does not get “{words}”."


def together(draft: Draft, reports: Sequence[Report]) -> Report:
    """Return the report on a draft from those on its texts, each finding once.

    Facts and acts are those of the first text, for which every condition holds: those of all
    together would describe a text that nobody gets. A text in another language is left out.
    """
    if len(reports) == 1:
        return replace(reports[0], draft=draft)
    texts = [_Text(report) for report in reports if not report.skipped]
    found = {
        _key(diagnostic): text.narrowed(diagnostic, texts)
        for text in reversed(texts)
        for diagnostic in text.report.diagnostics
    }
    first = texts[0].report if texts else reports[0]
    return replace(first, draft=draft, diagnostics=in_order(found.values()))


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return findings in the order of the text."""
    return tuple(sorted(diagnostics, key=attrgetter("span", "code")))


def _key(diagnostic: Diagnostic) -> tuple[str, TextSpan]:
    return diagnostic.code, diagnostic.span


class _Text:
    """One of the texts, what was found in it, and which words of the draft it has."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.found = frozenset(map(_key, report.diagnostics))
        self.pieces = report.draft.view_map.pieces if report.draft.view_map else []

    def narrowed(self, diagnostic: Diagnostic, texts: Iterable["_Text"]) -> Diagnostic:
        """Return a finding of this text as it is to be read and fixed for those who get it.

        A rewrite that would change texts without the finding is but shown: an apology that is
        missing for some is not to be read by those who get one. Where such a text has the same
        words, the message says for whom they are meant.
        """
        others = [text for text in texts if _key(diagnostic) not in text.found]
        alike = [text for text in others if text.has(diagnostic.span)]
        message = f"{diagnostic.message} {self._unlike(alike[0])}" if alike else diagnostic.message
        suggestions = tuple(_spared(suggestion, others) for suggestion in diagnostic.suggestions)
        return replace(diagnostic, message=message, suggestions=suggestions)

    def would_change(self, suggestion: Suggestion) -> bool:
        """Tell whether a rewrite would change this text."""
        return any(self.has(edit.span) for edit in suggestion.edits)

    def has(self, span: TextSpan) -> bool:
        """Tell whether words of this text stand in a span of the draft, or touch it."""
        at = bisect_right(self.pieces, span.end, key=attrgetter("source_start")) - 1
        return at >= 0 and self.pieces[at].source_end >= span.start

    def _unlike(self, other: "_Text") -> str:
        """Tell this text from another by the first words that only one of them has."""
        words = self.alone(other)
        template = _WITH if words else _WITHOUT
        return template.format(words=words or other.alone(self))

    def alone(self, other: "_Text") -> str:
        """Return the first words that the other text has not, "" where it has them all."""
        shared = {_source(piece) for piece in other.pieces}
        own = (p for p in self.pieces if _source(p) not in shared)
        prose = self.report.draft.prose
        parts = (prose[piece.start : piece.end].strip() for piece in own)
        return shorten(next(filter(None, parts), ""), _EXCERPT, placeholder=" …").rstrip(".")


def _source(piece: Piece) -> tuple[int, int]:
    return piece.source_start, piece.source_end


def _spared(suggestion: Suggestion, others: Iterable[_Text]) -> Suggestion:
    if any(other.would_change(suggestion) for other in others):
        return replace(suggestion, applicability=Applicability.DISPLAY)
    return suggestion
