"""A text as symbols, in one row: what automata read."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from replylint.patterns.wording import Tokens

if TYPE_CHECKING:
    from replylint.patterns.flat import Words

STOP = 0
"""The symbol that ends a sentence: no wording goes on from one to the next."""
Found = dict[int, dict[int, int]]
"""By the number of a wording, where its longest match ends by where it starts."""


class Row(NamedTuple):
    """Sentences as symbols, with a STOP after each."""

    symbols: list[int]
    sentences: Sequence[Tokens]
    begins: list[int]
    """Where in `symbols` each sentence begins."""
    openings: list[int]
    """Where in `symbols` wordings may begin that begin a sentence: up to its first word."""

    def by_sentence(self, found: Found) -> dict[Tokens, Found]:
        """Return what was found in `symbols` by sentence, and by token, in the order of both."""
        inside: dict[int, Found] = {}
        for number, ends in found.items():
            for start, end in ends.items():
                at = bisect_right(self.begins, start) - 1
                before = self.begins[at] - self.sentences[at][0]
                inside.setdefault(at, {}).setdefault(number, {})[start - before] = end - before
        return {self.sentences[at]: inside[at] for at in sorted(inside)}


def row_of(words: "Words", symbols: Sequence[int], sentences: Sequence[Tokens]) -> Row:
    """Return sentences of a text, given the symbols of all its tokens."""
    row: list[int] = []
    begins: list[int] = []
    openings: list[int] = []
    for start, end in sentences:
        begins.append(len(row))
        word = words.silent.find(0, start, end)
        openings += range(len(row), len(row) + (word + 1 if word >= 0 else end) - start)
        row += symbols[start:end]
        row.append(STOP)
    return Row(row, sentences, begins, openings)
