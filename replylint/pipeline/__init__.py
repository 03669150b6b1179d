"""The spaCy pipeline: a draft becomes a Reading.

Each component is an ordinary spaCy factory under the name "replylint_…" and can be added to any
English pipeline: placeholders, zones, sentences, acts, facts.
"""

from functools import cache
from typing import TYPE_CHECKING, cast

import spacy
from spacy.language import Language
from spacy.symbols import NORM, ORTH
from spacy.tokens import Doc

from replylint.draft import Channel, Draft, Kind
from replylint.patterns.flat import words_of
from replylint.pipeline import acts, facts, placeholders, sentences, zones
from replylint.pipeline.reading import (
    Reading,
    Sentence,
    quoted_tokens,
    sentences_of,
)
from replylint.pipeline.wrapping import unwrapped

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

COMPONENTS = (
    "replylint_placeholders",
    "replylint_zones",
    "replylint_sentences",
    "replylint_acts",
    "replylint_facts",
)

__all__ = ["COMPONENTS", "Reading", "Sentence", "build_pipeline", "read"]
del acts, facts, sentences, zones


_LONGEST = 20_000_000
"""Characters of the longest draft; readers refuse files above 10 MB."""


@cache
def build_pipeline() -> Language:
    """Return the pipeline, built once in a process from `spacy.blank("en")`."""
    nlp = spacy.blank("en")
    # the limit is for parsers and entity recognizers, which take memory by the character
    nlp.max_length = _LONGEST
    _keep_the_past(nlp)
    for component in COMPONENTS:
        nlp.add_pipe(component)
    return nlp


def read(nlp: Language, draft: Draft) -> Reading:
    """Return what the pipeline finds in a draft and in what it answers."""
    gaps = placeholders.find_placeholders(draft.prose)
    doc = _made(nlp, placeholders.mask(draft.prose, gaps))
    doc._.quotes = draft.quotes
    doc._.channel = "macro" if draft.kind is Kind.MACRO else draft.channel
    doc._.customer = _context(nlp, draft.customer)
    doc._.thread = tuple(_context(nlp, message[2:]) for message in draft.thread)
    doc = nlp(doc)
    found = tuple(words_of(doc).acts)
    return Reading(
        draft,
        doc,
        tuple(sentences_of(doc, found)),
        found,
        doc._.facts,
        tuple(gaps),
        doc._.customer,
        tuple(part for part in doc._.thread if part is not None),
        quoted_tokens(doc),
        _earlier(nlp, draft),
    )


def _earlier(nlp: Language, draft: Draft) -> frozenset[str]:
    """Return the speech acts of our earlier messages in a chat, which is one conversation."""
    if draft.channel is not Channel.CHAT:
        return frozenset()
    ours = [message[2:] for message in draft.thread if message.startswith("A:")]
    docs = (
        nlp(_made(nlp, message), disable=["replylint_facts"]) for message in ours if message.strip()
    )
    return frozenset(act.label for doc in docs for act in words_of(doc).acts)


def _context(nlp: Language, text: str) -> Doc | None:
    return _made(nlp, text) if text.strip() else None


def _made(nlp: Language, text: str) -> Doc:
    joined = unwrapped(text)
    doc = nlp.make_doc(joined)
    words_of(doc, joined)
    return doc


def _keep_the_past(nlp: Language) -> None:
    """Give "didn't" the NORMs of "did not"; spaCy's own are those of "do not"."""
    tokenizer = cast("Tokenizer", nlp.tokenizer)
    for did in ("did", "Did", "DID"):
        for n_t in ("n't", "n’t", "nt", "N'T", "N’T", "NT"):
            tokenizer.add_special_case(
                did + n_t, [{ORTH: did, NORM: "did"}, {ORTH: n_t, NORM: "not"}]
            )
