"""YAML: a library of macros."""

from collections.abc import Iterator
from typing import BinaryIO

from replylint.draft import Draft
from replylint.readers.errors import UnreadableError
from replylint.readers.macros import drafts_of
from replylint.readers.setting import Defaults
from replylint.readers.source import Line, text_of
from replylint.readers.yaml_tree import yaml_tree


def read(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Draft | UnreadableError]:
    """Yield a draft for each macro; raise `UnreadableError` for what is no library."""
    text = text_of(stream, path)
    if not text.strip():
        return
    try:
        yield from drafts_of(yaml_tree(text), Line(1, 0, text), path, defaults)
    except ValueError as error:
        raise UnreadableError(path, str(error)) from None
