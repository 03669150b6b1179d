"""kind = "phrases": fixed words, by spaCy's PhraseMatcher."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Span, Token
from spacy.util import filter_spans

from replylint.match import Match, match_of
from replylint.matchers.articles import fitted
from replylint.matchers.explained import explained
from replylint.pipeline.reading import Reading
from replylint.rule import Phrases, Rule


class PhrasesMatcher:
    """Finds the phrases of all rules in one pass; of overlapping ones of a rule, the longest.

    Words that a reader may know from their own message (`unless_customer_says`) are also passed
    over where the draft explains them.
    """

    def __init__(self, rules: Sequence[Rule], nlp: Language) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self._plain: dict[tuple[int, str], str] = {}
        self._rules = rules
        for number, rule in enumerate(rules):
            assert isinstance(rule.match, Phrases)  # noqa: S101 - the registry pairs them
            phrases = [*rule.match.phrases, *rule.match.replace]
            self._matcher.add(f"rule-{number}", [nlp.make_doc(phrase) for phrase in phrases])
            for phrase, plain in rule.match.replace.items():
                self._plain[number, _norm(nlp.make_doc(phrase))] = plain

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches."""
        spans = self._matcher(reading.doc, as_spans=True) if self._rules else []
        if not spans:
            return
        for number, rule in enumerate(self._rules):
            for span in filter_spans([s for s in spans if s.label_ == f"rule-{number}"]):
                known = rule.match.unless_customer_says
                if not (known and explained(reading.doc, span.start, span.end)):
                    yield self._match(number, reading, span)

    def _match(self, number: int, reading: Reading, span: Span) -> Match:
        match = match_of(self._rules[number], reading, span.start, span.end)
        plain = self._plain.get((number, _norm(span)))
        if plain is None:
            return match
        start, plain = fitted(reading.doc, span.start, plain)
        place = reading.place(start, span.end)
        return replace(match, span=place, slots={"replacement": plain})


def _norm(words: Iterable[Token]) -> str:
    return " ".join(token.norm_ for token in words)
