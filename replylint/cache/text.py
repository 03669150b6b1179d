"""The text of a record, told by where its characters stand in the file."""

import json
from collections.abc import Iterable, Iterator

from replylint.cache.wordless import WORD, NotKeptError
from replylint.sourcemap import Piece

Stretch = str | tuple[int, int, bool]
"""Characters that are no words, or a stretch of the file and whether it is an escape of JSON's."""


def stretches(text: str, file: str, pieces: Iterable[Piece]) -> Iterator[Stretch]:
    """Yield what `text` is made of; `pieces` lead from it to the file.

    Raises NotKeptError for words that the file writes in another way.
    """
    at = 0
    for piece in (*pieces, Piece(len(text), len(text), 0, 0)):
        yield from _bare(text[at : piece.start])
        part, start, end = text[piece.start : piece.end], piece.source_start, piece.source_end
        if file[start:end] == part:
            yield start, end, False
        elif _unescaped(file[start:end]) == part:
            yield start, end, True
        else:
            yield from _bare(part)
        at = piece.end


def named(name: str, file: str) -> Iterator[Stretch]:
    """Yield what a record's name is made of. Raises NotKeptError for a word not in the file."""
    for at, part in enumerate(WORD.split(name)):
        place = _found(part, file) if at % 2 else None
        yield from iter([place]) if place else _bare(part)


def joined(stretches: Iterable[Stretch], file: str) -> str:
    """Return the text that is made of these."""
    return "".join(_told(one, file) for one in stretches)


def _found(word: str, file: str) -> Stretch | None:
    escaped = json.dumps(word)[1:-1]
    for written in (word, escaped):
        start = file.find(written)
        if start >= 0:
            return start, start + len(written), written != word
    return None


def _told(one: Stretch, file: str) -> str:
    if isinstance(one, str):
        return one
    start, end, escaped = one
    return (_unescaped(file[start:end]) or "") if escaped else file[start:end]


def _bare(text: str) -> Iterator[str]:
    if WORD.search(text):
        raise NotKeptError(text)
    if text:
        yield text


def _unescaped(text: str) -> str | None:
    try:
        value: str = json.loads(f'"{text}"')
    except ValueError:
        return None
    return value
