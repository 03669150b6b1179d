"""The macros of a library as drafts."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from msgspec.structs import replace

from replylint.draft import Draft, Kind
from replylint.readers.errors import UnreadableError
from replylint.readers.html_view import html_view
from replylint.readers.libraries import Macro, macros_in
from replylint.readers.setting import Defaults, Setting, settled, whole_characters
from replylint.readers.source import Line
from replylint.readers.tree import Node

_LINE_END = re.compile(r"\r\n?|\n")


def drafts_of(
    root: Node, source: Line, path: str, defaults: Defaults
) -> Iterator[Draft | UnreadableError]:
    """Yield a draft for each macro of a document; `source` is its text, one line or many.

    Raises ValueError for a document without macros.
    """
    library, macros = macros_in(root, defaults.library)
    begins = [0, *(found.end() for found in _LINE_END.finditer(source.text))]
    for macro in macros:
        draft = _draft(macro, source, begins, path)
        if isinstance(draft, Draft):
            said = Setting(kind=Kind.MACRO)
            draft = settled(replace(draft, library=library), defaults, said, Setting())
        yield draft


def _draft(macro: Macro, source: Line, begins: list[int], path: str) -> Draft | UnreadableError:
    """Return a macro as a draft; `begins` is where the lines of the source begin in it."""
    written = macro.body.text()
    assert written is not None  # noqa: S101 - libraries name texts only
    line = bisect_right(begins, written.start - source.offset) - 1
    number, begin = source.number + line, begins[line]
    try:
        whole_characters(written.text, macro.name or "body")
    except ValueError as error:
        return UnreadableError(path, str(error), number)
    draft = Draft(
        text=written.text,
        path=path,
        id=macro.name or None,
        line=number,
        line_offset=source.offset + begin,
        raw=source.text[begin : written.end - source.offset],
        source_map=written.source_map,
        carrier=written.carrier,
        attachments=macro.attachments,
    )
    return shown(draft, lines=macro.lines) if macro.html else draft


def shown(draft: Draft, *, lines: bool = False) -> Draft:
    """Return a draft whose text is HTML, with the prose that it shows (see html_view)."""
    view = html_view(draft.text, lines=lines)
    return replace(
        draft, view=view.text, view_map=view.source_map, quotes=view.quotes, markup="html"
    )
