"""What a model reads: the exchange, with the reply cut into its sentences."""

from msgspec import Struct
from spacy.tokens import Doc

from replylint.patterns.flat import words_of
from replylint.patterns.wording import Tokens
from replylint.pipeline.placeholders import named
from replylint.pipeline.sentences import bounds

MOST = 500
"""Sentences that are read of a reply: nobody sends longer ones, but files may hold them."""
_QUOTES = str.maketrans("’‘“”", "''\"\"")
_EARLIER = 2
"""Messages of the thread that are read, the last ones."""
_SPEAKERS = {"C": "customer: ", "A": "agent: "}


class Exchange(Struct, frozen=True):
    """A reply's sentences and what they answer, as texts."""

    channel: str
    """"email", "chat", "review", "social", or "macro" for a reply that answers nobody yet."""
    thread: tuple[str, ...]
    customer: str
    sentences: tuple[str, ...]


def exchange_of(doc: Doc) -> Exchange:
    """Return the texts that a model reads of a reply and of what it answers."""
    words = words_of(doc)
    customer, thread = messages_of(doc)
    return Exchange(
        channel_of(doc),
        tuple(_SPEAKERS.get(part._.speaker, "") + _text(part).strip() for part in thread),
        "" if customer is None else _text(customer),
        tuple(_plain(words.of(*tokens)).strip() for tokens in sentences_read(doc)),
    )


def sentences_read(doc: Doc) -> list[Tokens]:
    """Return the tokens of the sentences that are read: neither blank nor in doc._.quotes."""
    words, quotes = words_of(doc), doc._.quotes
    read = [tokens for tokens in bounds(doc)[:MOST] if not words.of(*tokens).isspace()]
    if not quotes:
        return read
    starts = words.starts
    return [
        (start, end)
        for start, end in read
        if not any(quote.start <= starts[start] < quote.end for quote in quotes)
    ]


def channel_of(doc: Doc) -> str:
    """Return doc._.channel, "email" where it is not set."""
    return doc._.channel or "email"


def messages_of(doc: Doc) -> tuple[Doc | None, list[Doc]]:
    """Return the message that a reply answers, and what is read of the thread before it.

    Both come from doc._.customer and doc._.thread, where they are set.
    """
    customer = doc._.customer
    thread = [part for part in doc._.thread or () if _says_something(part)]
    return customer if _says_something(customer) else None, thread[-_EARLIER:]


def _says_something(doc: Doc | None) -> bool:
    return doc is not None and bool(words_of(doc).text.strip())


def _text(doc: Doc) -> str:
    return _plain(words_of(doc).text)


def _plain(text: str) -> str:
    """Return a text with placeholders named, and quotation marks as a typewriter has them."""
    return named(text).translate(_QUOTES)
