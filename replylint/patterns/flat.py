"""A Doc's tokens as flat lists. Making a Token object for each costs ten times as much."""

from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import (
    IDX,
    IS_ALPHA,
    IS_PUNCT,
    IS_SPACE,
    IS_TITLE,
    LENGTH,
    LIKE_EMAIL,
    LIKE_NUM,
    LIKE_URL,
    NORM,
    SPACY,
)
from spacy.tokens import Doc

if TYPE_CHECKING:
    from replylint.patterns.row import Row

_KEY = "replylint_words"
_COLUMNS = (
    *(IDX, LENGTH, NORM, SPACY, IS_ALPHA, LIKE_NUM, IS_PUNCT, IS_SPACE, IS_TITLE),
    *(LIKE_URL, LIKE_EMAIL),
)
_KINDS = ((-2, "@url"), (-1, "@address"))


class Act(NamedTuple):
    """A speech act and its tokens."""

    label: str
    start: int
    end: int


class Zone(NamedTuple):
    """A part of a reply that is not its body, and its tokens."""

    label: str
    start: int
    end: int


class Words:
    """What the pipeline asks of every token, by token number; offsets in characters."""

    def __init__(self, doc: Doc, text: str) -> None:
        self.text = text
        self.bounds: list[tuple[int, int]] | None = None
        """The token offsets of the sentences, once they are known."""
        self.zones: list[Zone] | None = None
        """The parts of a reply, once they are known."""
        self.acts: dict[str, list[Act]] = {}
        """Where the speech acts stand that have been looked for, by act."""
        self.symbols: tuple[int, list[int]] = (-1, [])
        """The text as symbols (see Symbols), and how many words were told apart by then."""
        self.row: Row | None = None
        """The text as automata read it."""
        self._strings = doc.vocab.strings
        self._columns: Any = doc.to_array(list(_COLUMNS)).T
        self.norms: list[int] = self._columns[2].tolist()
        """The NORM of a word; for a link or an e-mail address "@url" or "@address"."""
        for column, name in _KINDS if self._columns[-2:].any() else ():
            if self._columns[column].any():
                kind = self._strings.add(name)
                flags = self._columns[column].tolist()
                self.norms = [kind if f else n for f, n in zip(flags, self.norms, strict=True)]

    @cached_property
    def starts(self) -> list[int]:
        """Return where each token begins."""
        starts: list[int] = self._columns[0].tolist()
        return starts

    @cached_property
    def ends(self) -> list[int]:
        """Return where each token ends."""
        ends: list[int] = (self._columns[0] + self._columns[1]).tolist()
        return ends

    @cached_property
    def texts(self) -> list[str]:
        """Return the text of each token."""
        text = self.text
        return [text[start:end] for start, end in zip(self.starts, self.ends, strict=True)]

    def of(self, start: int, end: int) -> str:
        """Return the text of the tokens from `start` to before `end`, as a span's text."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""

    @cached_property
    def spaced(self) -> list[int]:
        """Return 1 where a space follows."""
        return self._list(3)

    @cached_property
    def alpha(self) -> list[int]:
        """Return 1 for words of letters."""
        return self._list(4)

    def count(self, start: int, end: int) -> int:
        """Return the words from token `start` to before `end`, as readers count: numbers too."""
        return self._counted[end] - self._counted[start]

    @cached_property
    def _counted(self) -> list[int]:
        """Return, for each token and the end, how many words stand before it."""
        counted = (self._columns[4] | self._columns[5]) > 0
        return [0, *np.cumsum(counted).tolist()]

    @cached_property
    def punct(self) -> list[int]:
        """Return 1 for punctuation."""
        return self._list(6)

    @cached_property
    def titles(self) -> list[int]:
        """Return 1 for words in title case."""
        return self._list(8)

    @cached_property
    def silent(self) -> bytes:
        """Return 1 for punctuation and white space, a byte a token: those are quickly searched."""
        return bytes(self._list(6, 7))

    @property
    def blank(self) -> NDArray[np.bool_]:
        """Return True for white space."""
        flags: NDArray[np.bool_] = self._columns[7] > 0
        return flags

    @cached_property
    def said(self) -> list[str]:
        """Return the norms as text."""
        return [self._strings[norm] for norm in self.norms]

    def _list(self, *columns: int) -> list[int]:
        """Return 1 for each token that has one of these flags."""
        flags = self._columns[columns[0]]
        for column in columns[1:]:
            flags = flags | self._columns[column]
        found: list[int] = flags.tolist()
        return found


def words_of(doc: Doc, text: str | None = None) -> Words:
    """Return the flat view of a doc, made at the first call; `text` saves building doc.text."""
    known: Words | None = doc.user_data.get(_KEY)
    if known is not None and len(known.norms) == len(doc):
        return known
    words = Words(doc, doc.text if text is None else text)
    doc.user_data[_KEY] = words
    return words
