"""What holds in the exchange: a complaint, our fault, a refusal, an open or a settled matter.

Each fact is a file in the folder beside: signals with weights that add up from a bias; above zero
the fact holds. A signal is read in the customer's message, in the thread, in the draft, in the
draft's speech acts, or in facts decided before it (files are read in the order of FACTS).
"""

import re
import tomllib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import chain
from typing import cast

from msgspec import Struct, convert, field
from spacy.language import Language
from spacy.tokens import Doc

from replylint.patterns import PatternIndex
from replylint.patterns.flat import words_of
from replylint.pipeline.acts import acts_by_wordings
from replylint.pipeline.sentences import bounds
from replylint.pipeline.zones import quoted_tokens
from replylint.report import Facts
from replylint.shipped import shipped

NAME = "replylint_facts"
FACTS = ("complaint", "at_fault", "refusal", "settled", "open")
_SOURCES = ("customer", "message", "thread", "draft")
_OFTEN = 3

for _name in ("customer", "thread", "channel", "speaker", "facts"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


class Cue(Struct, frozen=True, forbid_unknown_fields=True):
    """Wordings, speech acts or marks, and where they are looked for."""

    about: str = ""
    source: str = "draft"
    """"customer", "thread", "draft", or "message": the customer's message, else the draft."""
    patterns: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    """Speech acts of the draft that count like a wording."""
    beside: tuple[str, ...] = ()
    """Speech acts one of which must stand in the same sentence."""
    unless: tuple[str, ...] = ()
    """Wordings in the same sentence that take wordings and acts back."""
    marks: str = ""
    """A regular expression for what is no word: exclamation marks, capitals, stars."""


class Situation(Cue, frozen=True, kw_only=True):
    """What kind of case it is."""

    id: str
    source: str = "message"
    trouble: bool = False
    """It is there only if the exchange is a complaint."""


class Signal(Cue, frozen=True, kw_only=True):
    """Something that speaks for a fact, or against it where the weight is negative.

    All that it names must be there: a wording, act or mark; one of the situations; the facts.
    """

    weight: float
    situations: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    """All of these hold ("-complaint": does not hold)."""
    message: bool | None = None
    """Counts only if there is (true) or is not (false) a customer's message."""
    each: bool = False
    """Every sentence that holds a wording counts, up to three, not just the first."""


class FactFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One fact."""

    fact: str
    about: str
    bias: float
    signals: tuple[Signal, ...]


class SituationFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The situations."""

    situations: tuple[Situation, ...]


class Evidence(Struct, frozen=True):
    """What was met in one exchange."""

    message: bool
    """Whether there is a customer's message."""
    met: Counter[int]
    """How many sentences give each cue, by its number."""
    situations: tuple[str, ...]
    known: dict[str, bool] = field(default_factory=dict)
    """The facts decided so far."""

    def strength(self, number: int, signal: Signal) -> int:
        """Return how often a signal speaks: 0 where it is silent."""
        if signal.message not in {None, self.message} or not self._holds(signal.facts):
            return 0
        if signal.situations and not set(signal.situations) & set(self.situations):
            return 0
        if not _looks(signal):
            return 1
        return min(_OFTEN if signal.each else 1, self.met[number])

    def _holds(self, facts: tuple[str, ...]) -> bool:
        return all(self.known[f.removeprefix("-")] != f.startswith("-") for f in facts)


@cache
def fact_files() -> tuple[FactFile, ...]:
    """Return the facts in the order in which they are decided."""
    folder = files(__package__) / "facts"
    return shipped("facts.json", tuple[FactFile, ...]) or tuple(
        convert(tomllib.loads((folder / f"{fact}.toml").read_text("utf-8")), FactFile)
        for fact in FACTS
    )


@cache
def situations() -> tuple[Situation, ...]:
    """Return the situations, in the order in which they are reported."""
    known = shipped("situations.json", SituationFile)
    if known is None:
        text = (files(__package__) / "facts" / "situations.toml").read_text("utf-8")
        known = convert(tomllib.loads(text), SituationFile)
    return known.situations


@Language.factory(NAME, assigns=["doc._.facts"], requires=["doc.spans"])
def make_facts(nlp: Language, name: str) -> "FactFinder":
    """Return the component that decides the facts of the exchange."""
    del name
    return FactFinder(nlp)


def facts_by_wordings(nlp: Language, doc: Doc) -> Facts:
    """Return the facts of an exchange, its speech acts found before if they were not yet."""
    if doc._.facts is None:
        acts_by_wordings(nlp, doc)
        cast("FactFinder", nlp.get_pipe(NAME))(doc)
    facts: Facts = doc._.facts
    return facts


class FactFinder:
    """Sets doc._.facts from the draft and, where given, doc._.customer and doc._.thread."""

    def __init__(self, nlp: Language) -> None:
        self._signals: dict[str, list[tuple[int, Signal]]] = {}
        self._cues: list[Cue] = list(situations())
        for file in fact_files():
            self._signals[file.fact] = list(enumerate(file.signals, start=len(self._cues)))
            self._cues += file.signals
        self._wordings = {source: self._index(nlp, source) for source in _SOURCES}
        self._by_act = _by_act(self._cues)
        self._bare = {n for n, cue in enumerate(self._cues) if not _looks(cue)}
        self._marks = {source: self._expressions(source) for source in _SOURCES}

    def __call__(self, doc: Doc) -> Doc:
        """Decide the facts."""
        evidence = self.evidence(doc)
        for file in fact_files():
            score = file.bias + sum(
                signal.weight * evidence.strength(number, signal)
                for number, signal in self._signals[file.fact]
                if number in evidence.met or number in self._bare
            )
            evidence.known[file.fact] = score > 0
        kept = {s.id for s in situations() if evidence.known["complaint"] or not s.trouble}
        situation = tuple(name for name in evidence.situations if name in kept)
        doc._.facts = Facts(**evidence.known, situation=situation)
        return doc

    def evidence(self, doc: Doc) -> Evidence:
        """Return what was met in the exchange, before anything is decided."""
        met: Counter[int] = Counter()
        for source in _SOURCES:
            for part in _parts(doc, source):
                text = words_of(part).text
                for number, mark in self._marks[source]:
                    if mark.search(text):
                        met[number] += 1
                for given, acts in self._by_sentence(part, source):
                    for number in self._met(given, acts):
                        met[number] += 1
        found = tuple(case.id for number, case in enumerate(situations()) if number in met)
        return Evidence(doc._.customer is not None, met, found)

    def _by_sentence(self, part: Doc, source: str) -> Iterator[tuple[set[int], set[str]]]:
        """Yield the numbers of the cues met and the acts of each sentence that holds some."""
        bounds(part)  # a customer's message has not been through the pipeline
        quoted = quoted_tokens(part)
        acts = _acts_by_sentence(part, quoted) if source == "draft" else {}
        for (start, _), hits in self._wordings[source].find_all(part).items():
            yield {hit.key for hit in hits if hit.start not in quoted}, acts.pop(start, set())
        for others in acts.values():
            yield set(), others

    def _met(self, keys: set[int], acts: set[str]) -> Iterator[int]:
        """Yield the cues that a sentence gives by its wordings (their keys) and its acts."""
        for act in acts:
            keys.update(self._by_act.get(act, ()))
        for key in keys:
            if key >= 0 and ~key not in keys and self._beside(key, acts):
                yield key

    def _beside(self, number: int, acts: set[str]) -> bool:
        beside = self._cues[number].beside
        return not beside or not acts.isdisjoint(beside)

    def _index(self, nlp: Language, source: str) -> PatternIndex[int]:
        """Return the wordings of a source by the number of their cue; `~number` takes it back."""
        index: PatternIndex[int] = PatternIndex(nlp)
        for number, cue in enumerate(self._cues):
            if cue.source == source:
                index.add(number, cue.patterns)
                index.add(~number, cue.unless)
        return index

    def _expressions(self, source: str) -> list[tuple[int, re.Pattern[str]]]:
        return [
            (number, re.compile(cue.marks))
            for number, cue in enumerate(self._cues)
            if cue.marks and cue.source == source
        ]


def _looks(cue: Cue) -> bool:
    """Tell whether a cue names something to look for, not only facts or situations."""
    return bool(cue.patterns or cue.acts or cue.marks)


def _by_act(cues: list[Cue]) -> dict[str, list[int]]:
    """Return the numbers of the cues that each speech act gives."""
    numbers: dict[str, list[int]] = {}
    for number, cue in enumerate(cues):
        for act in cue.acts:
            numbers.setdefault(act, []).append(number)
    return numbers


def _acts_by_sentence(doc: Doc, quoted: frozenset[int]) -> dict[int, set[str]]:
    """Return the acts outside quotations, by the start of the sentence that they stand in."""
    starts = [start for start, _ in bounds(doc)]
    found: dict[int, set[str]] = {}
    for label, at, _ in chain.from_iterable(words_of(doc).acts.values()):
        if at not in quoted:
            found.setdefault(starts[bisect_right(starts, at) - 1], set()).add(label)
    return found


def _parts(doc: Doc, source: str) -> tuple[Doc, ...]:
    """Return the texts that a source stands for."""
    customer = doc._.customer
    if source == "thread":
        return tuple(part for part in doc._.thread or () if part is not None)
    if source == "draft" or (source == "message" and customer is None):
        return (doc,)
    return () if customer is None else (customer,)
