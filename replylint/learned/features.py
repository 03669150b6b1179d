"""What the linear model sees of an exchange: words, pairs and beginnings of words, and places.

Features are numbers below a given bound: names hashed, so that no list of them is kept.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from zlib import crc32

from replylint.learned.exchange import Exchange

_WORDS = re.compile(r"[a-z]+(?:['’][a-z]+)?|\d+|[^\w\s]")
_BEGINNING = 4
_EDGE = 2
"""Sentences at either end of a reply that are told apart by where they stand."""


def of_sentences(exchange: Exchange, bound: int) -> list[list[int]]:
    """Return the features of each sentence, with the words of its neighbours."""
    words = [_words(text) for text in exchange.sentences]
    last = len(words) - 1
    found = []
    for at, own in enumerate(words):
        names = [*_terms(own), f"channel {exchange.channel}"]
        names += [f"before {word}" for word in words[at - 1]] if at else ["first"]
        names += [f"after {word}" for word in words[at + 1]] if at < last else ["last"]
        names += [f"from start {at}"] if at <= _EDGE else []
        names += [f"from end {last - at}"] if last - at <= _EDGE else []
        found.append(_hashed(names, bound))
    return found


def of_exchange(exchange: Exchange, bound: int) -> list[int]:
    """Return the features of the whole exchange: the reply's, the message's and the thread's."""
    names = [f"channel {exchange.channel}", f"sentences {min(9, len(exchange.sentences))}"]
    for text in exchange.sentences:
        names += _terms(_words(text))
    names += [f"asked {term}" for term in _terms(_words(exchange.customer))]
    names += [f"thread {word}" for text in exchange.thread for word in _words(text)]
    names += ["no message"] if not exchange.customer else []
    return _hashed(names, bound)


def _words(text: str) -> list[str]:
    return ["0" if word.isdigit() else word for word in _WORDS.findall(text.lower())]


def _terms(words: list[str]) -> Iterator[str]:
    yield from words
    for one, other in pairwise(["^", *words, "$"]):
        yield f"{one} {other}"
    yield from (f"{word[:_BEGINNING]}-" for word in words if len(word) > _BEGINNING)


def _hashed(names: Iterable[str], bound: int) -> list[int]:
    return sorted({crc32(name.encode()) % bound for name in names})
