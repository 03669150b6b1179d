"""kind = "tokens": wordings, by spaCy's Matcher."""

from collections.abc import Iterator, Sequence

from spacy.language import Language

from replylint.match import Match
from replylint.matchers.wordings import add
from replylint.patterns import Hit, PatternIndex
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Rule, Tokens, Variant

_Key = tuple[int, int]
"""A rule's number and, from 1, its variant's; 0 is the rule's own patterns."""


class TokensMatcher:
    """Finds the wordings of all rules in one pass over the sentences."""

    def __init__(self, rules: Sequence[Rule], nlp: Language) -> None:
        self._rules = rules
        self._codes = {rule.code for rule in rules}
        self._index: PatternIndex[_Key] = PatternIndex(nlp)
        for number, rule in enumerate(rules):
            assert isinstance(rule.match, Tokens)  # noqa: S101 - the registry pairs them
            add(self._index, (number, 0), rule.match.patterns, rule)
            for at, variant in enumerate(rule.match.variants, start=1):
                add(self._index, (number, at), variant.patterns, rule)

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches; of overlapping ones of a rule, the one that begins first."""
        if self._codes <= reading.ruled_out:
            return
        for (start, _), hits in self._index.find_all(reading.doc).items():
            sentence = reading.sentence_at(start)
            taken: dict[int, int] = {}
            for hit in hits:
                number = hit.key[0]
                if hit.start >= taken.get(number, 0):
                    taken[number] = max(hit.end, hit.start + 1)
                    yield self._match(reading, sentence, hit)

    def _match(self, reading: Reading, sentence: Sentence, hit: Hit[_Key]) -> Match:
        number, at = hit.key
        rule = self._rules[number]
        variant = rule.match.variants[at - 1] if at and isinstance(rule.match, Tokens) else _PLAIN
        prose = reading.draft.prose
        slots = {name: reading.place(*tokens).of(prose) for name, tokens in hit.slots}
        return Match(
            rule,
            reading.place(hit.start, hit.end),
            sentence,
            slots,
            variant.suggestion,
            variant.message,
            (hit.start, hit.end),
        )


_PLAIN = Variant(patterns=())
