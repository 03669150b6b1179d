"""Find many wordings at the cost of few: token patterns run only where a trigger word stands."""

import tomllib
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

from spacy.language import Language
from spacy.tokens import Doc, Token

from replylint.patterns.notation import compile_wording
from replylint.patterns.wording import TokenPattern, WordClasses, Wording, wording_from_tokens
from replylint.patterns.entry import Entry
from replylint.patterns.flat import words_of

Key = TypeVar("Key", bound=Hashable)
Tokens = tuple[int, int]
"""Token offsets into a Doc, half open."""


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
        stop = len(doc) if end is None else end
        norms = words_of(doc).norms[start:stop]
        awake = self._by_trigger.keys() & norms
        if not awake:
            return []
        hits: dict[tuple[int, int, int], Hit[Key]] = {}
        for at, norm in enumerate(norms):
            if norm in awake:
                for entry in self._by_trigger[norm]:
                    if entry.may_match(norms, at):
                        for low, high, alignment in entry.matches(doc, start, norms, at):
                            hit = _hit(entry, doc, (start, stop), (low, high), alignment)
                            if hit is not None:
                                hits[entry.number, hit.start, hit.end] = hit
        return sorted(hits.values(), key=lambda hit: (hit.start, -hit.end))

    def _add_one(self, key: Key, wording: Wording) -> None:
        entry = Entry(key, len(self._entries), wording, self._nlp.vocab)
        self._entries.append(entry)
        for word in entry.triggers:
            self._by_trigger.setdefault(word, []).append(entry)

    def _norms(self, words: str) -> list[str]:
        return [token.norm_ for token in self._nlp.make_doc(words)]


def _hit(
    entry: Entry[Key], doc: Doc, sentence: Tokens, match: Tokens, alignment: Sequence[int]
) -> Hit[Key] | None:
    """Return the hit for a match, None if it is not where the sentence must start or end."""
    wording, (start, end) = entry.wording, match
    if wording.at_start and any(map(_counts, doc[sentence[0] : start])):
        return None
    if wording.at_end and any(map(_counts, doc[end : sentence[1]])):
        return None
    slots = tuple(_slots(wording, alignment, start))
    if wording.mark is not None:
        start, end = _marked(wording.mark, alignment, start)
    return Hit(entry.key, start, end, slots)


def _counts(token: Token) -> bool:
    return not (token.is_punct or token.is_space)


def _marked(mark: Tokens, alignment: Sequence[int], start: int) -> Tokens:
    """Return the stretch of matched tokens that stands for the pattern tokens of `mark`."""
    inside = [at for at, part in enumerate(alignment) if mark[0] <= part < mark[1]]
    return (start + inside[0], start + inside[-1] + 1) if inside else (start, start)


def _slots(wording: Wording, alignment: Sequence[int], start: int) -> Iterable[tuple[str, Tokens]]:
    for name in dict.fromkeys(name for name, _ in wording.slots):
        parts = {part for slot, part in wording.slots if slot == name}
        inside = [at for at, part in enumerate(alignment) if part in parts]
        if inside:
            yield name, (start + inside[0], start + inside[-1] + 1)
