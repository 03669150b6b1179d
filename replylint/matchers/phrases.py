"""kind = "phrases": fixed words."""

import re
from collections.abc import Iterator, Sequence
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
_Key = tuple[int, str | None]
"""A rule's number, and the plain words for its phrase."""


class PhrasesMatcher:
    """Finds the phrases of all rules in one pass; of overlapping ones of a rule, the longest.

    Words that a reader may know from their own message (`unless_customer_says`) are also passed
    over where the draft explains them, and where the reader writes like a specialist.
    """

    def __init__(self, rules: Sequence[Rule], nlp: Language) -> None:
        self._rules = rules
        self._codes = {rule.code for rule in rules}
        self._index: PatternIndex[_Key] = PatternIndex(nlp)
        for number, rule in enumerate(rules):
            assert isinstance(rule.match, Phrases)  # noqa: S101 - the registry pairs them
            for phrase, plain in phrases_of(rule.match):
                add(self._index, (number, plain), [pattern_of(phrase, nlp)], rule)

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches."""
        if self._codes <= reading.ruled_out:
            return
        hits = [hit for inside in self._index.find_all(reading.doc).values() for hit in inside]
        for number, rule in enumerate(self._rules if hits else ()):
            own = {(hit.start, hit.end): hit for hit in hits if hit.key[0] == number}
            kept = [own[tokens] for tokens in sorted(longest(own))]
            if kept and rule.match.unless_customer_says:
                kept = self._unknown(number, reading, kept)
            for hit in kept:
                yield self._match(reading, hit)

    def _unknown(self, number: int, reading: Reading, hits: list[Hit[_Key]]) -> list[Hit[_Key]]:
        """Return the hits that the draft does not explain to a reader who needs it."""
        for doc in reading.messages:
            said = self._index.find_all(doc).values()
            if specialist(doc) or any(hit.key[0] == number for hits in said for hit in hits):
                return []
        return [hit for hit in hits if not explained(reading.doc, hit.start, hit.end)]

    def _match(self, reading: Reading, hit: Hit[_Key]) -> Match:
        number, plain = hit.key
        match = match_of(self._rules[number], reading, hit.start, hit.end)
        if plain is None:
            return match
        start, plain = fitted(reading.doc, hit.start, plain)
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
