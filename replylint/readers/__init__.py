"""Readers: from a file or standard input to drafts."""

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import BinaryIO

from replylint.draft import Draft
from replylint.readers.encoding import encode
from replylint.readers.errors import UnreadableError
from replylint.readers.regular import open_regular
from replylint.readers.setting import COMPANION_SUFFIX, Defaults

__all__ = ["SUFFIXES", "Defaults", "UnreadableError", "encode", "read", "read_stdin"]

Reader = Callable[[BinaryIO, str, Defaults], Iterator[Draft | UnreadableError]]

_MODULES = {
    ".txt": "plain",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "json",
    ".yaml": "yaml",
    ".yml": "yaml",
    ".csv": "csv",
    ".liquid": "liquid",
    ".eml": "mail",
}
SUFFIXES = frozenset(_MODULES)
"""The file name endings that can be read, in lower case."""


def read(path: Path, defaults: Defaults | None = None) -> Iterator[Draft | UnreadableError]:
    """Yield the drafts of the file at `path`, and an error for each that cannot be read.

    Never raises for what is in the file or for a file that is not there. A file of many records
    is read as the caller goes on, record by record.
    """
    try:
        with open_regular(path) as stream:
            yield from _reader(str(path))(stream, str(path), defaults or Defaults())
    except UnreadableError as error:
        yield error
    except OSError as error:
        yield UnreadableError(str(path), _os_reason(error))


def read_stdin(
    stream: BinaryIO, defaults: Defaults | None = None, filename: str | None = None
) -> Iterator[Draft | UnreadableError]:
    """Yield the drafts of `stream`: plain text, unless `filename` ends in a known suffix.

    `filename` is also the path that the drafts bear, and where NAME.customer.txt is sought.
    """
    known = filename is not None and Path(filename).suffix.lower() in SUFFIXES
    try:
        reader = _reader(filename if filename and known else "-.txt")
        yield from reader(stream, filename or "-", defaults or Defaults())
    except UnreadableError as error:
        yield error


def _reader(path: str) -> Reader:
    suffix = Path(path).suffix.lower()
    if path.lower().endswith(COMPANION_SUFFIX):
        reason = "is a customer's message, not a draft; check the reply beside it"
        raise UnreadableError(path, reason)
    if suffix not in _MODULES:
        known = " ".join(_MODULES)
        reason = f"cannot be read by its name ({suffix or 'no suffix'}); known: {known}"
        raise UnreadableError(path, reason)
    reader: Reader = import_module(f"{__name__}.{_MODULES[suffix]}").read
    return reader


def _os_reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "does not exist; check the path"
        case IsADirectoryError():
            return "is a directory; give a file in it"
        case PermissionError():
            return "may not be read; check its permissions"
    return f"cannot be read: {error.strerror or error}"
