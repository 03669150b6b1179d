"""One draft, read: what matchers look at."""

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterable, Iterator
from functools import cached_property
from operator import attrgetter

from msgspec import Struct, field
from spacy.tokens import Doc

from replylint.diagnostic import TextSpan
from replylint.draft import Draft
from replylint.patterns.flat import Act, Words, words_of
from replylint.pipeline.placeholders import Placeholder
from replylint.pipeline.sentences import asks, bounds
from replylint.pipeline.zones import ZONES, zones_of
from replylint.report import Facts


class Sentence(Struct, frozen=True):
    """A sentence: token offsets, the part of the reply it stands in, what it does."""

    number: int
    start: int
    end: int
    zone: str
    question: bool
    acts: frozenset[str]


class Reading(Struct, frozen=True, dict=True):
    """A draft and all that the pipeline found in it. Token offsets count in `doc`."""

    draft: Draft
    doc: Doc
    sentences: tuple[Sentence, ...]
    acts: tuple[Act, ...]
    facts: Facts
    placeholders: tuple[Placeholder, ...] = ()
    customer: Doc | None = None
    """The customer's message, None where there is none."""
    thread: tuple[Doc, ...] = ()
    quoted: frozenset[int] = field(default_factory=frozenset)
    """Tokens of other people's words, within any zone."""
    earlier: frozenset[str] = frozenset()
    """The speech acts of our own earlier messages, where the exchange is a chat."""
    ruled_out: frozenset[str] = frozenset()
    """Codes of rules that need not be asked: whatever they match would be dropped as doubtful."""

    @cached_property
    def body(self) -> tuple[Sentence, ...]:
        """Return the sentences of the body that hold a word."""
        return tuple(
            sentence
            for sentence in self.sentences
            if sentence.zone == "body" and any(self.words.alpha[sentence.start : sentence.end])
        )

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @cached_property
    def words(self) -> Words:
        """Return the draft's tokens as flat lists."""
        return words_of(self.doc)

    @property
    def messages(self) -> tuple[Doc, ...]:
        """Return all that the draft answers: the thread, then the customer's message."""
        return self.thread if self.customer is None else (*self.thread, self.customer)

    @cached_property
    def told(self) -> str:
        """Return all that the customer wrote, in the thread and now, with plain apostrophes."""
        earlier = (part[2:].strip() for part in self.draft.thread if part.startswith("C:"))
        return "\n".join([*earlier, self.draft.customer]).strip().replace("\u2019", "'")

    @cached_property
    def said(self) -> frozenset[str]:
        """Return the NORMs of all that the customer and the thread said."""
        strings = self.doc.vocab.strings
        return frozenset(strings[norm] for doc in self.messages for norm in words_of(doc).norms)

    def text(self, sentence: Sentence) -> str:
        """Return the words of a sentence, placeholders masked."""
        return self.words.of(sentence.start, sentence.end)

    def tokens(self, span: TextSpan) -> tuple[int, int]:
        """Return the tokens that share a character with `span`, half open."""
        words = self.words
        return bisect_right(words.ends, span.start), bisect_left(words.starts, span.end)

    def place(self, start: int, end: int) -> TextSpan:
        """Return the characters from token `start` to before `end`, without outer white space."""
        words = self.words
        while end > start and words.texts[end - 1].isspace():
            end -= 1
        while start < end and words.texts[start].isspace():
            start += 1
        if start == end:
            at = words.starts[start] if start < len(words.starts) else len(words.text)
            return TextSpan(at, at)
        return TextSpan(words.starts[start], words.ends[end - 1])

    def sentence_at(self, token: int) -> Sentence:
        """Return the sentence that holds a token."""
        return self.sentences[bisect_right(self._starts, token) - 1]

    def around(self, sentence: Sentence) -> Iterator[Sentence]:
        """Yield the sentence with the one before and the one after."""
        yield from self.sentences[max(0, sentence.number - 1) : sentence.number + 2]

    def has(self, acts: Iterable[str], sentences: Iterable[Sentence] | None = None) -> bool:
        """Tell whether one of `acts` stands in one of `sentences` (default: anywhere)."""
        wanted = frozenset(acts)
        places = self.sentences if sentences is None else sentences
        return any(wanted & sentence.acts for sentence in places)

    def acts_of(self, acts: Container[str]) -> list[Act]:
        """Return these acts, in the order of the text."""
        return sorted((act for act in self.acts if act.label in acts), key=attrgetter("start"))


def sentences_of(doc: Doc, acts: Iterable[Act]) -> Iterator[Sentence]:
    """Yield the sentences of a doc that went through the pipeline."""
    zones = zones_of(doc)
    starts = [start for start, _ in bounds(doc)]
    held: dict[int, set[str]] = {}
    for act in acts:
        number = bisect_right(starts, act.start) - 1
        held.setdefault(number, set()).add(act.label)
    for number, (start, end) in enumerate(bounds(doc)):
        inside = frozenset(held.get(number, ()))
        zone = zones.get(start, "body")
        if zone == "quote" and zones.get(end - 1) != "quote":
            zone = "body"
        yield Sentence(number, start, end, zone, asks(doc, end), inside)


def quoted_tokens(doc: Doc) -> frozenset[int]:
    """Return the tokens that are other people's words."""
    spans = [zone for zone in doc.spans.get(ZONES, []) if zone.label_ == "quote"]
    return frozenset(at for span in spans for at in range(span.start, span.end))
