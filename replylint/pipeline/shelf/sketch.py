"""What the shelf keeps of a macro: as much as comparing it takes, not its text."""

import re
from collections.abc import Iterator
from zlib import crc32

from msgspec import Struct

from replylint.diagnostic import TextSpan
from replylint.draft import Draft
from replylint.pipeline.shelf.conditions import Conditions, conditions_in
from replylint.pipeline.shelf.names import proper_names
from replylint.pipeline.shelf.statements import Statement, statements_in
from replylint.pipeline.shelf.terms import words
from replylint.pipeline.shelf.texts import sentences_in, stems, text_of

_FEWEST = 3
_PART = re.compile(r"[.,;:!?()\n]")
Place = tuple[str, str | None, int | None]
"""A macro's path, id and line: no two macros of a library share all three."""


class Sketch(Struct, frozen=True):
    """A macro of the shelf."""

    place: Place
    checksum: int
    """Of the prose."""
    stems: frozenset[str]
    """Of the body, without greeting and sign-off."""
    sentences: tuple[frozenset[str], ...]
    """The stems of the sentences of three words with a meaning or more."""
    title_stems: frozenset[str]
    denied: tuple[str, ...]
    """What follows each of its negations: a stem, or "" where the part of the sentence ends."""
    names: frozenset[str]
    """Of companies, products and places in the body."""
    signed: frozenset[str]
    """Those in the body and the sign-off."""
    statements: tuple[Statement, ...]
    conditions: Conditions
    """Those that the body and the title state."""

    @property
    def title(self) -> str:
        """Return the macro's name, else its file and line."""
        path, name, line = self.place
        return name or (f"{path}, line {line}" if line else path)


def place_of(draft: Draft) -> Place:
    """Return what tells a draft from all others."""
    return draft.path, draft.id, draft.line


def checksum_of(draft: Draft) -> int:
    """Return what tells a draft's prose from another, the same in every process."""
    return crc32(draft.prose.encode())


def sketch_of(draft: Draft) -> Sketch:
    """Return the sketch of a draft."""
    text, title = text_of(draft), draft.id or ""
    sentences = [
        frozenset(stems(each.of(text.prose))) for each in sentences_in(text.prose, text.body)
    ]
    body = frozenset(proper_names(text.prose, text.body))
    end = TextSpan(text.body.end, len(text.prose))
    return Sketch(
        place_of(draft),
        checksum_of(draft),
        frozenset().union(*sentences),
        tuple(each for each in sentences if len(each) >= _FEWEST),
        frozenset(stems(title)),
        tuple(_denied(text.body.of(text.prose))),
        body,
        body | frozenset(proper_names(text.prose, end, anywhere=True)),
        tuple(statements_in(text, title)),
        conditions_in(f"{title}. {text.body.of(text.prose)}"),
    )


def _denied(body: str) -> Iterator[str]:
    """Yield, for each negation, the stem that follows it."""
    negations = words().negations
    for part in _PART.split(body.lower().replace("’", "'")):
        plain = part.split()
        for at, word in enumerate(plain):
            if word in negations:
                yield next(stems(" ".join(plain[at + 1 :])), "")
