"""The configuration's own words: what this team may say, and what its customers know."""

from spacy.language import Language
from spacy.matcher import PhraseMatcher

from replylint.config import Settings
from replylint.match import Match
from replylint.pipeline.reading import Reading


class Vocabulary:
    """Known words excuse jargon and capitals; allowed promises excuse promises."""

    def __init__(self, nlp: Language, settings: Settings) -> None:
        glossary = settings.glossary
        self._known = _matcher(nlp, [*glossary.acronyms, *glossary.products])
        self._promises = _matcher(nlp, settings.allowed_promises)

    def allows(self, match: Match, reading: Reading) -> bool:
        """Tell whether the configuration excuses a match."""
        if match.tokens is None:
            return False
        start, end = match.tokens
        if match.rule.code.startswith("PRM"):
            sentence = match.sentence
            promises = self._promises(reading.doc[sentence.start : sentence.end])
            return bool(promises)
        return any(low <= start and end <= high for _, low, high in self._known(reading.doc))


def _matcher(nlp: Language, phrases: object) -> PhraseMatcher:
    matcher = PhraseMatcher(nlp.vocab, attr="NORM")
    matcher.add("known", [nlp.make_doc(phrase) for phrase in phrases])  # type: ignore[attr-defined]
    return matcher
