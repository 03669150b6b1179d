"""Find many wordings at the cost of few: token patterns run only where a trigger word stands."""

import tomllib
from bisect import bisect_left
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Generic, TypeVar, cast

from spacy.language import Language
from spacy.tokens import Doc

from replylint.patterns.entry import Entry, Found, Tokens
from replylint.patterns.flat import Words, norm_ids, words_of
from replylint.patterns.notation import Norms, compile_wording
from replylint.patterns.wakes import digest, known_wakes, name_of
from replylint.patterns.wording import TokenPattern, WordClasses, Wording, wording_from_tokens

if TYPE_CHECKING:
    from spacy.tokenizer import Tokenizer

Key = TypeVar("Key", bound=Hashable)
_Tables = tuple[tuple[int, dict[int, list[Entry[Key]]]], ...]
"""Wordings by the distance of a word from the trigger, and by that word."""


@dataclass(frozen=True, slots=True)
class Hit(Generic[Key]):
    """One match: the tokens that it points at, and those of each slot."""

    key: Key
    start: int
    end: int
    slots: tuple[tuple[str, Tokens], ...] = ()


@cache
def builtin_classes() -> WordClasses:
    """Return the classes of words that every wording may use, from the files in words/."""
    classes: dict[str, list[str]] = {}
    for file in (files(__package__) / "words").iterdir():
        for name, words in tomllib.loads(file.read_text("utf-8")).items():
            if name in classes:
                msg = f"{file}: the class {name!r} stands in another file already"
                raise ValueError(msg)
            classes[name] = words
    return classes


@cache
def builtin_digest() -> str:
    """Return a digest of the built-in classes."""
    return digest(builtin_classes())


@cache
def norms_of(nlp: Language) -> Norms:
    """Return a function that splits words as `nlp` does; it remembers what it has split."""
    exceptions = frozenset(cast("Tokenizer", nlp.tokenizer).rules or ())

    @cache
    def norms(words: str) -> list[str]:
        if words.isalpha() and words.islower() and words not in exceptions:
            return [words]  # what the tokenizer would say, without a lexeme for each word
        return [token.norm_ for token in nlp.make_doc(words)]

    return norms


class PatternIndex(Generic[Key]):
    """Wordings by key. A key may have many wordings, and a wording many trigger words.

    Most of the work is not done: a wording is looked at only where its rarest word stands, and its
    Matcher runs only if its other words stand about that word where the wording has them.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._added = 0
        self._asleep: dict[int, list[_Source[Key]]] = {}
        """Wordings that are compiled when the word is first met."""
        self._by_trigger: dict[int, list[Entry[Key]]] = {}
        self._by_beside: dict[int, _Tables[Key]] = {}

    def add(
        self,
        key: Key,
        wordings: Iterable[str | TokenPattern],
        classes: WordClasses | None = None,
    ) -> None:
        """Add wordings under `key`; `classes` are known besides the built-in ones.

        Raises PatternError for a wording that cannot be read.
        """
        wakes = known_wakes(builtin_digest())
        for wording in wordings:
            self._added += 1
            source = _Source(self._added, key, wording, classes)
            triggers = wakes.get(source.name) if wakes else None
            if triggers is None:
                self._wake(source)
                continue
            for word in norm_ids(frozenset(triggers)):
                self._by_trigger.setdefault(word, [])
                self._asleep.setdefault(word, []).append(source)

    def find(self, doc: Doc, start: int = 0, end: int | None = None) -> list[Hit[Key]]:
        """Return what matches within one sentence (token offsets), in the order of the text."""
        words = words_of(doc)
        places = words.places.get(self)
        if places is None:
            awake = self._by_trigger.keys() & words.known
            places = [at for at, norm in enumerate(words.norms) if norm in awake] if awake else []
            words.places[self] = places
        first = bisect_left(places, start)
        if first == len(places):
            return []
        stop = len(words.norms) if end is None else end
        hits: dict[tuple[int, int, int], Hit[Key]] = {}
        for at in places[first : bisect_left(places, stop, first)]:
            for entry in self._candidates(words.norms, start, stop, at):
                if entry.may_match(words.norms, start, stop, at):
                    for found in entry.matches(doc, words, (start, stop), at):
                        if _stands(entry.wording, found, words, (start, stop)):
                            hit = _hit(entry.key, found)
                            hits[entry.number, hit.start, hit.end] = hit
        return sorted(hits.values(), key=_place) if len(hits) > 1 else list(hits.values())

    def _candidates(self, norms: list[int], start: int, stop: int, at: int) -> list[Entry[Key]]:
        """Return the wordings whose nearest word also stands about the trigger at `at`."""
        found: list[Entry[Key]] = []
        for offset, table in self._tables(norms[at]):
            if start <= at + offset < stop:
                found += table.get(norms[at + offset], ())
        if len(found) > 1:
            found.sort(key=_number)
        return found

    def _tables(self, trigger: int) -> _Tables[Key]:
        """Return the wordings of a trigger by their nearest word; made when it is first met."""
        tables = self._by_beside.get(trigger)
        if tables is None:
            for source in self._asleep.pop(trigger, ()):
                self._wake(source)
            made: dict[int, dict[int, list[Entry[Key]]]] = {}
            for entry in self._by_trigger[trigger]:
                offset, words = entry.beside()
                table = made.setdefault(offset, {})
                for word in words:
                    table.setdefault(word, []).append(entry)
            tables = self._by_beside[trigger] = tuple(made.items())
        return tables

    def _wake(self, source: "_Source[Key]") -> None:
        """Compile a wording, unless another of its words has woken it before."""
        if source.awake:
            return
        source.awake = True
        for at, wording in enumerate(source.compiled(norms_of(self._nlp))):
            # numbered by their place in the files, whenever they wake: the order never varies
            number = source.number * _MOST_WAYS + at
            entry = Entry(source.key, number, wording, self._nlp.vocab)
            for word in entry.triggers:
                self._by_trigger.setdefault(word, []).append(entry)


_MOST_WAYS = 10_000
"""More than a wording's choices can be chosen in."""


class _Source(Generic[Key]):
    """A wording as it is written, with what is needed to compile it."""

    __slots__ = ("awake", "classes", "key", "number", "wording")

    def __init__(
        self, number: int, key: Key, wording: str | TokenPattern, classes: WordClasses | None
    ) -> None:
        self.number, self.key, self.wording, self.classes = number, key, wording, classes
        self.awake = False

    @property
    def name(self) -> str:
        """Return the name by which wakes.json knows it; "" for a token pattern."""
        return name_of(self.wording, self.classes) if isinstance(self.wording, str) else ""

    def compiled(self, norms: Norms) -> list[Wording]:
        """Return the wordings that it stands for. Raises PatternError."""
        if not isinstance(self.wording, str):
            return [wording_from_tokens(self.wording)]
        own = self.classes
        known = {**builtin_classes(), **own} if own else builtin_classes()
        return compile_wording(self.wording, norms, known)


def _stands(wording: Wording, found: Found, words: Words, sentence: Tokens) -> bool:
    """Tell whether a match is where the sentence must start or end."""
    silent, (start, end) = words.silent, sentence
    if wording.at_start and silent.find(0, start, found.start) >= 0:
        return False
    return not wording.at_end or silent.find(0, found.end, end) < 0


def _hit(key: Key, found: Found) -> Hit[Key]:
    start, end = found.mark or found[:2]
    return Hit(key, start, end, found.slots)


def _number(entry: Entry[Key]) -> int:
    return entry.number


def _place(hit: Hit[Key]) -> Tokens:
    return hit.start, -hit.end
