"""What a model reads: the exchange, with the reply cut into its sentences."""

from collections.abc import Sequence
from typing import NamedTuple

from msgspec import Struct
from spacy.tokens import Doc

from replylint.diagnostic import TextSpan
from replylint.patterns.flat import Words, words_of
from replylint.patterns.wording import Tokens
from replylint.pipeline.placeholders import named
from replylint.pipeline.sentences import bounds

MOST = 500
"""Sentences that are read of a reply: nobody sends longer ones, but files may hold them."""
_QUOTES = str.maketrans("’‘“”", "''\"\"")
_EARLIER = 2
"""Messages of the thread that are read, the last ones."""
_SPEAKERS = {None: "", "C": "customer: ", "A": "agent: "}


class Turn(NamedTuple):
    """What a model reads of a reply and of what it answers, as tokens."""

    reply: Words
    sentences: list[Tokens]
    """The tokens of the reply's sentences that are read: neither blank nor in doc._.quotes."""
    customer: Words | None
    """The message that the reply answers, from doc._.customer, where it says something."""
    thread: list[tuple[str | None, Words]]
    """Who wrote the messages before it ("C", "A", None where that is not known), and those."""
    channel: str
    """doc._.channel, "email" where it is not set."""


class Exchange(Struct, frozen=True):
    """A reply's sentences and what they answer, as texts."""

    channel: str
    """"email", "chat", "review", "social", or "macro" for a reply that answers nobody yet."""
    thread: tuple[str, ...]
    customer: str
    sentences: tuple[str, ...]


def turn_of(doc: Doc) -> Turn:
    """Return what a model reads of a reply that is in its sentences."""
    known, words = doc._, words_of(doc)
    said = [
        (part._.speaker, message)
        for part in known.thread or ()
        if part is not None and (message := words_of(part)).text.strip()
    ]
    asked = None if known.customer is None else words_of(known.customer)
    return Turn(
        words,
        _read(words, bounds(doc)[:MOST], known.quotes),
        asked if asked and asked.text.strip() else None,
        said[-_EARLIER:],
        known.channel or "email",
    )


def _read(words: Words, sentences: Sequence[Tokens], quotes: Sequence[TextSpan]) -> list[Tokens]:
    read = [tokens for tokens in sentences if not words.blank(*tokens)]
    if not quotes:
        return read
    starts = words.starts
    return [
        (start, end)
        for start, end in read
        if not any(quote.start <= starts[start] < quote.end for quote in quotes)
    ]


def exchange_of(turn: Turn) -> Exchange:
    """Return the texts of what a model reads."""
    return Exchange(
        turn.channel,
        tuple(_SPEAKERS[by] + _plain(words.text).strip() for by, words in turn.thread),
        "" if turn.customer is None else _plain(turn.customer.text),
        tuple(_plain(turn.reply.of(*tokens)).strip() for tokens in turn.sentences),
    )


def _plain(text: str) -> str:
    """Return a text with placeholders named, and quotation marks as a typewriter has them."""
    return named(text).translate(_QUOTES)
