"""Where the characters of a CSV cell stand in the raw row."""

import re

from msgspec import Struct

from replylint.readers.mapped_text import MappedText
from replylint.sourcemap import SourceMap

_QUOTED = re.compile(r'"([^"]*(?:""[^"]*)*)"')
_PART = re.compile(r'[^"]+|""|"')


class Cell(Struct, frozen=True):
    """A cell decoded, its map to the file, and its carrier: "csv" or "csv-unquoted"."""

    text: str
    source_map: SourceMap
    carrier: str


def cell_map(raw: str, column: int, delimiter: str, offset: int) -> Cell:
    """Return the cell in `column`, from 0, of the row `raw`, which begins at `offset` in the file.

    The text is to be compared with what `csv` reads: they differ for rows out of the ordinary.
    """
    bare = re.compile(rf"()([^{delimiter}\r\n]*)")
    at, found = 0, None
    for _ in range(column + 1):
        found = _QUOTED.match(raw, at) or bare.match(raw, at)
        at = found.end() + 1 if found else at
    cell = MappedText()
    is_quoted = found is not None and found.re is _QUOTED
    start, end = found.span(1 if is_quoted else 2) if found else (0, 0)
    for part in _PART.finditer(raw, start, end):
        text = '"' if part[0] == '""' and is_quoted else part[0]
        cell.decode(text, offset + part.start(), offset + part.end())
    return Cell(cell.text, cell.source_map, "csv" if is_quoted else "csv-unquoted")
