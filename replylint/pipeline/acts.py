"""Speech acts: what a sentence does. Each act is a file of wordings in the folder beside.

An act's file holds `act`, `about` (one line: what counts) and one or more `[[wordings]]` tables
with `patterns`, and where needed `unless` (wordings in the same sentence that take it back) and
`question` (true or false: only in questions, never in them).
"""

import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import cast

from msgspec import Struct, convert
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from replylint.patterns import Hit, PatternIndex
from replylint.patterns.flat import Act, words_of
from replylint.patterns.wording import Tokens
from replylint.pipeline.echo import EARLY, echoes
from replylint.pipeline.sentences import asks, bounds
from replylint.pipeline.zones import zones_of
from replylint.shipped import shipped

ACTS = "replylint_acts"
_BUSY = frozenset(("instruction", "refusal", "policy", "request-for-data", "non-apology"))
"""What a sentence does that repeats the customer's words to another end than to say them back."""


class Wordings(Struct, frozen=True, forbid_unknown_fields=True):
    """Wordings of an act that share their guards."""

    patterns: tuple[str, ...]
    unless: tuple[str, ...] = ()
    question: bool | None = None


class ActFile(Struct, frozen=True, forbid_unknown_fields=True):
    """One speech act."""

    act: str
    about: str
    wordings: tuple[Wordings, ...] = ()
    zones: tuple[str, ...] = ("body",)


@cache
def act_files() -> tuple[ActFile, ...]:
    """Return the speech acts that replylint knows, by name."""
    known = shipped("acts.json", tuple[ActFile, ...])
    if known is not None:
        return known
    folder = files(__package__) / "acts"
    found = [
        tomllib.loads(f.read_text("utf-8")) for f in folder.iterdir() if f.name.endswith(".toml")
    ]
    return tuple(sorted((convert(data, ActFile) for data in found), key=lambda file: file.act))


@Language.factory(ACTS, assigns=["doc.spans"], requires=["token.is_sent_start"])
def make_acts(nlp: Language, name: str) -> "ActMatcher":
    """Return the component that finds speech acts by their wordings."""
    del name
    return ActMatcher(nlp)


def acts_by_wordings(nlp: Language, doc: Doc) -> list[Act]:
    """Return the speech acts of a doc that has its sentences, found now if they were not yet."""
    words = words_of(doc)
    if words.acts is None:
        words.acts = cast("ActMatcher", nlp.get_pipe(ACTS)).find(doc)
    return words.acts


class ActMatcher:
    """Sets doc.spans["replylint_acts"]: spans of words, each labelled with its speech act."""

    def __init__(self, nlp: Language) -> None:
        self._groups = [(file, group) for file in act_files() for group in file.wordings]
        self._found: PatternIndex[int] = PatternIndex(nlp)
        self._unless: PatternIndex[int] = PatternIndex(nlp)
        for number, (_, group) in enumerate(self._groups):
            self._found.add(number, group.patterns)
            self._unless.add(number, group.unless)

    def __call__(self, doc: Doc) -> Doc:
        """Find the acts of a doc."""
        words_of(doc).acts = acts = self.find(doc)
        spans = [Span(doc, act.start, act.end, label=act.label) for act in acts]
        doc.spans[ACTS] = SpanGroup(doc, name=ACTS, spans=spans)
        return doc

    def find(self, doc: Doc) -> list[Act]:
        """Return the acts of every sentence outside quotations."""
        zones = zones_of(doc)
        taken_back = self._unless.find_all(doc)
        acts = [
            act
            for sentence, hits in self._found.find_all(doc).items()
            if (zone := zones.get(sentence[0], "body")) != "quote"
            for act in self._acts(doc, sentence, zone, hits, taken_back.get(sentence, ()))
        ]
        return acts + _restatements(doc, zones, acts)

    def _acts(
        self,
        doc: Doc,
        sentence: Tokens,
        zone: str,
        hits: Iterable[Hit[int]],
        unless: Iterable[Hit[int]],
    ) -> list[Act]:
        taken_back = {hit.key for hit in unless}
        question = asks(words_of(doc), *sentence)
        found: dict[str, list[Act]] = {}
        reached: dict[str, int] = {}
        for key, start, end, _ in hits:
            file, group = self._groups[key]
            if key in taken_back or zone not in file.zones:
                continue
            if group.question is not None and group.question != question:
                continue
            # hits come by their start, so one that ends no later than another lies within it
            if end > reached.get(file.act, -1):
                reached[file.act] = end
                found.setdefault(file.act, []).append(Act(file.act, start, end))
        return [act for acts in found.values() for act in acts]


def _restatements(doc: Doc, zones: dict[int, str], acts: list[Act]) -> list[Act]:
    """Return the sentences of the body that say back what the customer wrote, if no wording did."""
    if any(act.label == "restatement" for act in acts):
        return []
    messages = [m for m in (doc._.customer, *(doc._.thread or ())) if m is not None]
    if not messages:
        return []
    busy = {at for act in acts if act.label in _BUSY for at in range(act.start, act.end)}
    early = list(islice((bound for bound in bounds(doc) if bound[0] not in zones), EARLY))
    body = [words_of(doc).of(start, end) for start, end in early]
    return [
        Act("restatement", *early[at])
        for at in echoes(body, [words_of(message).text for message in messages])
        if busy.isdisjoint(range(*early[at]))
    ]
