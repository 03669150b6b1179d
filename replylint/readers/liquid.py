"""Liquid: the file is a macro, written as HTML or as plain text."""

from collections.abc import Iterator
from typing import BinaryIO

from replylint.draft import Draft, Kind
from replylint.readers.errors import UnreadableError
from replylint.readers.libraries.generic import looks_like_html
from replylint.readers.macros import shown
from replylint.readers.setting import Defaults, Setting, settled, with_companion
from replylint.readers.source import text_of


def read(stream: BinaryIO, path: str, defaults: Defaults) -> Iterator[Draft]:
    """Yield the one macro of a Liquid file; raise `UnreadableError`."""
    text = text_of(stream, path)
    draft = Draft(text=text, path=path)
    draft = shown(draft) if looks_like_html(text) else draft
    if not draft.prose.strip():
        raise UnreadableError(path, "is empty; write the macro into it")
    said = with_companion(Setting(), path)
    yield settled(draft, defaults, said, Setting(kind=Kind.MACRO))
