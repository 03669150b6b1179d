"""Wordings as regular expressions over texts in which every token is one letter.

spaCy's Matcher takes some ten microseconds for a handful of tokens, a regular expression less than
one. A word that a wording names has a letter of its own; all others share a few, by what they are
(punctuation, a number, …). What cannot be said so (IS_TITLE, LEMMA, …) is left to the Matcher.
"""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import combinations
from typing import Any

from spacy.vocab import Vocab

from replylint.patterns.flat import Words
from replylint.patterns.wording import FLAGS, Wording

MARK = "_mark"
"""The group of what a finding points at; slots are named without an underscore before."""
_STRETCHES = ((0x1000, 0xAFFF), *((at, at + 0x3FF) for at in range(0xB000, 0xCC00, 0x400)))
"""Each kind of words has its own stretch of letters; the first of them is shared."""
_MANY = 100_000
"""Words whose letters are remembered before that starts over."""
_SEVERAL = 2
_QUANTITY = re.compile(r"[?*+]|\{\d*,?\d*\}")
_LEXICAL = ("IS_PUNCT", "IS_SPACE", "LIKE_NUM")
"""Flags of pattern tokens that a word's NORM decides; the kind of a word is their bits."""


class Letters(dict[int, str]):
    """The letter of each word, by its NORM, made as words are met."""

    def __init__(self, vocab: Vocab) -> None:
        super().__init__()
        self._vocab = vocab
        self._named: dict[str, str] = {}
        self._last = [first for first, _ in _STRETCHES]

    def of(self, words: Iterable[str]) -> str | None:
        """Return the letters of words that a wording names: from now on those have their own.

        None where a kind of words has no letters left.
        """
        for word in words:
            if word not in self._named and not self._name(word):
                return None
        return "".join(sorted({self._named[word] for word in words}))

    def _name(self, word: str) -> bool:
        kind = self._kind(word)
        if self._last[kind] == _STRETCHES[kind][1]:
            return False
        self._last[kind] += 1
        self._named[word] = self[self._vocab.strings[word]] = chr(self._last[kind])
        return True

    def spell(self, words: Words) -> str:
        """Return a text, one letter a token."""
        known, spelled = words.spelled
        if known != len(self._named):
            spelled = "".join(map(self.__getitem__, words.norms))
            words.spelled = (len(self._named), spelled)
        return spelled

    def __missing__(self, norm: int) -> str:
        """Return the letter that words like this one share."""
        if len(self) > _MANY:
            self.clear()
            self.update((self._vocab.strings[word], own) for word, own in self._named.items())
        return self.setdefault(norm, chr(_STRETCHES[self._kind(self._vocab.strings[norm])][0]))

    def _kind(self, word: str) -> int:
        lexeme = self._vocab[word]
        return lexeme.is_punct | lexeme.is_space << 1 | lexeme.like_num << 2


@cache
def letters_of(vocab: Vocab) -> Letters:
    """Return the letters of a vocabulary, which all its wordings share."""
    return Letters(vocab)


def expression(wording: Wording, letters: Letters) -> re.Pattern[str] | None:
    """Return the expression for a wording, with a group for its mark and for each slot.

    None for a wording that only the Matcher can read.
    """
    parts = [_token(token, letters) for token in wording.pattern]
    groups = _groups(wording)
    if groups is None or None in parts:
        return None
    before = [""] * (len(parts) + 1)
    for name, start, end in groups:
        before[start] += f"(?P<{name}>"
        before[end] = f"){before[end]}"
    pieces = (f"{marks}{part}" for marks, part in zip(before, [*parts, ""], strict=True))
    return re.compile("".join(pieces))


def longest(wording: re.Pattern[str], text: str, low: int, high: int) -> list[re.Match[str]]:
    """Return the matches between two tokens; of overlapping ones the longest, as the Matcher."""
    found: list[re.Match[str]] = []
    match = wording.search(text, low, high)
    while match:
        found.append(match)
        match = wording.search(text, match.start() + 1, high)
    if len(found) < _SEVERAL:
        return found
    kept: list[re.Match[str]] = []
    for match in sorted(found, key=lambda match: (match.start() - match.end(), match.start())):
        if all(match.end() <= other.start() or other.end() <= match.start() for other in kept):
            kept.append(match)
    return kept


def _groups(wording: Wording) -> list[tuple[str, int, int]] | None:
    """Return the mark and the slots with their pattern tokens, the longest first.

    None where two of them cross, which brackets cannot say.
    """
    slots: dict[str, list[int]] = {}
    for name, at in wording.slots:
        slots.setdefault(name, []).append(at)
    groups = [(name, min(at), max(at) + 1) for name, at in slots.items()]
    if wording.mark is not None:
        groups.append((MARK, *wording.mark))
    groups.sort(key=lambda group: group[1] - group[2])
    pairs = combinations(groups, 2)
    crossed = any(a < c < b < d or c < a < d < b for (_, a, b), (_, c, d) in pairs)
    return None if crossed or any(start >= end for _, start, end in groups) else groups


def _token(token: Mapping[str, Any], letters: Letters) -> str | None:
    """Return the expression for a pattern token, None if letters do not tell enough."""
    quantity = token.get("OP", "1")
    if quantity != "1" and not _QUANTITY.fullmatch(quantity):
        return None
    tests = [_test(key, value, letters) for key, value in token.items() if key != "OP"]
    known = [test for test in tests if test is not None]
    if len(known) < len(tests) or not tests:
        return None
    within = [members for wanted, members in known if wanted]
    without = "".join(members for wanted, members in known if not wanted)
    one = f"[^{without}]" if without else ""
    if within:
        # all but the last test only look ahead
        ahead = "".join(f"(?={test})" for test in [one, *(f"[{w}]" for w in within[:-1])] if test)
        one = f"(?:{ahead}[{within[-1]}])" if ahead else f"[{within[-1]}]"
    return one + ("" if quantity == "1" else quantity)


def _test(key: str, value: object, letters: Letters) -> tuple[bool, str] | None:
    """Return the letters that a test of a pattern token wants (True) or rules out (False)."""
    if key in _LEXICAL and isinstance(value, bool):
        return value, _all_with(_LEXICAL.index(key))
    wanted = True
    words: list[str] = []
    if key == "NORM" and isinstance(value, str):
        words = [value]
    elif key == "NORM" and isinstance(value, dict) and len(value) == 1:
        wanted = "IN" in value
        words = value.get("IN") or value.get("NOT_IN") or []
    elif key in FLAGS and value is True:
        words = [FLAGS[key]]
    found = letters.of(words)
    return (wanted, found) if found else None


def _all_with(flag: int) -> str:
    """Return the letters of all kinds of words that have a flag, as ranges."""
    held = (stretch for kind, stretch in enumerate(_STRETCHES) if kind >> flag & 1)
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in held)
