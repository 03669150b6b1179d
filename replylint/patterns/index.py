"""Find many wordings at the cost of few: token patterns run only where a trigger word stands."""

import tomllib
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Generic, TypeVar

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc, Span

from replylint.patterns.notation import (
    TokenPattern,
    WordClasses,
    Wording,
    compile_wording,
    wording_from_tokens,
)
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


@dataclass(frozen=True, slots=True)
class _Entry(Generic[Key]):
    """A wording as the index keeps it, with the words it needs besides its triggers."""

    key: Key
    wording: Wording
    others: tuple[frozenset[int], ...]


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

    Most of the work is not done: a wording's Matcher runs only on a sentence that holds one of
    its rarest words and one of each of its other choices of words, and is made when that first
    happens. A process that reads one draft pays for the few that the draft needs.
    """

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._wordings: list[_Entry[Key]] = []
        self._by_trigger: dict[int, list[int]] = {}
        self._matchers: dict[int, Matcher] = {}

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
        held, sentence = frozenset(norms), doc[start:stop]
        hits = [
            hit
            for number in sorted({n for word in awake for n in self._by_trigger[word]})
            if not any(held.isdisjoint(words) for words in self._wordings[number].others)
            for match in self._matcher(number)(sentence, with_alignments=True)
            if (hit := self._hit(sentence, *match))
        ]
        return sorted(hits, key=lambda hit: (hit.start, -hit.end))

    def _add_one(self, key: Key, wording: Wording) -> None:
        add = self._nlp.vocab.strings.add
        triggers, *others = (frozenset(map(add, words)) for words in wording.required)
        for word in triggers:
            self._by_trigger.setdefault(word, []).append(len(self._wordings))
        self._wordings.append(_Entry(key, wording, tuple(others)))

    def _matcher(self, number: int) -> Matcher:
        """Return the matcher of one wording."""
        matcher = self._matchers.get(number)
        if matcher is None:
            matcher = self._matchers[number] = Matcher(self._nlp.vocab, validate=False)
            pattern = [dict(token) for token in self._wordings[number].wording.pattern]
            matcher.add(number, [pattern], greedy="LONGEST")
        return matcher

    def _hit(
        self, sentence: Span, number: int, start: int, end: int, alignment: list[int]
    ) -> Hit[Key] | None:
        """Return the hit for a match (offsets within the sentence), None if it is misplaced."""
        key, wording = self._wordings[number].key, self._wordings[number].wording
        if wording.at_start and any(_counts(token) for token in sentence[:start]):
            return None
        if wording.at_end and any(_counts(token) for token in sentence[end:]):
            return None
        base = sentence.start
        slots = tuple(_slots(wording, alignment, base + start))
        if wording.mark is not None:
            start, end = _marked(wording.mark, alignment, start)
        return Hit(key, base + start, base + end, slots)

    def _norms(self, words: str) -> list[str]:
        return [token.norm_ for token in self._nlp.make_doc(words)]


def _counts(token: object) -> bool:
    return not (token.is_punct or token.is_space)  # type: ignore[attr-defined]


def _marked(mark: Tokens, alignment: list[int], start: int) -> Tokens:
    """Return the stretch of matched tokens that stands for the pattern tokens of `mark`."""
    inside = [at for at, part in enumerate(alignment) if mark[0] <= part < mark[1]]
    return (start + inside[0], start + inside[-1] + 1) if inside else (start, start)


def _slots(wording: Wording, alignment: list[int], start: int) -> Iterable[tuple[str, Tokens]]:
    for name in dict.fromkeys(name for name, _ in wording.slots):
        parts = {part for slot, part in wording.slots if slot == name}
        inside = [at for at, part in enumerate(alignment) if part in parts]
        if inside:
            yield name, (start + inside[0], start + inside[-1] + 1)
