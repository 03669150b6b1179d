"""An exchange as the encoder's input: word pieces, and which of them each sentence owns.

A window holds the channel, the end of the thread and the beginning of the message, then as many
sentences of the reply as fit; a long reply takes several windows.
"""

from collections.abc import Iterator
from itertools import accumulate, pairwise

from msgspec import Struct
from tokenizers import Tokenizer

from replylint.learned.exchange import Exchange

_THREAD, _MESSAGE, _SENTENCE = 40, 100, 80
"""Word pieces at most of the thread (the last), of the message and of a sentence (the first)."""
LONGEST = 380
"""Word pieces of a window."""


class Window(Struct, frozen=True):
    """Word pieces: first the context, then sentences; `bounds` has a sentence's first and last."""

    pieces: tuple[int, ...]
    context: int
    """How many pieces come before the first sentence."""
    bounds: tuple[tuple[int, int], ...]


class Windows:
    """Cuts exchanges into windows."""

    def __init__(self, tokenizer: Tokenizer) -> None:
        tokenizer.no_padding()  # sentences are joined before anything is filled up
        tokenizer.no_truncation()
        self._tokenizer = tokenizer
        self._begin, self._end, self._unknown = (
            tokenizer.get_vocab()[name] for name in ("[CLS]", "[SEP]", "[UNK]")
        )

    def of(self, exchange: Exchange) -> Iterator[Window]:
        """Yield the windows of an exchange, at least one unless the reply is empty."""
        context = self._context(exchange)
        held: list[list[int]] = []
        for text in exchange.sentences:
            own = self._pieces(text)[:_SENTENCE] or [self._unknown]
            if held and len(context) + sum(map(len, held)) + len(own) >= LONGEST:
                yield self._window(context, held)
                held = []
            held.append(own)
        if held:
            yield self._window(context, held)

    def _context(self, exchange: Exchange) -> list[int]:
        thread = self._pieces(" ".join(exchange.thread))[-_THREAD:]
        message = self._pieces(exchange.customer)[:_MESSAGE]
        return [self._begin, *self._pieces(exchange.channel), *thread, *message, self._end]

    def _pieces(self, text: str) -> list[int]:
        pieces: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return pieces

    def _window(self, context: list[int], sentences: list[list[int]]) -> Window:
        ends = accumulate(map(len, sentences), initial=len(context))
        pieces = [*context, *(piece for sentence in sentences for piece in sentence), self._end]
        return Window(tuple(pieces), len(context), tuple(pairwise(ends)))
