"""The macros of a library as drafts."""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from msgspec.structs import replace

from replylint.draft import Draft, Ignore, Kind
from replylint.readers.errors import EMPTY, UnreadableError
from replylint.readers.html_view import html_view
from replylint.readers.ignored import in_field
from replylint.readers.libraries import Macro, macros_in
from replylint.readers.libraries.format import attached
from replylint.readers.setting import Defaults, Setting, settled, whole_characters
from replylint.readers.source import MAX_BYTES, Line, text_of
from replylint.readers.tree import Node, Written, says_something

_LINE_END = re.compile(r"\r\n?|\n")


def library(
    tree: Callable[[str], Node],
    stream: BinaryIO,
    path: str,
    defaults: Defaults,
    most: int = MAX_BYTES,
) -> Iterator[Draft | UnreadableError]:
    """Yield a draft for each macro of a document of at most `most` bytes, which `tree` reads.

    Raises UnreadableError for what is no library. One whose macros are all blank holds no drafts.
    """
    text = text_of(stream, path, most)
    if not text.strip():
        raise UnreadableError(path, EMPTY)
    try:
        yield from drafts_of(tree(text), Line(1, 0, text), path, defaults)
    except ValueError as error:
        raise UnreadableError(path, str(error)) from None


def drafts_of(
    root: Node, source: Line, path: str, defaults: Defaults
) -> Iterator[Draft | UnreadableError]:
    """Yield a draft for each macro that says something; `source` is the text of the document.

    Raises ValueError for a document without macros.
    """
    library, macros = macros_in(root, defaults.library)
    begins = [0, *(found.end() for found in _LINE_END.finditer(source.text))]
    for macro, written in _written(macros):
        draft = _draft(macro, written, (source, begins), path, defaults)
        if isinstance(draft, Draft):
            said = Setting(kind=Kind.MACRO)
            draft = settled(replace(draft, library=library), defaults, said, Setting())
        yield draft


def _written(macros: Iterable[Macro]) -> Iterator[tuple[Macro, Written]]:
    """Yield the macros that say something, each text once: an alias of YAML is no second one."""
    seen: set[int] = set()
    for macro in macros:
        written = macro.body.text() if says_something(macro.body) else None
        if written is not None and written.start not in seen:
            seen.add(written.start)
            yield macro, written


def _draft(
    macro: Macro,
    written: Written,
    document: tuple[Line, list[int]],
    path: str,
    defaults: Defaults,
) -> Draft | UnreadableError:
    """Return a macro as a draft; `document` is what holds it and where lines begin in that."""
    source, begins = document
    line = bisect_right(begins, written.start - source.offset) - 1
    number = source.number + line
    try:
        whole_characters(written.text, macro.name or "body")
        ignores = _ignored(macro.record, defaults.ignore_field)
        _refuse_longest(written.text)
    except ValueError as error:
        return UnreadableError(path, str(error), number)
    draft = Draft(
        text=written.text,
        path=path,
        id=macro.name or None,
        line=number,
        line_offset=source.offset + begins[line],
        raw=source.text,
        raw_offset=source.offset,
        ignores=ignores,
        source_map=written.source_map,
        carrier=written.carrier,
        attachments=attached(macro.record),
    )
    return shown(draft, lines=macro.lines) if macro.html else draft


def _ignored(record: Node, field: str) -> tuple[Ignore, ...]:
    """Return what a record's field names to ignore. Raises ValueError for another value."""
    found = record.member(field) if field else None
    if found is None:
        return ()
    return tuple(in_field([each.word() for each in found.elements()] or found.word()))


def _refuse_longest(text: str) -> None:
    """Raise ValueError for a text that no draft may have: a library is larger than a draft."""
    if len(text) > MAX_BYTES:
        msg = f"the macro is longer than {MAX_BYTES // 1_000_000} MB"
        raise ValueError(msg)


def shown(draft: Draft, *, lines: bool = False) -> Draft:
    """Return a draft whose text is HTML, with the prose that it shows (see html_view)."""
    view = html_view(draft.text, lines=lines)
    return replace(
        draft, view=view.text, view_map=view.source_map, quotes=view.quotes, markup="html"
    )
