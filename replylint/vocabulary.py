"""The configuration's own words: what this team may say, and what its customers know."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.matcher import PhraseMatcher

from replylint.config import Settings
from replylint.match import Match
from replylint.pipeline.reading import Reading


class Vocabulary:
    """Known words excuse jargon and capitals; allowed promises excuse promises."""

    def __init__(self, nlp: Language, settings: Settings) -> None:
        """Compile the phrases; those that the configuration does not have cost nothing."""
        glossary = settings.glossary
        self._known = _matcher(nlp, [*glossary.acronyms, *glossary.products])
        self._promises = _matcher(nlp, settings.allowed_promises)

    def allows(self, match: Match, reading: Reading) -> bool:
        """Tell whether the configuration excuses a match."""
        promise = match.rule.code.startswith("PRM")
        matcher = self._promises if promise else self._known
        if matcher is None or match.tokens is None:
            return False
        sentence = match.sentence
        start, end = (sentence.start, sentence.end) if promise else match.tokens
        return any(low < end and start < high for _, low, high in matcher(reading.doc))


def _matcher(nlp: Language, phrases: Iterable[str]) -> PhraseMatcher | None:
    docs = [nlp.make_doc(phrase) for phrase in phrases]
    if not docs:
        return None
    matcher = PhraseMatcher(nlp.vocab, attr="NORM")
    matcher.add("known", docs)
    return matcher
