"""Text without words: each word that stands in a file is replaced by where it stands there."""

import re
from functools import cached_property

_WORD = re.compile(r"(\w+)")
Place = tuple[int, int, int]
"""Where a word begins and ends in the file, and which of `_CASES` turns it into the one meant."""
Wordless = list[str | Place]
"""A text in parts: words of our own and what stands between words, or places in the file."""
_CASES = (str, str.capitalize, str.lower, str.upper)


class NotKeptError(ValueError):
    """A text that cannot be told without its words."""


class Words:
    """The words of a file."""

    def __init__(self, text: str) -> None:
        self._text = text

    def lack(self, text: str) -> bool:
        """Tell whether the file writes a word of `text` in another way, as by escapes."""
        return any(word.lower() not in self._places for word in _WORD.findall(text))

    @cached_property
    def _places(self) -> dict[str, tuple[int, int]]:
        """The last place of each word, as it is written and in small letters."""
        places: dict[str, tuple[int, int]] = {}
        for found in _WORD.finditer(self._text):
            places[found.group().lower()] = found.span()
        return places | {found.group(): found.span() for found in _WORD.finditer(self._text)}

    def taken_out(self, text: str) -> Wordless:
        """Return `text` with the file's words taken out. Raises NotKeptError if one stays in."""
        return [self._place(part) or part for part in _WORD.split(text) if part]

    def put_back(self, parts: Wordless) -> str:
        """Return the text from which words were taken out."""
        return "".join(part if isinstance(part, str) else self._word(part) for part in parts)

    def _place(self, word: str) -> Place | None:
        """Return where a word stands in the file; None for what is no word of the file's."""
        start, end = self._places.get(word) or self._places.get(word.lower()) or (0, 0)
        if start == end:
            return None
        for number in range(len(_CASES)):
            if self._word((start, end, number)) == word:
                return start, end, number
        raise NotKeptError(word)

    def _word(self, place: Place) -> str:
        start, end, case = place
        return _CASES[case](self._text[start:end])
