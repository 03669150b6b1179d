"""kind = "phrases": fixed words."""

import re
from collections.abc import Iterator
from itertools import product

from msgspec.structs import replace
from spacy.language import Language

from replylint.match import Match, match_of
from replylint.matchers.articles import fitted
from replylint.matchers.explained import explained, specialist
from replylint.matchers.wordings import add
from replylint.patterns import Hit, PatternIndex, longest
from replylint.pipeline.reading import Reading
from replylint.rule import Pattern, Phrases, Rule

_CHOICE = "|"
_WORDS = re.compile(r"[\w\s'’.,&/%+-]+")
"""Phrases that the notation of wordings reads as what they are."""
_Phrases = PatternIndex[str | None]


class PhrasesMatcher:
    """Finds the phrases of a rule; of overlapping ones, the longest.

    Words that a reader may know from their own message (`unless_customer_says`) are also passed
    over where the draft explains them, and where the reader writes like a specialist.
    """

    def __init__(self, rule: Rule, nlp: Language) -> None:
        self._rule = rule
        self._phrases = _phrases(rule, nlp)

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches."""
        found = self._phrases.find_all(reading.doc).values()
        own = {(hit.start, hit.end): hit for inside in found for hit in inside}
        kept = [own[tokens] for tokens in sorted(longest(own))]
        if kept and self._rule.match.unless_customer_says:
            kept = _unknown(self._phrases, reading, kept)
        for hit in kept:
            yield _match(self._rule, reading, hit)


def _phrases(rule: Rule, nlp: Language) -> _Phrases:
    """Return the phrases of a rule, each with the plain words for it, None where it has none."""
    assert isinstance(rule.match, Phrases)  # noqa: S101 - the registry pairs them
    index: _Phrases = PatternIndex(nlp)
    for phrase, plain in phrases_of(rule.match):
        add(index, plain, [pattern_of(phrase, nlp)], rule)
    return index


def _unknown(
    phrases: _Phrases, reading: Reading, hits: list[Hit[str | None]]
) -> list[Hit[str | None]]:
    """Return the hits that the draft does not explain to a reader who needs it."""
    if any(specialist(doc) or phrases.find_all(doc) for doc in reading.messages):
        return []
    return [hit for hit in hits if not explained(reading.doc, hit.start, hit.end)]


def _match(rule: Rule, reading: Reading, hit: Hit[str | None]) -> Match:
    match = match_of(rule, reading, hit.start, hit.end)
    if hit.key is None:
        return match
    start, plain = fitted(reading.doc, hit.start, hit.key)
    return replace(match, span=reading.place(start, hit.end), slots={"replacement": plain})


def phrases_of(match: Phrases) -> Iterator[tuple[str, str | None]]:
    """Yield each phrase of a rule, with its plain words where the rule has some."""
    yield from ((phrase, None) for phrase in match.phrases)
    yield from (pair for entry in match.replace.items() for pair in forms(*entry))


def pattern_of(phrase: str, nlp: Language) -> Pattern:
    """Return a phrase as a wording: its words by NORM, whatever signs it holds."""
    if _WORDS.fullmatch(phrase) and "..." not in phrase:
        return phrase
    return [{"NORM": token.norm_} for token in nlp.make_doc(phrase)]


def forms(phrase: str, plain: str) -> Iterator[tuple[str, str]]:
    """Yield each form of a phrase with its plain words.

    Words between bars are a choice: "hits|hitting a snag" has two forms. A choice of the plain
    words ("meets|meeting a problem") goes with the choice of the phrase that has the same rank.
    A low line joins the words of one choice: "costs a_bomb|the_earth".
    """
    words, plains = phrase.split(" "), plain.split(" ")
    choices = [at for at, word in enumerate(words) if _CHOICE in word]
    followers = [at for at, word in enumerate(plains) if _CHOICE in word]
    for picks in product(*(range(words[at].count(_CHOICE) + 1) for at in choices)):
        form, meaning = list(words), list(plains)
        for at, pick in zip(choices, picks, strict=True):
            form[at] = words[at].split(_CHOICE)[pick].replace("_", " ")
        for at, pick in zip(followers, picks, strict=False):
            own = plains[at].split(_CHOICE)
            meaning[at] = own[min(pick, len(own) - 1)].replace("_", " ")
        yield " ".join(form), " ".join(meaning)
