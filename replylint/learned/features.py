"""What the linear model sees of an exchange: words, pairs and beginnings of words, and places.

Features are numbers below a bound: hashed, so that no list of them is kept. A word is hashed once
in a process; arithmetic on all words at a time tells apart the roles in which it is met.
"""

from collections.abc import Sequence
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc

from replylint.learned.exchange import channel_of, messages_of, sentences_read
from replylint.patterns.flat import words_of
from replylint.patterns.forms import Column, Form
from replylint.patterns.wording import Tokens

Numbers = NDArray[np.uint64]
Rows = NDArray[np.intp]
_BEGINNING = 4
"""Letters of a word's beginning, for words that are longer."""
_EDGE = 3
"""Sentences from here on, from either end of a reply, are not told apart by where they stand."""
_HALF = np.uint64(32)
_LOWER = np.uint64((1 << 32) - 1)
_MIX = np.uint64(11_400_714_819_323_198_485)
_PAIR, _BEFORE, _AFTER, _ASKED = map(np.uint64, (2_654_435_761, 40_503, 69_069, 22_695_477))
_SAID = {None: np.uint64(1_664_525), "C": np.uint64(134_775_813), "A": np.uint64(214_013)}
"""By who wrote an earlier message. All of these are odd: what was different stays different."""


class Features(NamedTuple):
    """The features of an exchange, each once."""

    rows: Rows
    """Those of all sentences, in the order of the sentences."""
    starts: Rows
    """Where each sentence's begin in `rows`."""
    reply: Rows
    """Those of the exchange as a whole."""


class _Terms(NamedTuple):
    """The terms of a text, and the number of the sentence that each stands in."""

    words: Numbers
    """The words alone, which come first in `all`."""
    all: Numbers
    sentences: Numbers


def _hashed(form: Form) -> int:
    """Return a word's hash in the upper half and that of its beginning in the lower, 0 for none."""
    word = form.norm
    plain = "0" if any(map(str.isdigit, word)) else word.lower()
    beginning = _hash(f"{plain[:_BEGINNING]}-") if len(plain) > _BEGINNING else 0
    return _hash(plain) << 32 | beginning


def _hash(name: str) -> int:
    return crc32(name.encode())


_HASHED = Column(_hashed, np.uint64)
_FROM_START = np.array([_hash(f"from start {at}") for at in range(_EDGE + 1)], dtype=np.uint64)
_FROM_END = np.array([_hash(f"from end {at}") for at in range(_EDGE + 1)], dtype=np.uint64)
_NO_MESSAGE = np.array([_hash("no message")], dtype=np.uint64)
_START = np.uint64(_hash("start"))


def features(doc: Doc, bound: int) -> Features:
    """Return the features of a reply that has a sentence; `bound` is a power of two."""
    sentences = sentences_read(doc)
    channel = np.uint64(_hash(f"channel {channel_of(doc)}"))
    own = _terms(doc, sentences)
    keys = _by_sentence(own, len(sentences), channel, bound)
    starts = np.searchsorted(keys >> _HALF, np.arange(len(sentences), dtype=np.uint64))
    return Features((keys & _LOWER).astype(np.intp), starts, _reply(doc, own, channel, bound))


def _terms(doc: Doc, sentences: Sequence[Tokens]) -> _Terms:
    """Return words, pairs of neighbours and beginnings, of the tokens that are in a sentence.

    None of the sentences may be blank. White space counts for nothing.
    """
    at = np.zeros(len(doc), dtype=np.uint64)
    inside = np.zeros(len(doc), dtype=bool)
    for number, (start, end) in enumerate(sentences):
        at[start:end], inside[start:end] = number, True
    own = words_of(doc)
    inside &= ~own.blank
    hashes, at = own.column(_HASHED)[inside], at[inside]
    words, beginnings = hashes >> _HALF, hashes & _LOWER
    before = np.empty_like(words)
    before[1:] = words[:-1]
    before[np.searchsorted(at, np.arange(len(sentences), dtype=np.uint64))] = _START
    long = beginnings > 0
    every = np.concatenate([words, before * _PAIR + words, beginnings[long]])
    return _Terms(words, every, np.concatenate([at, at, at[long]]))


def _by_sentence(own: _Terms, count: int, channel: np.uint64, bound: int) -> Numbers:
    """Return the features of all sentences, sorted, each with its sentence in the upper half."""
    here, numbers = own.sentences[: len(own.words)], np.arange(count)
    followed, following = here < count - 1, here > 0
    places = numbers.astype(np.uint64)
    terms = np.concatenate(
        [
            own.all,
            own.words[followed] * _BEFORE,
            own.words[following] * _AFTER,
            _FROM_START[np.minimum(numbers, _EDGE)],
            _FROM_END[np.minimum(count - 1 - numbers, _EDGE)],
            np.full(count, channel),
        ]
    )
    one = np.uint64(1)
    where = np.concatenate(
        [own.sentences, here[followed] + one, here[following] - one, places, places, places]
    )
    return _once(where << _HALF | _bounded(terms, bound))


def _reply(doc: Doc, own: _Terms, channel: np.uint64, bound: int) -> Rows:
    customer, thread = messages_of(doc)
    whole = [own.all, np.array([channel, _hash(f"sentences {min(9, _count(own))}")], np.uint64)]
    whole.append(_NO_MESSAGE if customer is None else _whole(customer).all * _ASKED)
    whole += [_whole(part).words * _SAID[part._.speaker] for part in thread]
    return _once(_bounded(np.concatenate(whole), bound)).astype(np.intp)


def _whole(doc: Doc) -> _Terms:
    return _terms(doc, [(0, len(doc))])


def _count(own: _Terms) -> int:
    return int(own.sentences[len(own.words) - 1]) + 1


def _bounded(numbers: Numbers, bound: int) -> Numbers:
    """Return the numbers mixed and cut to their highest bits.

    The lowest bits would not do: words that are equal there are so in every role.
    """
    return numbers * _MIX >> np.uint64(64 - bound.bit_length() + 1)


def _once(numbers: Numbers) -> Numbers:
    """Return the numbers sorted, each once."""
    numbers.sort()  # numpy.unique takes three times as long
    first = np.empty(len(numbers), dtype=bool)
    first[:1] = True
    np.not_equal(numbers[1:], numbers[:-1], out=first[1:])
    return numbers[first]
