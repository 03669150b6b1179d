"""Find many wordings at the cost of few: token patterns run only where a trigger word stands."""

import tomllib
from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from replylint.patterns.notation import compile_wording
from replylint.patterns.wording import TokenPattern, WordClasses, Wording, wording_from_tokens
from replylint.patterns.entry import Entry, Found, Tokens
from replylint.patterns.flat import Words, words_of

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


class PatternIndex(Generic[Key]):
    """Wordings by key. A key may have many wordings, and a wording many trigger words.

    Most of the work is not done: a wording is looked at only where its rarest word stands, and its
    Matcher runs only if its other words stand about that word where the wording has them.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._entries: list[Entry[Key]] = []
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
        known = {**builtin_classes(), **(classes or {})}
        for source in wordings:
            if isinstance(source, str):
                for wording in compile_wording(source, self._norms, known):
                    self._add_one(key, wording)
            else:
                self._add_one(key, wording_from_tokens(source))

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
            made: dict[int, dict[int, list[Entry[Key]]]] = {}
            for entry in self._by_trigger[trigger]:
                offset, words = entry.beside()
                table = made.setdefault(offset, {})
                for word in words:
                    table.setdefault(word, []).append(entry)
            tables = self._by_beside[trigger] = tuple(made.items())
        return tables

    def _add_one(self, key: Key, wording: Wording) -> None:
        entry = Entry(key, len(self._entries), wording, self._nlp.vocab)
        self._entries.append(entry)
        for word in entry.triggers:
            self._by_trigger.setdefault(word, []).append(entry)

    def _norms(self, words: str) -> list[str]:
        return [token.norm_ for token in self._nlp.make_doc(words)]


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
