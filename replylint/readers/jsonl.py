"""JSON Lines: a record a line."""

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from replylint.draft import Draft
from replylint.readers.errors import UnreadableError
from replylint.readers.mapped_text import MappedText
from replylint.readers.record import Record, record_draft
from replylint.readers.setting import Defaults
from replylint.readers.source import Line, lines
from replylint.sourcemap import SourceMap

_SPACE = re.compile(r"[ \t\r\n]*")
_ESCAPED = re.compile(
    r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.|[^\\]+"
)


def read(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Draft | UnreadableError]:
    """Yield a draft, or an error, for each line that is not blank."""
    for line in lines(stream, path):
        if isinstance(line, UnreadableError):
            yield line
        elif line.text.strip():
            yield _draft(line, path, defaults)


def _draft(line: Line, path: str, defaults: Defaults) -> Draft | UnreadableError:
    try:
        fields = _fields(line.text)
        source_map = _reply_map(line) if isinstance(fields.get("reply"), str) else None
        record = Record(path, line.number, line.offset, line.text, fields)
        return record_draft(record, defaults, source_map, "json")
    except (ValueError, RecursionError) as error:
        reason = "is nested too deeply" if isinstance(error, RecursionError) else str(error)
        return UnreadableError(path, reason, line.number)


def _fields(text: str) -> dict[str, object]:
    try:
        fields = json.loads(text)
    except json.JSONDecodeError as error:
        msg = f"is not JSON: {error.msg} at column {error.pos + 1}"
        raise ValueError(msg) from None
    if not isinstance(fields, dict):
        msg = 'is not a record; a line looks like {"reply": "Hi Ann, …"}'
        raise ValueError(msg)  # noqa: TRY004
    return fields


def _reply_map(line: Line) -> SourceMap:
    """Return the map of the decoded reply; the line is known to be good JSON."""
    start, end = _value(line.text, "reply")
    reply = MappedText()
    for found in _ESCAPED.finditer(line.text, start + 1, end - 1):
        written = found[0]
        text = json.loads(f'"{written}"') if written.startswith("\\") else written
        reply.decode(text, line.offset + found.start(), line.offset + found.end())
    return reply.source_map


def _value(text: str, name: str) -> tuple[int, int]:
    """Return where the value of the last member `name` begins and ends, as JSON reads it."""
    decoder = json.JSONDecoder()
    found = at = _after_space(text, text.index("{") + 1)
    end = at
    while text[at] != "}":
        key, at = decoder.raw_decode(text, at)
        start = _after_space(text, text.index(":", at) + 1)
        _, at = decoder.raw_decode(text, start)
        found, end = (start, at) if key == name else (found, end)
        at = _after_space(text, at)
        at = _after_space(text, at + 1) if text[at] == "," else at
    return found, end


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at
