"""What a model reads: the exchange, with the reply cut into its sentences."""

from msgspec import Struct
from spacy.tokens import Doc

from replylint.patterns.flat import words_of
from replylint.pipeline.placeholders import named
from replylint.pipeline.sentences import bounds

_MOST = 500
"""Sentences that are read of a reply: nobody sends longer ones, but files may hold them."""
_QUOTES = str.maketrans("’‘“”", "''\"\"")
_EARLIER = 2
"""Messages of the thread that are read, the last ones."""


class Exchange(Struct, frozen=True):
    """A reply's sentences and what they answer."""

    channel: str
    """"email", "chat", "review", "social", or "macro" for a reply that answers nobody yet."""
    thread: tuple[str, ...]
    customer: str
    sentences: tuple[str, ...]
    starts: tuple[int, ...]
    """The token of the reply at which each sentence begins."""


def exchange_of(doc: Doc) -> Exchange:
    """Return what a model reads of a reply: the sentences of `bounds` that are not blank.

    Reads doc._.customer, doc._.thread and doc._.channel where they are set.
    """
    words = words_of(doc)
    texts = [(_plain(words.of(*tokens)).strip(), tokens[0]) for tokens in bounds(doc)[:_MOST]]
    return Exchange(
        doc._.channel or "email",
        tuple(_text(part) for part in doc._.thread or () if part is not None)[-_EARLIER:],
        _text(doc._.customer),
        tuple(text for text, _ in texts if text),
        tuple(start for text, start in texts if text),
    )


def _text(doc: Doc | None) -> str:
    return "" if doc is None else _plain(words_of(doc).text)


def _plain(text: str) -> str:
    """Return a text with placeholders named, and quotation marks as a typewriter has them."""
    return named(text).translate(_QUOTES)
