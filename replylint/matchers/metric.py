"""kind = "metric": measures of the body or of one sentence."""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from spacy.language import Language

from replylint.match import Match
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Metric, Rule

if TYPE_CHECKING:
    from pyphen import Pyphen

_SUBJECT = r"(?=(?:I|we|you|they|he|she|it|this|that|there|your|our|the|if)(?:['’]\w+)?\s)"
_JOINT = re.compile(
    rf"(?:;\s+|\s+[–—]\s+|,\s+and\s+|,?\s+and\s+|,\s+(?P<link>but|so)\s+){_SUBJECT}"
)
_NEAR = 0.6
_VOWELS = re.compile(r"[aeiouy]+", re.IGNORECASE)
"""A syllable has a run of vowels, and few runs have two."""
_MANY = 10_000
"""Words whose syllables are remembered."""
_LIST_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s")


class MetricMatcher:
    """Finds what is longer or harder than a rule allows."""

    def __init__(self, rules: Sequence[Rule], nlp: Language) -> None:
        del nlp
        self._rules = rules

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches."""
        for rule in self._rules:
            assert isinstance(rule.match, Metric)  # noqa: S101 - the registry pairs them
            yield from _MEASURES[rule.match.metric](rule, rule.match, reading)


def _long_sentences(rule: Rule, match: Metric, reading: Reading) -> Iterator[Match]:
    for sentence in reading.body:
        words = _words(reading, sentence)
        if words > match.above and not _is_list(reading, sentence):
            place = reading.place(sentence.start, sentence.end)
            split = _split(place.of(reading.draft.prose))
            slots = {"words": str(words)} | ({"split": split} if split else {})
            yield Match(rule, place, sentence, slots)


def _grade(rule: Rule, match: Metric, reading: Reading) -> Iterator[Match]:
    counts = [_words(reading, sentence) for sentence in reading.body]
    total = sum(counts)
    if total < match.min_words or not _may_exceed(reading, total / len(counts), match.above):
        return
    grade = _flesch_kincaid(reading, total / len(counts))
    if grade > match.above:
        longest = reading.body[counts.index(max(counts))]
        place = reading.place(longest.start, longest.end)
        yield Match(rule, place, longest, {"grade": f"{grade:.0f}"})


def _may_exceed(reading: Reading, mean: float, limit: float) -> bool:
    """Rule out by a bound that costs little: runs of vowels."""
    words = _alphabetic(reading)
    return 0.39 * mean + 11.8 * sum(map(_vowels, words)) / max(1, len(words)) - 15.59 > limit


def _flesch_kincaid(reading: Reading, mean: float) -> float:
    """Return the Flesch-Kincaid grade for `mean` words a sentence."""
    words = _alphabetic(reading)
    syllables = sum(map(_syllables, words)) / len(words)
    return 0.39 * mean + 11.8 * syllables - 15.59


@lru_cache(maxsize=_MANY)
def _vowels(word: str) -> int:
    return len(_VOWELS.findall(word)) or 1


@lru_cache(maxsize=_MANY)
def _syllables(word: str) -> int:
    return len(_hyphens().positions(word)) + 1


@cache
def _hyphens() -> "Pyphen":
    from pyphen import Pyphen  # noqa: PLC0415 - its dictionary is slow to load, rarely needed

    return Pyphen(lang="en_US")


def _alphabetic(reading: Reading) -> list[str]:
    words = reading.words
    return [
        text
        for s in reading.body
        for text in compress(words.texts[s.start : s.end], words.alpha[s.start : s.end])
    ]


def _split(text: str) -> str | None:
    """Return the sentence as two, parted where a clause begins; None if none does."""
    middle = len(text) / 2
    joints = sorted(_JOINT.finditer(text), key=lambda joint: abs(joint.start() - middle))
    for joint in joints:
        if abs(joint.start() - middle) < middle * _NEAR:
            rest = text[joint.end() :]
            link = f"{joint.group('link').capitalize()} " if joint.group("link") else ""
            begun = link + rest if link else rest[:1].upper() + rest[1:]
            return f"{text[: joint.start()]}. {begun}"
    return None


def _words(reading: Reading, sentence: Sentence) -> int:
    return reading.words.count(sentence.start, sentence.end)


def _is_list(reading: Reading, sentence: Sentence) -> bool:
    text = reading.text(sentence)
    commas = sum(text.count(mark) for mark in ",;\n")
    return bool(_LIST_ITEM.match(text)) or commas >= _LIST_COMMAS


_LIST_COMMAS = 6
_MEASURES = {"sentence-words": _long_sentences, "grade": _grade}
