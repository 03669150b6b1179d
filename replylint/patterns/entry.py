"""A wording in an index: what it takes for its Matcher to be worth running."""

import re
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, TypeVar, cast

from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from replylint.patterns.flat import Words, norm_ids, words_of
from replylint.patterns.lettered import MARK, expression, letters_of, longest
from replylint.patterns.wording import Wording

Key = TypeVar("Key", bound=Hashable)
_FAR = 12
"""How many tokens an unbounded part of a spaCy token pattern may take."""
_PLAIN = {"NORM"}
_UNKNOWN = re.compile("")
"""In place of the expression of a wording that has not been tried yet."""
Tokens = tuple[int, int]
"""Token offsets into a Doc, half open."""


class Found(NamedTuple):
    """A match as token offsets into the doc, with its mark (None for all of it) and its slots."""

    start: int
    end: int
    mark: Tokens | None = None
    slots: tuple[tuple[str, Tokens], ...] = ()


class Entry(Generic[Key]):
    """A wording with its place around the trigger, which is its rarest word."""

    __slots__ = (
        "_after",
        "_before",
        "_exact",
        "_expression",
        "_matcher",
        "_others",
        "_titles",
        "_trigger",
        "_vocab",
        "key",
        "number",
        "triggers",
        "wording",
    )

    def __init__(self, key: Key, number: int, wording: Wording, vocab: Vocab) -> None:
        self.key, self.number, self.wording, self._vocab = key, number, wording, vocab
        least, most = zip(*map(_lengths, wording.pattern), strict=True)
        (trigger, words), *others = wording.required
        self.triggers = norm_ids(words)
        self._trigger = trigger
        self._before, self._after = sum(most[:trigger]), sum(most[trigger + 1 :])
        self._others = [
            (*_distance(least, most, trigger, at), norm_ids(words)) for at, words in others
        ]
        self._exact = len(wording.required) == len(wording.pattern) and all(
            token.keys() == _PLAIN for token in wording.pattern
        )
        self._expression: re.Pattern[str] | None = _UNKNOWN
        self._matcher: Matcher | None = None
        self._titles = 0

    def beside(self) -> tuple[int, frozenset[int]]:
        """Return words that must stand at a fixed distance from the trigger: the first test."""
        fixed = [(near, words) for near, far, words in self._others if near == far]
        return min(fixed, key=lambda test: abs(test[0]), default=(0, self.triggers))

    def may_match(self, norms: Sequence[int], start: int, stop: int, at: int) -> bool:
        """Tell whether the wording's other words stand about the trigger at `at`.

        `norms` are the doc's, of which the sentence is those from `start` to before `stop`.
        """
        for nearest, farthest, words in self._others:
            low, high = at + nearest, at + farthest
            # comparing is a third of the time of max and min, in the innermost loop
            if low < start:  # noqa: PLR1730
                low = start
            if high >= stop:
                high = stop - 1
            if low > high or (
                norms[low] not in words if low == high else words.isdisjoint(norms[low : high + 1])
            ):
                return False
        return True

    def matches(self, doc: Doc, words: Words, sentence: Tokens, at: int) -> Iterable[Found]:
        """Return the matches around the trigger at `at` within a sentence."""
        if self._exact:
            # nothing but words, and may_match has found them all in place
            first, length = at - self._trigger, len(self.wording.pattern)
            return (self._aligned(first, first + length, range(length)),)
        low, high = max(sentence[0], at - self._before), min(sentence[1], at + self._after + 1)
        if self._expression is _UNKNOWN:
            self._expression = expression(self.wording, letters_of(self._vocab))
        if self._expression is None:
            return self._run(doc, low, high)
        text = letters_of(self._vocab).spell(words)
        return map(self._grouped, longest(self._expression, text, low, high))

    def _aligned(self, start: int, end: int, alignment: Sequence[int]) -> Found:
        """Return a match whose tokens belong to the pattern tokens that `alignment` numbers."""
        wording = self.wording
        if wording.mark is None and not wording.slots:
            return Found(start, end)
        mark = None
        if wording.mark is not None:
            marked = range(*wording.mark)
            inside = [at for at, part in enumerate(alignment, start) if part in marked]
            mark = (inside[0], inside[-1] + 1) if inside else (start, start)
        slots: dict[str, Tokens] = {}
        for at, part in enumerate(alignment, start):
            for name, place in wording.slots:
                if place == part:
                    slots[name] = (slots.get(name, (at, at))[0], at + 1)
        order = [name for name in dict.fromkeys(name for name, _ in wording.slots) if name in slots]
        return Found(start, end, mark, tuple((name, slots[name]) for name in order))

    def _grouped(self, match: re.Match[str]) -> Found:
        """Return a match of the expression, with the groups for the mark and the slots."""
        start, end = match.span()
        if not match.re.groups:
            return Found(start, end)
        spans = [(name, match.span(name)) for name in match.re.groupindex]
        slots = tuple((n, (a, b)) for n, (a, b) in spans if n != MARK and a < b)
        if self.wording.mark is None:
            return Found(start, end, None, slots)
        low, high = match.span(MARK)
        return Found(start, end, (low, high) if low < high else (start, start), slots)

    def _run(self, doc: Doc, low: int, high: int) -> Iterator[Found]:
        """Yield the Matcher's matches from token `low` to before `high`."""
        if self._matcher is None:
            self._matcher = Matcher(self._vocab, validate=False)
            pattern = [dict(token) for token in self.wording.pattern]
            self._matcher.add("wording", [pattern], greedy="LONGEST")
            self._titles = sum(token.get("IS_TITLE") is True for token in self.wording.pattern)
        if self._titles and sum(map(str.istitle, words_of(doc).texts[low:high])) < self._titles:
            return
        for match in self._matcher(doc[low:high], with_alignments=True):
            _, begin, end, alignment = cast("tuple[int, int, int, list[int]]", match)
            yield self._aligned(low + begin, low + end, alignment)


def _lengths(token: Mapping[str, Any]) -> tuple[int, int]:
    """Return the fewest and the most words that a pattern token takes."""
    quantity = token.get("OP", "1")
    if quantity.startswith("{"):
        bounds = quantity.strip("{}").split(",")
        return int(bounds[0] or 0), int(bounds[-1] or _FAR)
    return {"?": (0, 1), "*": (0, _FAR), "+": (1, _FAR), "!": (0, 0)}.get(quantity, (1, 1))


def _distance(least: Sequence[int], most: Sequence[int], trigger: int, at: int) -> tuple[int, int]:
    """Return how far from the trigger pattern token `at` is, at the nearest and the farthest."""
    if at > trigger:
        return sum(least[trigger:at]), sum(most[trigger:at])
    return -sum(most[at:trigger]), -sum(least[at:trigger])
