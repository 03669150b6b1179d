"""One draft, read: what matchers look at."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import Struct
from spacy.language import Language
from spacy.tokens import Doc

from replylint.diagnostic import TextSpan
from replylint.draft import Channel, Draft
from replylint.lazy import lazy
from replylint.patterns.flat import Act, Words, words_of
from replylint.pipeline.acts import acts_by_wordings
from replylint.pipeline.docs import in_sentences, made, prepared
from replylint.pipeline.facts import facts_by_wordings
from replylint.pipeline.placeholders import Placeholder
from replylint.pipeline.sentences import asks, bounds
from replylint.pipeline.zones import quoted_tokens, zones_of
from replylint.report import Facts

if TYPE_CHECKING:
    from replylint.pipeline.shelf import Shelf


class Sentence(Struct, frozen=True):
    """A sentence: token offsets, the part of the reply it stands in, whether it asks."""

    number: int
    start: int
    end: int
    zone: str
    question: bool


class Reading(Struct, frozen=True, dict=True):
    """A draft as the pipeline reads it. Token offsets count in `doc`.

    Speech acts and facts cost more than all else, so they are found when they are first asked for.
    """

    draft: Draft
    doc: Doc
    nlp: Language
    """The pipeline that the draft went through as far as its sentences."""
    sentences: tuple[Sentence, ...]
    placeholders: tuple[Placeholder, ...] = ()
    given: Facts | None = None
    """The facts that count instead of those by the wordings."""
    done: Mapping[str, Mapping[int, float]] = {}
    """By act, the sentences (their numbers) that do it whatever their wording, and how likely."""
    ruled_out: frozenset[str] = frozenset()
    """Codes of rules that need not be asked: whatever they match would be dropped as doubtful."""
    shelf: "Shelf | None" = None
    """The library that the draft belongs to, None where it is read by itself."""

    @lazy
    def answers(self) -> bool:
        """Tell whether there is a message of the customer's."""
        return self.doc._.customer is not None

    @lazy
    def customer(self) -> Doc | None:
        """Return the customer's message in its sentences, None where there is none."""
        message: Doc | None = self.doc._.customer
        return None if message is None else in_sentences(message)

    @lazy
    def thread(self) -> tuple[Doc, ...]:
        """Return the earlier messages in their sentences, without empty ones."""
        return tuple(in_sentences(part) for part in self.doc._.thread if part is not None)

    @lazy
    def quoted(self) -> frozenset[int]:
        """Return the tokens of other people's words, within any zone."""
        return quoted_tokens(self.doc)

    @lazy
    def stated(self) -> Facts:
        """Return the facts as the wordings have them."""
        return facts_by_wordings(self.nlp, self.doc)

    @property
    def facts(self) -> Facts:
        """Return the facts of the exchange."""
        return self.stated if self.given is None else self.given

    def said_earlier(self, acts: Collection[str]) -> bool:
        """Tell whether an earlier message of ours does one of `acts`, where this is a chat.

        A chat is one conversation: what was said before need not be said again.
        """
        return any(acts_by_wordings(self.nlp, doc, acts) for doc in self._ours)

    @lazy
    def _ours(self) -> tuple[Doc, ...]:
        if self.draft.channel is not Channel.CHAT:
            return ()
        ours = [message[2:] for message in self.draft.thread if message.startswith("A:")]
        return tuple(prepared(made(self.nlp, text)) for text in ours if text.strip())

    @lazy
    def body(self) -> tuple[Sentence, ...]:
        """Return the sentences of the body that hold a word."""
        return tuple(
            sentence
            for sentence in self.sentences
            if sentence.zone == "body" and any(self.words.alpha[sentence.start : sentence.end])
        )

    @lazy
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    @lazy
    def words(self) -> Words:
        """Return the draft's tokens as flat lists."""
        return words_of(self.doc)

    @property
    def messages(self) -> tuple[Doc, ...]:
        """Return all that the draft answers: the thread, then the customer's message."""
        return self.thread if self.customer is None else (*self.thread, self.customer)

    @lazy
    def told(self) -> str:
        """Return all that the customer wrote, in the thread and now, with plain apostrophes."""
        earlier = (part[2:].strip() for part in self.draft.thread if part.startswith("C:"))
        return "\n".join([*earlier, self.draft.customer]).strip().replace("\u2019", "'")

    @lazy
    def said(self) -> frozenset[str]:
        """Return the NORMs of all that the customer and the thread said."""
        return frozenset(word for doc in self.messages for word in words_of(doc).said)

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

    def doing(self, act: str) -> AbstractSet[int]:
        """Return the numbers of the sentences that do `act`, by the wordings if not known else."""
        done = self.done.get(act)
        if done is not None:
            return done.keys()
        return {self.sentence_at(found.start).number for found in self.acts_of([act])}

    def has(self, acts: Collection[str], sentences: Iterable[Sentence] | None = None) -> bool:
        """Tell whether one of `sentences` (default: any) does one of `acts`."""
        if sentences is None:
            return any(map(self.doing, acts))
        numbers = {sentence.number for sentence in sentences}
        return not all(numbers.isdisjoint(self.doing(act)) for act in acts)

    def acts_of(self, acts: Iterable[str] | None = None) -> list[Act]:
        """Return where wordings of these acts, by default of any, stand: in the text's order."""
        return sorted(acts_by_wordings(self.nlp, self.doc, acts), key=attrgetter("start"))


def sentences_of(doc: Doc) -> Iterator[Sentence]:
    """Yield the sentences of a doc that has been prepared."""
    zones, words = zones_of(doc), words_of(doc)
    for number, (start, end) in enumerate(bounds(doc)):
        zone = zones.get(start, "body")
        if zone == "quote" and zones.get(end - 1) != "quote":
            zone = "body"
        yield Sentence(number, start, end, zone, asks(words, start, end))
