"""What holds in the exchange: is it a complaint, were we at fault, is the answer no, is it open?

Each fact is a file in the folder beside: signals with weights that add up from a bias; above zero
the fact holds. A signal is read in the customer's message, in the thread, in the draft, in the
draft's speech acts, or in facts decided before it (files are read in the order of FACTS).
"""

import tomllib
from functools import cache
from importlib.resources import files

from msgspec import Struct, convert
from spacy.language import Language
from spacy.tokens import Doc

from replylint.patterns import PatternIndex
from replylint.pipeline.acts import ACTS
from replylint.pipeline.zones import ZONES
from replylint.report import Facts

FACTS = ("complaint", "at_fault", "refusal", "settled", "open")
_SOURCES = ("customer", "thread", "draft")

for _name in ("customer", "thread"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)
if not Doc.has_extension("facts"):
    Doc.set_extension("facts", default=None)


class Signal(Struct, frozen=True, forbid_unknown_fields=True):
    """Something that speaks for a fact, or against it where the weight is negative."""

    weight: float
    source: str = "draft"
    patterns: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    """Wordings anywhere in the same source that take it back."""
    acts: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    """All of these hold ("-complaint": does not hold)."""
    message: bool | None = None
    """Counts only if there is (true) or is not (false) a customer's message."""
    each: bool = False
    """Every match counts, up to three, not just the first."""


class FactFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One fact."""

    fact: str
    about: str
    bias: float
    signals: tuple[Signal, ...]


class SituationFile(Struct, frozen=True, forbid_unknown_fields=True):
    """The situations: the wordings of a customer's message, or of a draft without one, by id."""

    situations: dict[str, tuple[str, ...]]


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
        self._signals = [(file, signal) for file in fact_files() for signal in file.signals]
        self._index = {source: _index(nlp, self._signals, source) for source in _SOURCES}
        self._situations: PatternIndex[str] = PatternIndex(nlp)
        for situation, patterns in situations().items():
            self._situations.add(situation, patterns)

    def __call__(self, doc: Doc) -> Doc:
        """Decide the facts."""
        counts = self._counts(doc)
        acts = {act.label_ for act in doc.spans.get(ACTS, ())}
        known: dict[str, bool] = {}
        for file in fact_files():
            score = file.bias + sum(
                self._weigh(number, signal, counts, acts, known, doc._.customer is not None)
                for number, (owner, signal) in enumerate(self._signals)
                if owner is file
            )
            known[file.fact] = score > 0
        doc._.facts = Facts(**known, situation=self._situation(doc))
        return doc

    def _counts(self, doc: Doc) -> dict[int, int]:
        """Return how often the wordings of each signal were met."""
        counts: dict[int, int] = {}
        for source, (found, unless) in self._index.items():
            for part in _parts(doc, source):
                taken_back = {hit.key for hit in unless.find(part)}
                for hit in found.find(part):
                    if hit.key not in taken_back and not _quoted(part, hit.start):
                        counts[hit.key] = counts.get(hit.key, 0) + 1
        return counts

    @staticmethod
    def _weigh(  # noqa: PLR0913 - the whole state of one decision
        number: int,
        signal: Signal,
        counts: dict[int, int],
        acts: set[str],
        known: dict[str, bool],
        message: bool,  # noqa: FBT001
    ) -> float:
        if signal.message not in {None, message}:
            return 0.0
        if not all(known[f.removeprefix("-")] != f.startswith("-") for f in signal.facts):
            return 0.0
        if signal.patterns and number not in counts:
            return 0.0
        if signal.acts and acts.isdisjoint(signal.acts):
            return 0.0
        return signal.weight * (min(3, counts.get(number, 1)) if signal.each else 1)

    def _situation(self, doc: Doc) -> tuple[str, ...]:
        source = doc if doc._.customer is None else doc._.customer
        return tuple(dict.fromkeys(hit.key for hit in self._situations.find(source)))


def _index(
    nlp: Language, signals: list[tuple[FactFile, Signal]], source: str
) -> tuple[PatternIndex[int], PatternIndex[int]]:
    found: PatternIndex[int] = PatternIndex(nlp)
    unless: PatternIndex[int] = PatternIndex(nlp)
    for number, (_, signal) in enumerate(signals):
        if signal.source == source:
            found.add(number, signal.patterns)
            unless.add(number, signal.unless)
    return found, unless


def _parts(doc: Doc, source: str) -> tuple[Doc, ...]:
    if source == "draft":
        return (doc,)
    if source == "thread":
        return tuple(doc._.thread or ())
    return () if doc._.customer is None else (doc._.customer,)


def _quoted(doc: Doc, token: int) -> bool:
    return any(z.label_ == "quote" and z.start <= token < z.end for z in doc.spans.get(ZONES, []))
