"""Where a span stands, in the reply and in its file."""

from functools import lru_cache

from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.draft import Draft
from replylint.positions import LineIndex, Position


class Place(Struct, frozen=True):
    """A stretch of text by line, column and offset; `end` is exclusive."""

    start: Position
    end: Position


_record_index = lru_cache(maxsize=1)(LineIndex)
"""The lines of a record: the macros of a library share one, of maybe many megabytes."""


class Places:
    """The places of one draft. Spans are those of a report: offsets in `draft.text`."""

    def __init__(self, draft: Draft) -> None:
        """Index the lines of the reply and, if it came out of a record, of that."""
        self._draft = draft
        self._reply = LineIndex(draft.text)
        self._record = None if draft.raw is None else _record_index(draft.raw)

    def in_reply(self, span: TextSpan) -> Place:
        """Return the place of `span` in the reply text."""
        return Place(self._reply.position(span.start), self._reply.position(span.end))

    def in_file(self, span: TextSpan) -> Place | None:
        """Return the place of `span` in the file; None where the encoding has no such place."""
        source = self._draft.source(span)
        if source is None:
            return None
        if self._draft.source_map is None:
            return self.in_reply(source)
        if self._record is None:
            return None
        return Place(self._file_position(source.start), self._file_position(source.end))

    def _file_position(self, offset: int) -> Position:
        """Return a position in the file, of which only the record is at hand."""
        if self._record is None:
            msg = "a draft with a source map has no record text"
            raise ValueError(msg)
        draft = self._draft
        within = self._record.position(offset - draft.raw_start)
        first = self._record.position(draft.line_offset - draft.raw_start)
        return Position((draft.line or 1) + within.line - first.line, within.column, offset)
