"""What is known of words, in columns, so that numpy looks up all words of a text at a time.

A form is a word as it is written with its NORM, which neighbours may decide: "ca" counts as "can"
before "n't". What a text asks of its words mostly depends on their forms alone, and once a process
has read a few texts hardly any form is new.
"""

from collections.abc import Callable
from functools import cache
from threading import Lock
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import DTypeLike, NDArray
from spacy.vocab import Vocab

Values = NDArray[Any]
Rows = NDArray[np.intp]
_ODD = np.uint64(11_400_714_819_323_198_485)
_LAST = np.uint64(2**64 - 1)
"""Stands behind the keys of all forms, so that each key has a place among them."""
_MANY = 50_000
"""Forms that are remembered before that starts over; with all columns one takes some 500 bytes."""
_FEW = 1_000
_NO_VALUES = np.zeros(0)


class Form(NamedTuple):
    """A word as it is written, and as it counts. Plain data: a vocabulary may forget the word."""

    text: str
    norm: str
    """The NORM; "@url" or "@address" for a link or an e-mail address without a NORM of its own."""
    is_alpha: bool
    is_punct: bool
    is_space: bool
    is_title: bool
    like_num: bool


class Column:
    """Something to know of words: a function of their form, asked when a form is first met."""

    def __init__(self, of: Callable[[Form], object], dtype: DTypeLike) -> None:
        self.of = of
        self.dtype = dtype


class Forms:
    """The forms that the texts of a vocabulary have used, and what was asked of them.

    Several threads may ask at once.
    """

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._known: tuple[Values, Rows] = (np.array([_LAST], np.uint64), np.zeros(1, np.intp))
        """The keys of the forms, sorted, and their rows."""
        self._forms: list[Form] = []
        self._columns: dict[Column, tuple[int, Values]] = {}
        """How many forms a column knows, and its values, with room for more."""
        self._learning = Lock()

    def __len__(self) -> int:
        """Return how many forms are known."""
        return len(self._forms)

    def rows(self, orths: Values, norms: Values) -> Rows:
        """Return where the columns have each word, by its ORTH and NORM (both uint64)."""
        keys = orths + norms * _ODD
        known, rows = self._known
        places = known.searchsorted(keys)
        new = known[places] != keys
        if not new.any():
            return rows[places]
        with self._learning:
            self._learn(keys[new], orths[new], norms[new])
        return self.rows(orths, norms)

    def values(self, column: Column) -> Values:
        """Return a column's value for each form, and room for more."""
        count, values = self._columns.get(column, (0, _NO_VALUES))
        if count < len(self._forms):
            with self._learning:
                values = self._extend(column)
        return values

    def _extend(self, column: Column) -> Values:
        count, values = self._columns.get(column, (0, np.zeros(_FEW, column.dtype)))
        if len(self._forms) > len(values):
            values = np.resize(values, 2 * len(self._forms))
        for row in range(count, len(self._forms)):
            values[row] = column.of(self._forms[row])
        self._columns[column] = len(self._forms), values
        return values

    def _learn(self, keys: Values, orths: Values, norms: Values) -> None:
        known, rows = self._known
        keys, first = np.unique(keys, return_index=True)
        places = known.searchsorted(keys)
        new = known[places] != keys  # another thread may have learned some meanwhile
        keys, first, places = keys[new], first[new], places[new]
        own = np.arange(len(self._forms), len(self._forms) + len(keys))
        self._forms += map(self._form, orths[first].tolist(), norms[first].tolist())
        self._known = np.insert(known, places, keys), np.insert(rows, places, own)

    def _form(self, orth: int, norm: int) -> Form:
        word = self._vocab[orth]
        kind = "@address" if word.like_email else "@url" if word.like_url else None
        return Form(
            word.text,
            kind if kind and norm == word.norm else self._vocab.strings[norm],
            is_alpha=word.is_alpha,
            is_punct=word.is_punct,
            is_space=word.is_space,
            is_title=word.is_title,
            like_num=word.like_num,
        )


def forms_of(vocab: Vocab) -> Forms:
    """Return the forms of a vocabulary. Words that were made with earlier ones keep those."""
    if len(_known(vocab)) > _MANY:
        _known.cache_clear()
    return _known(vocab)


_known = cache(Forms)
