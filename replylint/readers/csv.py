"""CSV: a header row, then a record a row (RFC 4180), a reply with its setting or a macro."""

import csv
import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from msgspec.structs import replace

from replylint.draft import Draft, Kind, Library
from replylint.readers.csv_cell import cell_map
from replylint.readers.errors import EMPTY, UnreadableError
from replylint.readers.libraries.generic import BODIES, TITLES, looks_like_html
from replylint.readers.macros import shown
from replylint.readers.record import Record, record_draft
from replylint.readers.setting import Defaults
from replylint.readers.source import MAX_BYTES, Line, lines

_DELIMITERS = ",;\t"
_REPLY = "reply"
_TEXTS = frozenset((_REPLY, *BODIES))


class _OpenQuoteError(UnreadableError):
    """A row without end: what follows it cannot be told apart from it."""


def read(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Draft | UnreadableError]:
    """Yield a draft, or an error, for each row that is not blank; raise if no column holds text.

    Columns are told apart by comma, semicolon or tab, whichever the header uses. Where none is
    called "reply", rows are macros, by the column that is called "body" or the like.
    """
    defaults = replace(defaults, ignore_field=defaults.ignore_field.strip().lower())
    csv.field_size_limit(max(csv.field_size_limit(), MAX_BYTES))
    source = _Lines(stream, path)
    header, delimiter = _header(source, path)
    body = _body(header)
    empty = True
    for cells in _rows(source, path, delimiter):
        if isinstance(cells, UnreadableError):
            yield cells
        elif any(cells):
            yield from _drafts(source, cells, (header, delimiter, body), defaults)
        else:
            continue
        empty = False
    if empty:
        raise UnreadableError(path, EMPTY)


class _Lines:
    """The lines that `csv.reader` draws; `drawn` are those of the row that it is reading."""

    def __init__(self, stream: BinaryIO, path: str) -> None:
        self.path = path
        self.drawn: list[Line] = []
        self._lines = lines(stream, path)

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = next(self._lines)
        if isinstance(line, UnreadableError):
            raise line
        self.drawn.append(line)
        first = self.drawn[0]
        if line.offset + len(line.text) - first.offset > MAX_BYTES:
            reason = "the row is longer than 10 MB; close its quotation mark"
            raise _OpenQuoteError(self.path, reason, first.number)
        return line.text


def _header(source: _Lines, path: str) -> tuple[list[str], str]:
    first = next(source, "")
    if not first.strip():
        raise UnreadableError(path, 'is empty; its first row must name a column "reply" or "body"')
    for delimiter in _DELIMITERS:
        names = [name.strip().lower() for name in _cells(first, delimiter)]
        if not _TEXTS.isdisjoint(names):
            return names, delimiter
    found = ", ".join(_cells(first, ",")) or "nothing that can be read"
    wanted = f'"reply", nor one of a macro\'s ({", ".join(BODIES)})'
    raise UnreadableError(path, f"has no column {wanted}; its header names: {found}", 1)


def _body(header: list[str]) -> str:
    """Return the column that holds the text."""
    return next(name for name in (_REPLY, *BODIES) if name in header)


def _cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of one line, none if it is no line of a table."""
    try:
        return next(csv.reader([line], delimiter=delimiter))
    except csv.Error:
        return []


def _rows(source: _Lines, path: str, delimiter: str) -> Iterator[list[str] | UnreadableError]:
    rows = csv.reader(source, delimiter=delimiter, strict=True)
    cells: list[str] | UnreadableError | None = []
    while cells is not None and not isinstance(cells, _OpenQuoteError):
        source.drawn.clear()
        try:
            cells = next(rows, None)
        except UnreadableError as error:
            cells = error
        except csv.Error as error:
            number = source.drawn[0].number if source.drawn else None
            reason = f"is not CSV: {error}; close each quoted field, double quotes inside it"
            cells = UnreadableError(path, reason, number)
        if cells is not None:
            yield cells


def _drafts(
    source: _Lines, cells: list[str], columns: tuple[list[str], str, str], defaults: Defaults
) -> Iterator[Draft | UnreadableError]:
    """Yield the reply of a row, or its macro unless that is blank."""
    header, _, body = columns
    place = header.index(body)
    if body == _REPLY:
        yield _draft(source, cells, columns, defaults)
    elif any(cell.strip() for cell in cells[place : place + 1]):
        draft = _draft(source, cells, columns, defaults)
        yield _macro(draft) if isinstance(draft, Draft) else draft


def _draft(
    source: _Lines, cells: list[str], columns: tuple[list[str], str, str], defaults: Defaults
) -> Draft | UnreadableError:
    header, delimiter, body = columns
    first, raw = source.drawn[0], "".join(line.text for line in source.drawn)
    try:
        fields = _fields(header, cells, body, defaults.ignore_field)
        record = Record(source.path, first.number, first.offset, raw, fields)
        place = cell_map(raw, header.index(body), delimiter, first.offset)
        known = place.text == fields[_REPLY]
        source_map = place.source_map if known else None
        return record_draft(record, defaults, source_map, place.carrier)
    except ValueError as error:
        return UnreadableError(source.path, str(error), first.number)


def _macro(draft: Draft) -> Draft:
    macro = replace(draft, library=Library.GENERIC)
    return shown(macro) if looks_like_html(draft.text) else macro


def _fields(
    header: list[str], cells: list[str], body: str, ignore_field: str
) -> Mapping[str, object]:
    """Return the cells by column; of columns with one name the first; None for an empty cell."""
    if len(cells) > len(header):
        msg = f"the row has {len(cells)} fields, the header {len(header)}; quote the reply"
        raise ValueError(msg)
    pairs = list(zip(header, cells, strict=False))
    fields: dict[str, object] = {name: cell or None for name, cell in reversed(pairs)}
    fields.setdefault(body, None)
    if body != _REPLY:
        title = next((fields[name] for name in TITLES if fields.get(name)), None)
        ignored = {name: fields.get(name) for name in (ignore_field,) if name}
        return {_REPLY: fields[body], "id": title, "kind": Kind.MACRO, **ignored}
    return fields | {"thread": _thread(fields.get("thread"))}


def _thread(cell: object) -> object:
    """Return the list that a cell holds as JSON, else the cell."""
    if not isinstance(cell, str) or not cell.lstrip().startswith("["):
        return cell
    try:
        return json.loads(cell)
    except (ValueError, RecursionError):
        return cell
