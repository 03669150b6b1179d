"""JSON Lines: a record a line, a reply with its setting or a macro."""

from collections.abc import Iterator
from typing import BinaryIO

from replylint.draft import Draft, Library
from replylint.readers.errors import EMPTY, UnreadableError
from replylint.readers.json_tree import JsonNode, json_tree
from replylint.readers.libraries import FORMATS
from replylint.readers.macros import drafts_of
from replylint.readers.record import Record, record_draft
from replylint.readers.setting import Defaults
from replylint.readers.source import Line, lines


def read(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Draft | UnreadableError]:
    """Yield a draft, or an error, for each line that is not blank; raise if there is none."""
    empty = True
    for line in lines(stream, path):
        if isinstance(line, UnreadableError):
            yield line
        elif line.text.strip():
            yield from _drafts(line, path, defaults)
        else:
            continue
        empty = False
    if empty:
        raise UnreadableError(path, EMPTY)


def _drafts(line: Line, path: str, defaults: Defaults) -> Iterator[Draft | UnreadableError]:
    """Yield the draft of a record, or its macros where it has no reply but holds some."""
    try:
        root = _record(line)
        if root.member("reply") is None and (defaults.library or _is_macro(root)):
            yield from drafts_of(root, line, path, defaults)
        else:
            yield _draft(root, line, path, defaults)
    except ValueError as error:
        yield UnreadableError(path, str(error), line.number)


def _is_macro(root: JsonNode) -> bool:
    return next(FORMATS[Library.GENERIC].macros(root), None) is not None


def _draft(root: JsonNode, line: Line, path: str, defaults: Defaults) -> Draft:
    reply = root.member("reply")
    written = reply.text() if reply else None
    record = Record(path, line.number, line.offset, line.text, root.value)
    return record_draft(record, defaults, written.source_map if written else None, "json")


def _record(line: Line) -> JsonNode:
    root = json_tree(line.text, line.offset)
    if not isinstance(root.value, dict):
        msg = 'is not a record; a line looks like {"reply": "Hi Ann, …"}'
        raise ValueError(msg)  # noqa: TRY004
    return root
