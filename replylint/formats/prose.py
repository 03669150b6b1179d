"""A reply in HTML as its reader sees it, for those who look at findings and not at sources."""

import html
from bisect import bisect_right
from operator import attrgetter

from msgspec.structs import replace

from replylint.diagnostic import Diagnostic, Edit, Suggestion, TextSpan
from replylint.readers.html_view import html_view
from replylint.report import Report
from replylint.sourcemap import Piece


def as_prose(report: Report) -> Report:
    """Return the report on what the HTML of a draft shows; one on plain text is as it was."""
    draft = report.draft
    if draft.markup != "html":
        return report
    view = html_view(draft.text)
    shown = _Shown(view.source_map.pieces)
    return replace(
        report,
        draft=replace(draft, text=view.text, view=None, view_map=None, markup="plain"),
        diagnostics=tuple(shown.finding(one) for one in report.diagnostics),
    )


class _Shown:
    """Leads from the source to what is shown."""

    def __init__(self, pieces: list[Piece]) -> None:
        self._pieces = pieces

    def finding(self, diagnostic: Diagnostic) -> Diagnostic:
        suggestions = tuple(self._suggestion(one) for one in diagnostic.suggestions)
        return replace(diagnostic, span=self._span(diagnostic.span), suggestions=suggestions)

    def _suggestion(self, suggestion: Suggestion) -> Suggestion:
        edits = (Edit(self._span(one.span), html.unescape(one.text)) for one in suggestion.edits)
        return replace(suggestion, edits=tuple(edits))

    def _span(self, span: TextSpan) -> TextSpan:
        start = self._at(span.start)
        return TextSpan(start, max(start, self._at(span.end)))

    def _at(self, offset: int) -> int:
        """Return the place of an offset; of one in a tag, where the words before it end."""
        index = bisect_right(self._pieces, offset, key=attrgetter("source_start")) - 1
        if index < 0:
            return 0
        piece = self._pieces[index]
        return min(piece.start + offset - piece.source_start, piece.end)
