"""What the linear model sees of an exchange: words, pairs and beginnings of words, and places.

Features are numbers below a bound: hashed, so that no list of them is kept. A word is hashed once
in a process; arithmetic on all words at a time tells apart the roles in which it is met.
"""

from functools import lru_cache
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from replylint.learned.exchange import MOST, Turn
from replylint.patterns.flat import BLANK, Words
from replylint.patterns.forms import Column, Form

Numbers = NDArray[np.uint64]
Rows = NDArray[np.intp]
_BEGINNING = 4
"""Letters of a word's beginning, for words that are longer."""
_EDGE = 3
"""Sentences from here on, from either end of a reply, are not told apart by where they stand."""
_MANY = 1_000
"""Numbers of sentences, by channel, whose terms are remembered."""
_NUMBERS = np.arange(MOST + 1, dtype=np.uint64)
_ONE = np.uint64(1)
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
    """The terms of a reply's words and, behind them, of those of the message that it answers."""

    words: Numbers
    pairs: Numbers
    """Each word with the one before it in its sentence."""
    beginnings: Numbers
    """0 for a short word."""
    sentences: Numbers
    """The number of the sentence that each word stands in; the message counts as one more."""
    sentence_count: int
    """The sentences of the reply."""


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


def features(turn: Turn, bound: int) -> Features:
    """Return the features of a reply that has a sentence; `bound` is a power of two."""
    read = _terms(turn)
    terms, places = _by_sentence(read, turn.channel)
    whole = _of_exchange(turn, read)
    # the exchange is sorted with the sentences, as if it were the last of them
    places.append(_filled(sum(map(len, whole)), read.sentence_count))
    keys = _once(np.concatenate(places) << _HALF | _bounded(np.concatenate(terms + whole), bound))
    starts = (keys >> _HALF).searchsorted(_NUMBERS[: read.sentence_count + 1])
    rows = (keys & _LOWER).astype(np.intp)
    return Features(rows[: starts[-1]], starts[:-1], rows[starts[-1] :])


def _terms(turn: Turn) -> _Terms:
    """Return the terms of the words that are in a sentence. White space counts for nothing."""
    own, sentences, customer = turn.reply, turn.sentences, turn.customer
    count = len(sentences)
    at = _filled(len(own), count)
    for number, (start, end) in enumerate(sentences):
        at[start:end] = number
    inside = (at < count) & ~own.column(BLANK)
    hashes, at = own.column(_HASHED)[inside], at[inside]
    if customer is not None:
        asked = _said(customer)
        hashes = np.concatenate([hashes, asked])
        at = np.concatenate([at, _filled(len(asked), count)])
    words = hashes >> _HALF
    before = np.empty_like(words)
    before[1:] = words[:-1]
    before[:1] = _START
    before[1:][at[1:] != at[:-1]] = _START
    return _Terms(words, before * _PAIR + words, hashes & _LOWER, at, count)


def _said(message: Words) -> Numbers:
    """Return the hashes of a message's words."""
    said: Numbers = message.column(_HASHED)[~message.column(BLANK)]
    return said


def _by_sentence(read: _Terms, channel: str) -> tuple[list[Numbers], list[Numbers]]:
    """Return the terms of the reply's sentences, and the number of the sentence of each."""
    own = int(read.sentences.searchsorted(read.sentence_count))
    words, here = read.words[:own], read.sentences[:own]
    long = read.beginnings[:own] > 0
    followed, following = here < read.sentence_count - 1, here > 0
    standing, numbers = _standing(read.sentence_count, channel)
    terms = [
        words,
        read.pairs[:own],
        read.beginnings[:own][long],
        words[followed] * _BEFORE,
        words[following] * _AFTER,
        standing,
    ]
    return terms, [here, here, here[long], here[followed] + _ONE, here[following] - _ONE, numbers]


@lru_cache(_MANY)
def _standing(count: int, channel: str) -> tuple[Numbers, Numbers]:
    """Return the terms that sentences have by their places, and the number of each one's."""
    numbers = np.arange(count)
    edges = _FROM_START[np.minimum(numbers, _EDGE)], _FROM_END[np.minimum(numbers, _EDGE)][::-1]
    terms = np.concatenate([*edges, _filled(count, _hash(f"channel {channel}"))])
    return terms, np.tile(_NUMBERS[:count], 3)


def _of_exchange(turn: Turn, read: _Terms) -> list[Numbers]:
    """Return the terms of the exchange as a whole."""
    role = np.where(read.sentences < read.sentence_count, _ONE, _ASKED)
    long = read.beginnings > 0
    return [
        read.words * role,
        read.pairs * role,
        read.beginnings[long] * role[long],
        _setting(read.sentence_count, turn.channel),
        *(() if turn.customer else (_NO_MESSAGE,)),
        *((_said(part) >> _HALF) * _SAID[by] for by, part in turn.thread),
    ]


@lru_cache(_MANY)
def _setting(count: int, channel: str) -> Numbers:
    names = f"channel {channel}", f"sentences {min(9, count)}"
    return np.array([_hash(name) for name in names], dtype=np.uint64)


def _filled(count: int, value: int) -> Numbers:
    numbers = np.empty(count, dtype=np.uint64)
    numbers.fill(value)  # numpy.full takes three times as long
    return numbers


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
