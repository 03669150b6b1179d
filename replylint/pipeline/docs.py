"""Texts as Docs: made, and taken through the pipeline as far as their sentences."""

from spacy.language import Language
from spacy.tokens import Doc

from replylint.patterns.flat import words_of
from replylint.pipeline.placeholders import placeholders
from replylint.pipeline.sentences import bounds
from replylint.pipeline.wrapping import unwrapped
from replylint.pipeline.zones import zoned


def made(nlp: Language, text: str) -> Doc:
    """Return a text as a Doc that no component has seen yet."""
    joined = unwrapped(text)
    doc = nlp.make_doc(joined)
    words_of(doc, joined)
    return doc


def prepared(doc: Doc) -> Doc:
    """Return a Doc with placeholders, zones and sentences; acts and facts come later."""
    placeholders(doc)
    zoned(doc)
    return in_sentences(doc)


def in_sentences(doc: Doc) -> Doc:
    """Return a Doc whose sentences are known. Wordings are looked for sentence by sentence."""
    bounds(doc)
    return doc
