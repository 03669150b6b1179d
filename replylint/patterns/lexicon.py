"""What all wordings of a pipeline share: how words are split, symbols, and tests."""

from functools import cache
from typing import TYPE_CHECKING, cast

import msgspec
from spacy.language import Language

from replylint.patterns.stored import Stored, stored
from replylint.patterns.symbols import Symbols
from replylint.patterns.word_test import WordTest
from replylint.patterns.wording import NOT, Step, Wording, WordToken, quantity

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer


class Lexicon:
    """Numbers word tests and wordings, those of the package first, so that equal ones are one."""

    def __init__(self, nlp: Language, known: Stored) -> None:
        """Split words as `nlp` does; `known` is what the package holds."""
        self._make = nlp.make_doc
        self._exceptions = frozenset(cast("Tokenizer", nlp.tokenizer).rules or ())
        self._split: dict[str, list[str]] = {}
        self.stored = known
        self._tests: dict[int, WordTest] = {}
        self._uncertain: set[int] = set()
        self._tokens: dict[bytes, int] = {}
        self._wordings: dict[int, Wording] = {}
        self._numbers: dict[Wording, int] = {}
        self.symbols = Symbols(nlp.vocab)
        self.symbols.name(self.stored.words)
        for number in self.stored.asking:
            self.test(number)  # tells words apart: symbols are read before states ask for tests

    @property
    def tests(self) -> list[WordTest]:
        """Return all word tests, by number."""
        return [self.test(number) for number in range(len(self.stored.tests) + len(self._tokens))]

    def norms(self, words: str) -> list[str]:
        """Return the NORMs of words, split as the pipeline's tokenizer does."""
        if words.isalpha() and words.islower() and words not in self._exceptions:
            return [words]  # what the tokenizer would say, without a lexeme for each word
        if words not in self._split:
            self._split[words] = [token.norm_ for token in self._make(words)]
        return self._split[words]

    def step(self, token: WordToken) -> Step:
        """Return a token of a spaCy pattern as the step of a wording."""
        test = {key: value for key, value in token.items() if key != "OP" or value == NOT}
        following = len(self.stored.tests) + len(self._tokens)
        number = self._tokens.setdefault(
            msgspec.json.encode(test, order="deterministic"), following
        )
        if number == following:
            self._learn(number, test)  # names its words, before symbols are read
        return number, *quantity(token)

    def test(self, number: int) -> WordTest:
        """Return the word test of a step."""
        return self._tests.get(number) or self._learn(number, self.stored.test(number))

    def number(self, wording: Wording) -> int:
        """Return the number of a wording that the package does not hold."""
        number = self._numbers.get(wording)
        if number is None:
            number = self._numbers[wording] = len(self.stored.wordings) + len(self._numbers)
            self._wordings[number] = wording
        return number

    def wording(self, number: int) -> Wording:
        """Return a wording by its number."""
        wording = self._wordings.get(number)
        if wording is None:
            wording = self._wordings[number] = self.stored.wording(number)
        return wording

    def decides(self, wording: Wording) -> bool:
        """Tell whether symbols are enough to know a match, so that no Matcher has to confirm it."""
        return self._uncertain.isdisjoint(number for number, _, _ in wording.steps)

    def _learn(self, number: int, content: WordToken | frozenset[int]) -> WordTest:
        test = self._tests[number] = WordTest(content, self.symbols)
        if not test.certain:
            self._uncertain.add(number)
        return test


@cache
def lexicon_of(nlp: Language) -> Lexicon:
    """Return the lexicon of a pipeline."""
    return Lexicon(nlp, stored())
