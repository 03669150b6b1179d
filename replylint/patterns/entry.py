"""A wording in an index: what it takes for its Matcher to be worth running."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar, cast

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from replylint.patterns.wording import Wording

Key = TypeVar("Key", bound=Hashable)
_FAR = 12
"""How many tokens an unbounded part of a spaCy token pattern may take."""
_PLAIN = {"NORM"}


class Entry(Generic[Key]):
    """A wording with its place around the trigger, which is its rarest word."""

    __slots__ = ("_after", "_before", "_exact", "_matcher", "_others", "_trigger", "key", "number",
                 "triggers", "vocab", "wording")

    def __init__(self, key: Key, number: int, wording: Wording, vocab: Vocab) -> None:
        self.key, self.number, self.wording, self.vocab = key, number, wording, vocab
        least, most = zip(*map(_lengths, wording.pattern), strict=True)
        (trigger, words), *others = wording.required
        self.triggers = _hashes(vocab, words)
        self._trigger = trigger
        self._before, self._after = sum(most[:trigger]), sum(most[trigger + 1 :])
        self._others = tuple(
            (_distance(least, most, trigger, at), _hashes(vocab, words)) for at, words in others
        )
        self._exact = len(wording.required) == len(wording.pattern) and all(
            token.keys() == _PLAIN for token in wording.pattern
        )
        self._matcher: Matcher | None = None

    def may_match(self, norms: Sequence[int], at: int) -> bool:
        """Tell whether the wording's other words stand about the trigger at `at`."""
        for (nearest, farthest), words in self._others:
            if nearest == farthest:
                place = at + nearest
                if not 0 <= place < len(norms) or norms[place] not in words:
                    return False
            elif words.isdisjoint(norms[max(0, at + nearest) : max(0, at + farthest + 1)]):
                return False
        return True

    def matches(
        self, doc: Doc, start: int, norms: Sequence[int], at: int
    ) -> Iterator[tuple[int, int, Sequence[int]]]:
        """Yield matches around the trigger as token offsets, with the pattern token of each.

        `norms` are those of the sentence, which begins at token `start` of the doc.
        """
        if self._exact:
            # nothing but words, and may_match has found them all in place
            first = start + at - self._trigger
            length = len(self.wording.pattern)
            yield first, first + length, range(length)
            return
        low = start + max(0, at - self._before)
        window = doc[low : start + min(len(norms), at + self._after + 1)]
        for match in self._match(window, with_alignments=True):
            _, begin, end, alignment = cast("tuple[int, int, int, list[int]]", match)
            yield low + begin, low + end, alignment

    @property
    def _match(self) -> Matcher:
        if self._matcher is None:
            self._matcher = Matcher(self.vocab, validate=False)
            pattern = [dict(token) for token in self.wording.pattern]
            self._matcher.add("wording", [pattern], greedy="LONGEST")
        return self._matcher


def _hashes(vocab: Vocab, words: frozenset[str]) -> frozenset[int]:
    return frozenset(map(vocab.strings.add, words))


def _lengths(token: Mapping[str, Any]) -> tuple[int, int]:
    """Return the fewest and the most words that a pattern token takes."""
    quantity = token.get("OP", "1")
    if quantity.startswith("{"):
        bounds = quantity.strip("{}").split(",")
        return int(bounds[0] or 0), int(bounds[-1] or _FAR)
    return {"?": (0, 1), "*": (0, _FAR), "+": (1, _FAR), "!": (0, 0)}.get(quantity, (1, 1))


def _distance(
    least: Sequence[int], most: Sequence[int], trigger: int, at: int
) -> tuple[int, int]:
    """Return how far from the trigger pattern token `at` is, at the nearest and the farthest."""
    if at > trigger:
        return sum(least[trigger:at]), sum(most[trigger:at])
    return -sum(most[at:trigger]), -sum(least[at:trigger])
