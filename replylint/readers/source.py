"""Bytes to text: the checks that every reader owes its user, and lines read one at a time."""

import codecs
import re
from collections.abc import Iterator
from typing import BinaryIO

from msgspec import Struct

from replylint.readers.errors import UnreadableError

MAX_BYTES = 10_000_000
"""The longest draft, and the longest record of a batch file."""

_BLOCK = 65_536
_LINE_END = re.compile(r"\r\n?|\n")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Line(Struct, frozen=True):
    """One line with its line end; `number` counts from 1, `offset` in code points of the file."""

    number: int
    offset: int
    text: str


def text_of(stream: BinaryIO, path: str, most: int = MAX_BYTES) -> str:
    """Return all text of `stream` without a byte order mark; raise `UnreadableError`."""
    return decoded(bytes_of(stream, path, most), path).removeprefix("\ufeff")


def bytes_of(stream: BinaryIO, path: str, most: int = MAX_BYTES) -> bytes:
    """Return all bytes of `stream`; raise `UnreadableError` if there are more than `most`."""
    data = stream.read(most + 1)
    if len(data) > most:
        raise UnreadableError(path, f"is larger than {most // 1_000_000} MB; split it into several")
    return data


def decoded(data: bytes, path: str, line: int | None = None, base: int = 0) -> str:
    """Return `data` as text; raise `UnreadableError` if it is not UTF-8 text.

    `base` is the place of `data` in the file, in bytes, for the message.
    """
    if data.startswith(_UTF16) and not base:
        raise UnreadableError(path, "is written in UTF-16; save it as UTF-8", line)
    if (at := data.find(b"\0")) >= 0:
        reason = f"is binary (byte {base + at} is NUL); give a text file"
        raise UnreadableError(path, reason, line)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        reason = f"is not UTF-8 at byte {base + error.start}; save it as UTF-8"
        raise UnreadableError(path, reason, line) from None


def lines(stream: BinaryIO, path: str) -> Iterator[Line | UnreadableError]:
    """Yield the lines of `stream`, and an error in the place of each that cannot be read.

    One line at most is held in memory. A byte that is not UTF-8 counts as one code point.
    """
    number, offset, base = 1, 0, 0
    while data := stream.readline(MAX_BYTES + 1):
        if len(data) > MAX_BYTES:
            yield UnreadableError(path, "the line is longer than 10 MB; split it", number)
            size, length = _skip_line(stream, data)
            number, offset, base = number + 1, offset + length, base + size
            continue
        text = data.decode(errors="surrogateescape")
        text = text if base else text.removeprefix("\ufeff")
        yield _line(data, text, path, (number, offset, base))
        number += max(1, len(_LINE_END.findall(text)))
        offset, base = offset + len(text), base + len(data)


def _line(data: bytes, text: str, path: str, at: tuple[int, int, int]) -> Line | UnreadableError:
    number, offset, base = at
    try:
        decoded(data, path, number, base)
    except UnreadableError as error:
        return error
    return Line(number, offset, text)


def _skip_line(stream: BinaryIO, data: bytes) -> tuple[int, int]:
    """Read to the end of the line that `data` begins; return its bytes and its code points."""
    decoder = codecs.getincrementaldecoder("utf-8")(errors="surrogateescape")
    size = length = 0
    while data:
        size += len(data)
        length += len(decoder.decode(data, final=data.endswith(b"\n")))
        data = b"" if data.endswith(b"\n") else stream.readline(_BLOCK)
    return size, length + len(decoder.decode(b"", final=True))
