"""Words as symbols: few enough that what may follow each can be remembered.

Symbols are numbers. A word that some wording names has one of its own; of all other words those
share one that no test can tell apart. A word in title case has the negative of its symbol.
"""

import re
from collections.abc import Iterable

import numpy as np
from spacy.vocab import Vocab

from replylint.patterns.flat import Words
from replylint.patterns.forms import Column, Form
from replylint.patterns.row import Row, row_of

KINDS = ("@url", "@address")
"""What Words.said has instead of a link or an address."""


class Symbols:
    """The symbols of words, by their NORMs."""

    def __init__(self, vocab: Vocab) -> None:
        self._vocab = vocab
        self._texts = [""]
        """The words behind the symbols: the vocabulary may forget what only one draft said."""
        self._named: dict[str, int] = {}
        self._alike: dict[tuple[bool, ...], int] = {}
        self._expressions: dict[str, re.Pattern[str]] = {}
        self._column = (0, Column(self._symbol, np.object_))
        """How many words were told apart when the column was begun. Objects, since equal numbers
        are found faster in a dictionary where they are the same object."""
        self.name(KINDS)

    def name(self, words: Iterable[str]) -> frozenset[int]:
        """Give words symbols of their own; return those."""
        return frozenset([self._named.get(word) or self._name(word) for word in words])

    @property
    def names(self) -> tuple[str, ...]:
        """Return the words that have symbols of their own, in the order of those."""
        return tuple(self._named)

    def tell_apart(self, expression: str) -> None:
        """Give words that an expression tells apart different symbols."""
        if expression not in self._expressions:
            self._expressions[expression] = re.compile(expression)
            self._alike.clear()

    def of(self, words: Words) -> list[int]:
        """Return the symbols of a text's tokens."""
        known = len(self._named) + len(self._expressions)
        if words.symbols[0] != known:
            if self._column[0] != known:
                self._column = known, Column(self._symbol, np.object_)
            words.symbols, words.row = (known, words.column(self._column[1]).tolist()), None
        return words.symbols[1]

    def row(self, words: Words) -> Row:
        """Return a text as automata read it; as one sentence where its sentences are not known."""
        symbols, sentences = self.of(words), words.bounds
        if sentences is None:
            return row_of(words, symbols, [(0, len(symbols))])
        if words.row is None or words.row.sentences is not sentences:
            words.row = row_of(words, symbols, sentences)
        return words.row

    def text(self, symbol: int) -> str:
        """Return the word, or one of the words, that a symbol stands for."""
        return self._texts[abs(symbol)]

    def flags(self, word: str) -> tuple[bool, bool, bool]:
        """Return whether a word is punctuation, white space, or like a number."""
        lexeme = self._vocab[word]
        return lexeme.is_punct, lexeme.is_space, lexeme.like_num

    def matches(self, expression: str, word: str) -> bool:
        """Tell whether an expression that words are told apart by is found in a word."""
        return self._expressions[expression].search(word) is not None

    def _symbol(self, form: Form) -> int:
        symbol = self._named.get(form.norm) or self._shared(form.norm)
        return -symbol if form.is_title else symbol

    def _shared(self, word: str) -> int:
        """Return the symbol of a word that no wording names."""
        found = (expression.search(word) is not None for expression in self._expressions.values())
        alike = (*self.flags(word), *found)
        return self._alike.get(alike) or self._alike.setdefault(alike, self._number(word))

    def _name(self, word: str) -> int:
        if word in map(self.text, self._alike.values()):
            # it stood for others, which a test of this very word must not take for it
            self._alike.clear()
        symbol = self._named[word] = self._number(word)
        return symbol

    def _number(self, word: str) -> int:
        self._texts.append(word)
        return len(self._texts) - 1
