"""kind = "phrases": fixed words, by spaCy's PhraseMatcher."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.util import filter_spans

from replylint.match import Match, match_of
from replylint.pipeline.reading import Reading
from replylint.rule import Phrases, Rule


class PhrasesMatcher:
    """Finds the phrases of all rules in one pass; of overlapping ones of a rule, the longest."""

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
        for number, rule in enumerate(self._rules):
            for span in filter_spans([s for s in spans if s.label_ == f"rule-{number}"]):
                match = match_of(rule, reading, span.start, span.end)
                plain = self._plain.get((number, _norm(span)))
                yield match if plain is None else replace(match, slots={"replacement": plain})


def _norm(words: Iterator[object] | object) -> str:
    return " ".join(token.norm_ for token in words)  # type: ignore[attr-defined]
