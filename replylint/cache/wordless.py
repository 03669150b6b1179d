"""Text without words: each word of a reply is replaced by where it stands there."""

import re
from collections.abc import Sequence
from functools import cached_property

WORD = re.compile(r"(\w+)")
Place = tuple[int, int, int]
"""Where a word begins and ends in the reply, and which of `_CASES` turns it into the one meant."""
Wordless = list[str | Place]
"""A text in parts: words of our own and what stands between words, or places in the reply."""
_CASES = (str, str.capitalize, str.lower, str.upper)


class NotKeptError(ValueError):
    """A text that cannot be told without its words."""


class Words:
    """The words of a reply."""

    def __init__(self, text: str, prose: str = "") -> None:
        """Take a reply, and its prose where that has words of its own (`fail**ed** to`)."""
        self._text = text
        self._prose = prose

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """The last place of each word, as it is written and in small letters."""
        found = [(word.group(), word.span()) for word in WORD.finditer(self._text)]
        return {word.lower(): place for word, place in found} | dict(found)

    @cached_property
    def _others(self) -> frozenset[str]:
        """The words of the prose, in small letters."""
        return frozenset(word.lower() for word in WORD.findall(self._prose))

    def taken_out(self, text: str) -> Wordless:
        """Return `text` with the reply's words taken out. Raises NotKeptError if one stays in."""
        parts: Wordless = []
        tokens, at = [token for token in WORD.split(text) if token], 0
        while at < len(tokens):
            place = self._place(tokens[at])
            if place is not None and place[2] == 0:
                start, end, at = self._longest(tokens, at)
                parts.append((start, end, 0))
                continue
            parts.append(place or tokens[at])
            at += 1
        return _joined(parts)

    def put_back(self, parts: Wordless) -> str:
        """Return the text from which words were taken out."""
        return "".join(part if isinstance(part, str) else self._word(part) for part in parts)

    def _longest(self, tokens: Sequence[str], at: int) -> tuple[int, int, int]:
        """Return where the longest run of tokens from `at` stands in the reply, and what follows.

        A quotation is one place, which is found again much sooner than its words one by one.
        """
        run, next_at = tokens[at], at + 1
        start = self._places[run][0]
        while next_at < len(tokens):
            found = self._text.find(run + tokens[next_at])
            if found < 0:
                break
            run, start, next_at = run + tokens[next_at], found, next_at + 1
        return start, start + len(run), next_at

    def _place(self, word: str) -> Place | None:
        """Return where a word stands in the reply; None for what is no word of the reply's."""
        start, end = self._places.get(word) or self._places.get(word.lower()) or (0, 0)
        if start == end:
            if word.lower() in self._others:
                raise NotKeptError(word)
            return None
        for number in range(len(_CASES)):
            if self._word((start, end, number)) == word:
                return start, end, number
        raise NotKeptError(word)

    def _word(self, place: Place) -> str:
        start, end, case = place
        return _CASES[case](self._text[start:end])


def _joined(parts: Wordless) -> Wordless:
    """Return the parts with words of our own that follow one another as one."""
    joined: Wordless = []
    for part in parts:
        if isinstance(part, str) and joined and isinstance(joined[-1], str):
            joined[-1] += part
        else:
            joined.append(part)
    return joined
