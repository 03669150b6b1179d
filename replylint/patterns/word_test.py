"""A token of a spaCy token pattern, as a test of symbols."""

from collections.abc import Iterator
from typing import Any

from replylint.patterns.symbols import KINDS, Symbols
from replylint.patterns.wording import WordToken

_FLAGS = ("IS_PUNCT", "IS_SPACE", "LIKE_NUM")
_KINDS = dict(zip(("LIKE_URL", "LIKE_EMAIL"), KINDS, strict=True))


class WordTest:
    """Which words a token of a pattern accepts; how often it may be repeated does not count."""

    __slots__ = ("_known", "_symbols", "_token", "words")

    def __init__(self, test: WordToken | frozenset[int], symbols: Symbols) -> None:
        """Make a test from a token of a spaCy pattern, or from the symbols that it accepts."""
        self._symbols = symbols
        self._known: dict[int, bool] = {}
        self._token: WordToken = {}
        self.words: frozenset[int] | None = None
        """The symbols that it accepts, in any case; None for a test of more than words."""
        if isinstance(test, frozenset):
            self.words = test
            return
        self._token = test
        norm: Any = test.get("NORM")
        named = symbols.name(_words(norm))
        for expression in _expressions(norm):
            symbols.tell_apart(expression)
        if self._token.keys() == {"NORM"} and (isinstance(norm, str) or norm.keys() == {"IN"}):
            self.words = named

    @property
    def token(self) -> WordToken:
        """Return the token of a spaCy pattern that asks the same."""
        if self.words is None:
            return self._token
        return {"NORM": {"IN": sorted(map(self._symbols.text, self.words))}}

    @property
    def certain(self) -> bool:
        """Tell whether symbols decide it; if not, spaCy's Matcher has to confirm a match."""
        norm = self._token.get("NORM", "")
        return self._token.keys() <= {"NORM", "IS_TITLE", *_FLAGS, *_KINDS} and (
            isinstance(norm, str)
            or (norm.keys() <= {"IN", "NOT_IN", "REGEX"} and isinstance(norm.get("REGEX", ""), str))
        )

    def accepts(self, symbol: int) -> bool:
        """Tell whether a word may stand here."""
        if self.words is not None:
            return abs(symbol) in self.words
        known = self._known.get(symbol)
        if known is None:
            word = self._symbols.text(symbol)
            known = "OP" in self._token or all(
                self._holds(key, value, word, symbol) for key, value in self._token.items()
            )
            self._known[symbol] = known
        return known

    def _holds(self, key: str, value: Any, word: str, symbol: int) -> bool:  # noqa: ANN401
        if key == "NORM":
            return self._norm_holds(value, word)
        if key == "IS_TITLE":
            return bool(value) == (symbol < 0)
        if key in _FLAGS:
            return bool(value) == self._symbols.flags(word)[_FLAGS.index(key)]
        return key not in _KINDS or bool(value) == (word == _KINDS[key])

    def _norm_holds(self, wanted: Any, word: str) -> bool:  # noqa: ANN401
        if isinstance(wanted, str):
            return word == wanted
        return (
            word in wanted.get("IN", (word,))
            and word not in wanted.get("NOT_IN", ())
            and all(self._symbols.matches(expression, word) for expression in _expressions(wanted))
        )


def _words(norm: Any) -> list[str]:  # noqa: ANN401
    """Return the words that a test of the NORM names."""
    if isinstance(norm, dict):
        return [*norm.get("IN", ()), *norm.get("NOT_IN", ())]
    return [] if norm is None else [norm]


def _expressions(norm: Any) -> Iterator[str]:  # noqa: ANN401
    """Yield the expression that a test of the NORM holds, if it holds one."""
    if isinstance(norm, dict) and isinstance(norm.get("REGEX"), str):
        yield norm["REGEX"]
