"""One draft, read: what matchers look at."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from spacy.tokens import Doc, Span

from replylint.diagnostic import TextSpan
from replylint.draft import Draft
from replylint.pipeline.acts import ACTS, is_question
from replylint.pipeline.placeholders import Placeholder
from replylint.pipeline.zones import ZONES
from replylint.report import Facts


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: token offsets, the part of the reply it stands in, what it does."""

    number: int
    start: int
    end: int
    zone: str
    question: bool
    acts: frozenset[str]


@dataclass(frozen=True)
class Reading:
    """A draft and all that the pipeline found in it. Token offsets count in `doc`."""

    draft: Draft
    doc: Doc
    sentences: tuple[Sentence, ...]
    acts: tuple[Span, ...]
    facts: Facts
    placeholders: tuple[Placeholder, ...] = ()
    customer: Doc | None = None
    """The customer's message, None where there is none."""
    thread: tuple[Doc, ...] = ()
    quoted: frozenset[int] = field(default_factory=frozenset)
    """Tokens of other people's words, within any zone."""

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """Return the sentences of the body that hold a word."""
        return tuple(
            sentence
            for sentence in self.sentences
            if sentence.zone == "body"
            and any(token.is_alpha or token.norm_[0] == "[" for token in self.span(sentence))
        )

    @cached_property
    def said(self) -> frozenset[str]:
        """Return the NORMs of all that the customer and the thread said."""
        docs = [*self.thread, *([self.customer] if self.customer is not None else [])]
        return frozenset(token.norm_ for doc in docs for token in doc)

    def span(self, sentence: Sentence) -> Span:
        """Return the words of a sentence."""
        return self.doc[sentence.start : sentence.end]

    def place(self, start: int, end: int) -> TextSpan:
        """Return the characters from token `start` to before `end`, without outer white space."""
        while end > start and self.doc[end - 1].is_space:
            end -= 1
        while start < end and self.doc[start].is_space:
            start += 1
        if start == end:
            at = self.doc[start].idx if start < len(self.doc) else len(self.doc.text)
            return TextSpan(at, at)
        last = self.doc[end - 1]
        return TextSpan(self.doc[start].idx, last.idx + len(last.text))

    def sentence_at(self, token: int) -> Sentence:
        """Return the sentence that holds a token."""
        return next(s for s in self.sentences if s.start <= token < s.end)

    def around(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield the sentence with the one before and the one after."""
        yield from self.sentences[max(0, sentence.number - 1) : sentence.number + 2]

    def has(self, acts: Iterable[str], sentences: Iterable[Sentence] | None = None) -> bool:
        """Tell whether one of `acts` stands in one of `sentences` (default: anywhere)."""
        wanted = frozenset(acts)
        places = self.sentences if sentences is None else sentences
        return any(wanted & sentence.acts for sentence in places)

    def acts_of(self, acts: Iterable[str]) -> list[Span]:
        """Return the spans of these acts, in the order of the text."""
        wanted = frozenset(acts)
        return sorted((a for a in self.acts if a.label_ in wanted), key=lambda act: act.start)


def sentences_of(doc: Doc, acts: Iterable[Span]) -> Iterator[Sentence]:
    """Yield the sentences of a doc that went through the pipeline."""
    zones = {i: z.label_ for z in doc.spans.get(ZONES, []) for i in range(z.start, z.end)}
    spans = list(acts)
    for number, span in enumerate(doc.sents):
        inside = frozenset(a.label_ for a in spans if span.start <= a.start < span.end)
        zone = zones.get(span.start, "body")
        if zone == "quote" and zones.get(span.end - 1) != "quote":
            zone = "body"
        yield Sentence(number, span.start, span.end, zone, is_question(span), inside)


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """Return the tokens that are other people's words."""
    spans = [zone for zone in doc.spans.get(ZONES, []) if zone.label_ == "quote"]
    return frozenset(at for span in spans for at in range(span.start, span.end))


def acts_of(doc: Doc) -> tuple[Span, ...]:
    """Return the speech acts that the pipeline found in a doc."""
    return tuple(doc.spans.get(ACTS, ()))
