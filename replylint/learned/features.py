"""What the linear model sees of an exchange: words, pairs and beginnings of words, and places.

Features are numbers below a bound: hashed, so that no list of them is kept. A word is hashed once
and then varied by arithmetic, which costs a fifth of hashing "before word" and "after word".
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from zlib import crc32

from replylint.learned.exchange import Exchange

_WORDS = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d+|[^\w\s]")
_BEGINNING = 4
"""Letters of a word's beginning, for words that are longer."""
_EDGE = 2
"""Sentences at either end of a reply that are told apart by where they stand."""
_KNOWN = 50_000
_PAIR, _BEFORE, _AFTER, _ASKED, _THREAD = 2_654_435_761, 40_503, 69_069, 22_695_477, 1_664_525
"""Odd factors that tell apart what one number stands for in several roles."""
_MIX, _BITS = 2_246_822_519, 32
_START, _END = 1, 2
"""Stand for what is before the first word and after the last, in pairs."""


def features(exchange: Exchange, bound: int) -> tuple[list[list[int]], list[int]]:
    """Return the features of each sentence, and those of the whole exchange."""
    read = [_read(text) for text in exchange.sentences]
    words = [own for own, _ in read]
    terms = [_terms(*own) for own in read]
    asked = _terms(*_read(exchange.customer)) if exchange.customer else []
    channel, last = _hashed(f"channel {exchange.channel}"), len(words) - 1
    sentences = []
    for at, own in enumerate(terms):
        before = [word * _BEFORE for word in words[at - 1]] if at else [_hashed("first")]
        after = [word * _AFTER for word in words[at + 1]] if at < last else [_hashed("last")]
        places = [channel, *_place("start", at), *_place("end", last - at)]
        sentences.append(_bounded([*own, *before, *after, *places], bound))
    reply = [channel, _hashed(f"sentences {min(9, len(words))}"), *_flat(terms)]
    reply += [term * _ASKED for term in asked] or [_hashed("no message")]
    reply += [word * _THREAD for text in exchange.thread for word in _read(text)[0]]
    return sentences, _bounded(reply, bound)


def _read(text: str) -> tuple[list[int], list[int]]:
    """Return the words of a text and the beginnings of the longer ones."""
    found = _WORDS.findall(text.lower())
    beginnings = [_hashed(f"{w[:_BEGINNING]}-") for w in found if len(w) > _BEGINNING]
    return [_hashed("0" if word.isdigit() else word) for word in found], beginnings


def _terms(words: Sequence[int], beginnings: Sequence[int]) -> list[int]:
    pairs = [one * _PAIR + other for one, other in pairwise([_START, *words, _END])]
    return [*words, *pairs, *beginnings]


@lru_cache(_KNOWN)
def _hashed(name: str) -> int:
    return crc32(name.encode())


def _place(edge: str, distance: int) -> list[int]:
    return [_hashed(f"from {edge} {distance}")] if distance <= _EDGE else []


def _flat(lists: Iterable[list[int]]) -> list[int]:
    return [item for own in lists for item in own]


def _bounded(numbers: Iterable[int], bound: int) -> list[int]:
    """Return the numbers mixed and cut to their highest bits; `bound` is a power of two.

    The lowest bits would not do: words that are equal there are so in every role.
    """
    shift, mask = _BITS - bound.bit_length() + 1, (1 << _BITS) - 1
    return list({(number * _MIX & mask) >> shift for number in numbers})
