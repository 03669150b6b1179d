"""kind = "metric": measures of the body or of one sentence."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from spacy.language import Language

from replylint.match import Match
from replylint.patterns.flat import ALPHA
from replylint.patterns.forms import Column, Form
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Metric, Rule

if TYPE_CHECKING:
    from pyphen import Pyphen

_SUBJECT = r"(?=(?:I|we|you|they|he|she|it|this|that|there|your|our|the|if)(?:['’]\w+)?\s)"
_JOINT = re.compile(
    rf"(?:;\s+|\s+[–—]\s+|,\s+and\s+|,?\s+and\s+|,\s+(?P<link>but|so)\s+){_SUBJECT}"
)
_NEAR = 0.6
_RUN = re.compile(r"[aeiouy]+", re.IGNORECASE)
_LIST_ITEM = re.compile(r"\s*(?:[-*•–]|\d{1,2}[.)])\s")


class MetricMatcher:
    """Finds what is longer or harder than its rule allows."""

    def __init__(self, rule: Rule, nlp: Language) -> None:
        del nlp
        self._rule = rule

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches."""
        match = self._rule.match
        assert isinstance(match, Metric)  # noqa: S101 - the registry pairs them
        yield from _MEASURES[match.metric](self._rule, match, reading)


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
    grade = _flesch_kincaid(reading, total / len(counts), _SYLLABLES)
    if grade > match.above:
        longest = reading.body[counts.index(max(counts))]
        place = reading.place(longest.start, longest.end)
        yield Match(rule, place, longest, {"grade": f"{grade:.0f}"})


def _may_exceed(reading: Reading, mean: float, limit: float) -> bool:
    """Rule out by a bound that costs little: runs of vowels."""
    return _flesch_kincaid(reading, mean, _VOWELS) > limit


def _flesch_kincaid(reading: Reading, mean: float, syllables: Column) -> float:
    """Return the Flesch-Kincaid grade for `mean` words a sentence."""
    words, spoken = (_sum(reading, column) for column in (ALPHA, syllables))
    return 0.39 * mean + 11.8 * spoken / words - 15.59


def _sum(reading: Reading, column: Column) -> int:
    sums = reading.words.sums(column)
    return sum([sums[sentence.end] - sums[sentence.start] for sentence in reading.body])


def _vowels(form: Form) -> int:
    """Return a word's runs of vowels: a syllable has one, and few runs have two."""
    return (len(_RUN.findall(form.text)) or 1) if form.is_alpha else 0


def _syllables(form: Form) -> int:
    return len(_hyphens().positions(form.text)) + 1 if form.is_alpha else 0


_VOWELS = Column(_vowels, np.int64)
_SYLLABLES = Column(_syllables, np.int64)


@cache
def _hyphens() -> "Pyphen":
    from pyphen import Pyphen  # noqa: PLC0415 - its dictionary is slow to load, rarely needed

    return Pyphen(lang="en_US")


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
