"""The spaCy pipeline: a draft becomes a Reading.

Each component is an ordinary spaCy factory under the name "replylint_…" and can be added to any
English pipeline: placeholders, zones, sentences, acts, facts.
"""

from functools import cache
from typing import TYPE_CHECKING, cast

from spacy.language import Language
from spacy.tokens import Doc

from replylint.draft import Draft, Kind
from replylint.pipeline import acts, facts, placeholders, sentences, zones
from replylint.pipeline.docs import made, prepared
from replylint.pipeline.english import Replies
from replylint.pipeline.reading import Reading, Sentence, sentences_of
from replylint.report import Facts

if TYPE_CHECKING:
    from replylint.pipeline.shelf import Shelf

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

COMPONENTS = (
    "replylint_placeholders",
    "replylint_zones",
    "replylint_sentences",
    "replylint_acts",
    "replylint_facts",
)

__all__ = ["COMPONENTS", "KEPT_WORDS", "Reading", "Sentence", "build_pipeline", "read"]
del acts, facts, sentences, zones


_LONGEST = 20_000_000
"""Characters of the longest draft; readers refuse drafts above 10 MB."""
KEPT_WORDS = 50_000
"""Words that a process keeps, and how it splits them; one takes some 300 bytes."""


@cache
def build_pipeline() -> Language:
    """Return the pipeline, built once in a process."""
    nlp = Replies()
    # the limit is for parsers and entity recognizers, which take memory by the character
    nlp.max_length = _LONGEST
    # by default what is split after the first 10,000 is split anew in every text
    cast("Tokenizer", nlp.tokenizer).max_cache_size = KEPT_WORDS
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def read(
    nlp: Language, draft: Draft, given: Facts | None = None, shelf: "Shelf | None" = None
) -> Reading:
    """Return a draft, and what it answers, as the pipeline reads it.

    `given` are facts that count instead of those that the pipeline would find; `shelf` is the
    library that the draft belongs to.
    """
    gaps = placeholders.find_placeholders(draft.prose)
    doc = made(nlp, placeholders.mask(draft.prose, gaps))
    known = doc._
    known.quotes = draft.quotes
    known.channel = "macro" if draft.kind is Kind.MACRO else draft.channel
    known.customer = _context(nlp, draft.customer)
    known.thread = tuple(_message(nlp, message) for message in draft.thread)
    sentences = tuple(sentences_of(prepared(doc)))
    return Reading(draft, doc, nlp, sentences, tuple(gaps), given, shelf=shelf)


def _message(nlp: Language, message: str) -> Doc | None:
    """Return a message of the thread, None if it is empty.

    doc._.speaker is "C" for the customer's ("C: …"), "A" for ours, None where nobody is named.
    """
    speaker = message[0] if message.startswith(("C:", "A:")) else None
    doc = _context(nlp, message[2:] if speaker else message)
    if doc is not None:
        doc._.speaker = speaker
    return doc


def _context(nlp: Language, text: str) -> Doc | None:
    return made(nlp, text) if text.strip() else None
