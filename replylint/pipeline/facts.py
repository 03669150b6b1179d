"""What holds in the exchange: is it a complaint, were we at fault, is the answer no, is it open?

Each fact is a file in the folder beside: signals with weights that add up from a bias; above zero
the fact holds. A signal is read in the customer's message, in the thread, in the draft, in the
draft's speech acts, or in facts decided before it (files are read in the order of FACTS).
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert
from spacy.language import Language
from spacy.tokens import Doc, Span

from replylint.patterns import PatternIndex
from replylint.pipeline.acts import ACTS
from replylint.pipeline.sentences import sentences
from replylint.pipeline.zones import ZONES
from replylint.report import Facts

FACTS = ("complaint", "at_fault", "refusal", "settled", "open")
_SOURCES = ("customer", "thread", "draft")
_OFTEN = 3

for _name in ("customer", "thread", "facts"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


class Signal(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that speaks for a fact, or against it where the weight is negative."""

    weight: float
    about: str = ""
    source: str = "draft"
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    """Wordings in the same sentence that take it back."""
    marks: str = ""
    """A regular expression for what is no word: exclamation marks, capitals, stars."""
    acts: tuple[str, ...] = ()
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
    """The situations: the wordings of a customer's message, or of a draft without one, by id."""

    situations: dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was met in one exchange."""

    message: bool
    """Whether there is a customer's message."""
    acts: frozenset[str]
    met: Counter[int]
    """How many sentences hold the wordings of each signal, by its number."""
    known: dict[str, bool] = field(default_factory=dict)
    """The facts decided so far."""

    def strength(self, number: int, signal: Signal) -> int:
        """Return how often a signal speaks: 0 where it is silent."""
        if signal.message not in {None, self.message} or not self._holds(signal.facts):
            return 0
        if signal.acts and self.acts.isdisjoint(signal.acts):
            return 0
        if not (signal.patterns or signal.marks):
            return 1
        return min(_OFTEN if signal.each else 1, self.met[number])

    def _holds(self, facts: tuple[str, ...]) -> bool:
        return all(self.known[f.removeprefix("-")] != f.startswith("-") for f in facts)


@cache
def fact_files() -> tuple[FactFile, ...]:
    """Return the facts in the order in which they are decided."""
    folder = files(__package__) / "facts"
    return tuple(
        convert(tomllib.loads((folder / f"{fact}.toml").read_text("utf-8")), FactFile)
        for fact in FACTS
    )


@cache
def situations() -> dict[str, tuple[str, ...]]:
    """Return the wordings of every situation."""
    text = (files(__package__) / "facts" / "situations.toml").read_text("utf-8")
    return convert(tomllib.loads(text), SituationFile).situations


@Language.factory("replylint_facts", assigns=["doc._.facts"], requires=["doc.spans"])
def make_facts(nlp: Language, name: str) -> "FactFinder":
    """Return the component that decides the facts of the exchange."""
    del name
    return FactFinder(nlp)


class FactFinder:
    """Sets doc._.facts from the draft and, where given, doc._.customer and doc._.thread."""

    def __init__(self, nlp: Language) -> None:
        self._signals = [(file.fact, signal) for file in fact_files() for signal in file.signals]
        self._found = {source: self._index(nlp, source) for source in _SOURCES}
        self._marks = [
            (number, signal.source, re.compile(signal.marks))
            for number, (_, signal) in enumerate(self._signals)
            if signal.marks
        ]
        self._situations: PatternIndex[str] = PatternIndex(nlp)
        for situation, patterns in situations().items():
            self._situations.add(situation, patterns)

    def __call__(self, doc: Doc) -> Doc:
        """Decide the facts."""
        evidence = self.evidence(doc)
        for file in fact_files():
            score = file.bias + sum(
                signal.weight * evidence.strength(number, signal)
                for number, (fact, signal) in enumerate(self._signals)
                if fact == file.fact
            )
            evidence.known[file.fact] = score > 0
        doc._.facts = Facts(**evidence.known, situation=self._situation(doc))
        return doc

    def evidence(self, doc: Doc) -> Evidence:
        """Return what was met in the exchange, before anything is decided."""
        met: Counter[int] = Counter()
        for source in _SOURCES:
            for part in _parts(doc, source):
                for sentence in _sentences(part):
                    met.update(self._met(sentence, source))
                met.update(n for n, s, mark in self._marks if s == source and mark.search(part.text))
        acts = frozenset(act.label_ for act in doc.spans.get(ACTS, ()))
        return Evidence(doc._.customer is not None, acts, met)

    def _met(self, sentence: Span, source: str) -> set[int]:
        """Return the numbers of the signals that a sentence gives."""
        doc, start, end = sentence.doc, sentence.start, sentence.end
        keys = {hit.key for hit in self._found[source].find(doc, start, end)}
        return {key for key in keys if key >= 0 and ~key not in keys}

    def _situation(self, doc: Doc) -> tuple[str, ...]:
        source = doc if doc._.customer is None else doc._.customer
        hits = (hit for s in _sentences(source) for hit in self._found_situations(s))
        return tuple(dict.fromkeys(hits))

    def _found_situations(self, sentence: Span) -> Iterator[str]:
        for hit in self._situations.find(sentence.doc, sentence.start, sentence.end):
            yield hit.key

    def _index(self, nlp: Language, source: str) -> PatternIndex[int]:
        """Return the wordings of a source by the number of their signal; `~number` takes it back."""
        index: PatternIndex[int] = PatternIndex(nlp)
        for number, (_, signal) in enumerate(self._signals):
            if signal.source == source:
                index.add(number, signal.patterns)
                index.add(~number, signal.unless)
        return index


def _parts(doc: Doc, source: str) -> tuple[Doc, ...]:
    if source == "draft":
        return (doc,)
    if source == "thread":
        return tuple(part for part in doc._.thread or () if part is not None)
    return () if doc._.customer is None else (doc._.customer,)


def _sentences(doc: Doc) -> Iterator[Span]:
    """Yield the sentences that are not other people's words."""
    if not doc.has_annotation("SENT_START"):
        sentences(doc)
    quotes = [zone for zone in doc.spans.get(ZONES, ()) if zone.label_ == "quote"]
    for sentence in doc.sents:
        if not any(zone.start <= sentence.start < zone.end for zone in quotes):
            yield sentence
