"""Find the wordings of a rule, or of a speech act, in one pass over a text."""

from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Generic, NamedTuple, TypeVar

from spacy.language import Language
from spacy.tokens import Doc

from replylint.patterns.alignment import Slots, confirm, locate
from replylint.patterns.automaton import Automaton
from replylint.patterns.flat import Words, words_of
from replylint.patterns.lexicon import Lexicon, lexicon_of
from replylint.patterns.notation import compile_wording, wording_from_tokens
from replylint.patterns.row import Found, Row, row_of
from replylint.patterns.stored import builtin_classes, name_of
from replylint.patterns.wording import TokenPattern, Tokens, WordClasses, Wording

Key = TypeVar("Key", bound=Hashable)
_Automata = tuple[Automaton | None, Automaton | None]
_SEVERAL = 2
_PLACE = itemgetter(0, 1, 2, 3)


class Hit(NamedTuple, Generic[Key]):
    """One match: the tokens that it points at, and those of each slot."""

    key: Key
    start: int
    end: int
    slots: Slots = ()


class PatternIndex(Generic[Key]):
    """Wordings by key. A key may have many wordings.

    Of the overlapping matches of one wording the longest counts, as with spaCy's Matcher and
    greedy="LONGEST".
    """

    def __init__(self, nlp: Language) -> None:
        self._lexicon = lexicon_of(nlp)
        self._entries: dict[int, list[tuple[int, Key]]] = {}
        """The keys of each wording, with its place among all that were added."""
        self._known: dict[int, tuple[Wording, bool]] = {}
        """Wordings that were found, and whether a match of their words is all there is to a hit."""
        self._added = 0
        self._automata: _Automata | None = None

    def add(
        self,
        key: Key,
        wordings: Iterable[str | TokenPattern],
        classes: WordClasses | None = None,
    ) -> None:
        """Add wordings under `key`; `classes` are known besides the built-in ones.

        Raises PatternError for a wording that cannot be read.
        """
        self._automata = None
        for source in wordings:
            self._added += 1
            for number in numbers_of(source, classes, self._lexicon):
                self._entries.setdefault(number, []).append((self._added, key))

    def find(self, doc: Doc, start: int = 0, end: int | None = None) -> list[Hit[Key]]:
        """Return what matches within one sentence (token offsets), in the order of the text."""
        words = words_of(doc)
        sentence = start, len(words) if end is None else end
        row = row_of(words, self._lexicon.symbols.of(words), [sentence])
        return self._hits(doc, row).get(sentence, [])

    def find_all(self, doc: Doc) -> dict[Tokens, list[Hit[Key]]]:
        """Return what matches, by sentence; sentences without a match are left out.

        A text whose sentences are not known (Words.bounds) is one sentence.
        """
        return self._hits(doc, self._lexicon.symbols.row(words_of(doc)))

    def _hits(self, doc: Doc, row: Row) -> dict[Tokens, list[Hit[Key]]]:
        """Return what matches in the sentences of a row."""
        anywhere, opening = self._automata or self._prepare()
        found: Found = {}
        if anywhere is not None:
            anywhere.complete(row.symbols, range(len(row.symbols)), found)
        if opening is not None:
            opening.complete(row.symbols, row.openings, found)
        inside = row.by_sentence(found) if found else {}
        hits = {sentence: self._in(doc, sentence, own) for sentence, own in inside.items()}
        return {sentence: own for sentence, own in hits.items() if own}

    def _in(self, doc: Doc, sentence: Tokens, found: Found) -> list[Hit[Key]]:
        """Return the hits of a sentence in the order of the text, given what its words are."""
        hits: list[tuple[int, int, int, int, Hit[Key]]] = []
        for number, ends in found.items():
            for (start, end), slots in self._places(doc, number, sentence, ends):
                for order, key in self._entries[number]:
                    hits.append((start, -end, order, number, Hit(key, start, end, slots)))
        if len(hits) > 1:
            hits.sort(key=_PLACE)
        return [hit[4] for hit in hits]

    def _prepare(self) -> _Automata:
        """Return the automata of the wordings that may begin anywhere, and that begin a sentence.

        The latter are tried up to its first word, not at every word.
        """
        by_place: dict[bool, list[int]] = {False: [], True: []}
        for number in self._entries:
            by_place[self._lexicon.wording(number).at_start].append(number)
        automata = [Automaton(own, self._lexicon) if own else None for own in by_place.values()]
        self._automata = automata[0], automata[1]
        return self._automata

    def _places(
        self, doc: Doc, number: int, sentence: Tokens, ends: Mapping[int, int]
    ) -> list[tuple[Tokens, Slots]]:
        """Return what a wording points at where its words stand in a sentence, and its slots."""
        wording, plain = self._known.get(number) or self._learn(number)
        if plain:
            matches = ends.items() if len(ends) == 1 else longest(ends.items())
            return [(match, ()) for match in matches]
        words = words_of(doc)
        if self._lexicon.decides(wording):
            standing = [m for m in ends.items() if _stands(wording, m, words, sentence)]
            symbols = self._lexicon.symbols.of(words)
            located = [locate(wording, m, symbols, self._lexicon) for m in longest(standing)]
        else:
            confirmed = confirm(wording, doc, sentence, self._lexicon)
            located = [m for m in confirmed if _stands(wording, m.match, words, sentence)]
        return [(found.mark, found.slots) for found in located]

    def _learn(self, number: int) -> tuple[Wording, bool]:
        wording = self._lexicon.wording(number)
        known = wording, wording.plain and self._lexicon.decides(wording)
        self._known[number] = known
        return known


def numbers_of(
    source: str | TokenPattern, classes: WordClasses | None, lexicon: Lexicon
) -> Sequence[int]:
    """Return the numbers of the wordings that a source (notation or token pattern) stands for.

    Raises PatternError for one that cannot be read.
    """
    if not isinstance(source, str):
        return [lexicon.number(wording_from_tokens(source, lexicon))]
    known = lexicon.stored.names.get(name_of(source, classes))
    if known is not None:
        return known
    everything = {**builtin_classes(), **classes} if classes else builtin_classes()
    return [lexicon.number(wording) for wording in compile_wording(source, lexicon, everything)]


def _stands(wording: Wording, match: Tokens, words: Words, sentence: Tokens) -> bool:
    """Tell whether a match is where the sentence must start or end."""
    if wording.at_start and words.silent.find(0, sentence[0], match[0]) >= 0:
        return False
    return not wording.at_end or words.silent.find(0, match[1], sentence[1]) < 0


def longest(matches: Collection[Tokens]) -> Collection[Tokens]:
    """Return matches that do not overlap, the longest of those that do."""
    if len(matches) < _SEVERAL:
        return matches
    kept: list[Tokens] = []
    for start, end in sorted(matches, key=lambda match: (match[0] - match[1], match[0])):
        if all(end <= low or high <= start for low, high in kept):
            kept.append((start, end))
    return kept
