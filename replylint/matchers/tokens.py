"""kind = "tokens": wordings, by spaCy's Matcher."""

from collections.abc import Iterator

from spacy.language import Language

from replylint.match import Match
from replylint.matchers.wordings import add
from replylint.patterns import Hit, PatternIndex
from replylint.pipeline.reading import Reading, Sentence
from replylint.rule import Rule, Tokens, Variant


class TokensMatcher:
    """Finds the wordings of a rule."""

    def __init__(self, rule: Rule, nlp: Language) -> None:
        self._rule = rule
        self._wordings = _wordings(rule, nlp)

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches; of overlapping ones, the one that begins first."""
        for (start, _), hits in self._wordings.find_all(reading.doc).items():
            sentence, taken = reading.sentence_at(start), 0
            for hit in hits:
                if hit.start >= taken:
                    taken = max(hit.end, hit.start + 1)
                    yield _match(self._rule, reading, sentence, hit)


def _wordings(rule: Rule, nlp: Language) -> PatternIndex[Variant]:
    """Return a rule's wordings, its own by a variant that changes nothing."""
    assert isinstance(rule.match, Tokens)  # noqa: S101 - the registry pairs them
    index: PatternIndex[Variant] = PatternIndex(nlp)
    for variant in (Variant(patterns=rule.match.patterns), *rule.match.variants):
        add(index, variant, variant.patterns, rule)
    return index


def _match(rule: Rule, reading: Reading, sentence: Sentence, hit: Hit[Variant]) -> Match:
    prose, variant = reading.draft.prose, hit.key
    return Match(
        rule,
        reading.place(hit.start, hit.end),
        sentence,
        {name: reading.place(*tokens).of(prose) for name, tokens in hit.slots},
        variant.suggestion,
        variant.message,
        (hit.start, hit.end),
    )
