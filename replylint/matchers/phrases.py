"""kind = "phrases": fixed words, by spaCy's PhraseMatcher."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Span, Token
from spacy.util import filter_spans

from replylint.match import Match, match_of
from replylint.matchers.articles import fitted
from replylint.matchers.explained import explained, specialist
from replylint.pipeline.reading import Reading
from replylint.rule import Phrases, Rule

_CHOICE = "|"


class PhrasesMatcher:
    """Finds the phrases of all rules in one pass; of overlapping ones of a rule, the longest.

    Words that a reader may know from their own message (`unless_customer_says`) are also passed
    over where the draft explains them, and where the reader writes like a specialist.
    """

    def __init__(self, rules: Sequence[Rule], nlp: Language) -> None:
        self._matcher = PhraseMatcher(nlp.vocab, attr="NORM")
        self._plain: dict[tuple[int, str], str] = {}
        self._rules = rules
        for number, rule in enumerate(rules):
            assert isinstance(rule.match, Phrases)  # noqa: S101 - the registry pairs them
            pairs = [pair for entry in rule.match.replace.items() for pair in forms(*entry)]
            docs = [nlp.make_doc(phrase) for phrase, _ in pairs]
            fixed = [nlp.make_doc(phrase) for phrase in rule.match.phrases]
            self._matcher.add(f"rule-{number}", [*fixed, *docs])
            for doc, (_, plain) in zip(docs, pairs, strict=True):
                self._plain[number, _norm(doc)] = plain

    def find(self, reading: Reading) -> Iterator[Match]:
        """Yield the matches."""
        spans = self._matcher(reading.doc, as_spans=True) if self._rules else []
        if not spans:
            return
        for number, rule in enumerate(self._rules):
            own = filter_spans([s for s in spans if s.label_ == f"rule-{number}"])
            if own and rule.match.unless_customer_says:
                own = self._unknown(number, reading, own)
            for span in own:
                yield self._match(number, reading, span)

    def _unknown(self, number: int, reading: Reading, spans: list[Span]) -> list[Span]:
        """Return the spans that the draft does not explain to a reader who needs it."""
        asked = [doc for doc in (*reading.thread, reading.customer) if doc is not None]
        own = f"rule-{number}"
        if any(
            specialist(doc) or any(s.label_ == own for s in self._matcher(doc, as_spans=True))
            for doc in asked
        ):
            return []
        return [span for span in spans if not explained(reading.doc, span.start, span.end)]

    def _match(self, number: int, reading: Reading, span: Span) -> Match:
        match = match_of(self._rules[number], reading, span.start, span.end)
        plain = self._plain.get((number, _norm(span)))
        if plain is None:
            return match
        start, plain = fitted(reading.doc, span.start, plain)
        place = reading.place(start, span.end)
        return replace(match, span=place, slots={"replacement": plain})


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


def _norm(words: Iterable[Token]) -> str:
    return " ".join(token.norm_ for token in words)
