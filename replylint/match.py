"""What a matcher yields: a rule, the words, and what is known about them."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol

from msgspec import Struct, field

from replylint.diagnostic import TextSpan
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Rule, SuggestionTemplate


class Match(Struct, frozen=True):
    """A place where a rule may apply, before the linter words it. Offsets count in the prose."""

    rule: Rule
    span: TextSpan
    sentence: Sentence
    slots: Mapping[str, str] = field(default_factory=dict)
    suggestion: SuggestionTemplate | None = None
    """The rewrite of just these words, tried before those of the rule."""
    message: str = ""
    tokens: tuple[int, int] | None = None
    """The tokens of the span; None for something missing."""
    confidence: float | None = None
    """How likely the finding is right; None where no model knows the rule."""
    taken_back: bool = False
    """Whether a wording of the rule's guards speaks against it: nothing is found there."""
    alone: bool = False
    """Whether a model found it in a sentence where no wording of the rule matches."""


class Matcher(Protocol):
    """Finds the matches of one rule. Built once, used for every draft."""

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield matches in the order of the text."""
        ...


def match_of(
    rule: Rule, reading: Reading, start: int, end: int, slots: Iterable[tuple[str, str]] = ()
) -> Match:
    """Return the match of the tokens from `start` to before `end`."""
    place = reading.place(start, end)
    return Match(rule, place, reading.sentence_at(start), dict(slots), tokens=(start, end))


def step_or_last(rule: Rule, reading: Reading, steps: frozenset[str]) -> Match:
    """Return the match of the first body sentence with one of these acts, else of the last.

    The body must not be empty.
    """
    giving = [s for s in reading.body if reading.has(steps, [s])]
    sentence = giving[0] if giving else reading.body[-1]
    return Match(rule, reading.place(sentence.start, sentence.end), sentence)


def anchored(rule: Rule, reading: Reading, anchor: str) -> Match | None:
    """Return the match of a whole body sentence: "first", "last", or the first with an act.

    None if there is no such sentence.
    """
    body = reading.body
    if not body:
        return None
    if anchor in {"first", "last"}:
        sentence = body[0] if anchor == "first" else body[-1]
    else:
        holding = [s for s in body if s.number in reading.doing(anchor)]
        if not holding:
            return None
        sentence = holding[0]
    return Match(rule, reading.place(sentence.start, sentence.end), sentence)
