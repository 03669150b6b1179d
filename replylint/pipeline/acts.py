"""Speech acts: what a sentence does. Each act is a file of wordings in the folder beside.

An act's file holds `act`, `about` (one line: what counts) and one or more `[[wordings]]` tables
with `patterns`, and where needed `unless` (wordings in the same sentence that take it back) and
`question` (true or false: only in questions, never in them).
"""

import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import cast

from msgspec import Struct, convert
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from replylint.patterns import PatternIndex
from replylint.patterns.flat import Act, words_of
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


def acts_by_wordings(nlp: Language, doc: Doc, acts: Iterable[str] | None = None) -> list[Act]:
    """Return where a doc that has its sentences does `acts`, by default any, by their wordings.

    What was found once is not looked for again; some acts only models find.
    """
    return cast("ActMatcher", nlp.get_pipe(ACTS)).find(doc, acts)


class ActMatcher:
    """Sets doc.spans["replylint_acts"]: spans of words, each labelled with its speech act."""

    def __init__(self, nlp: Language) -> None:
        self._acts = {file.act: _Act(file, nlp) for file in act_files()}

    def __call__(self, doc: Doc) -> Doc:
        """Find the acts of a doc."""
        spans = [Span(doc, act.start, act.end, label=act.label) for act in self.find(doc)]
        doc.spans[ACTS] = SpanGroup(doc, name=ACTS, spans=spans)
        return doc

    def find(self, doc: Doc, acts: Iterable[str] | None = None) -> list[Act]:
        """Return where sentences outside quotations do `acts`, by default any."""
        return [
            found for act in (self._acts if acts is None else acts) for found in self._of(doc, act)
        ]

    def _of(self, doc: Doc, act: str) -> list[Act]:
        known = words_of(doc).acts
        if act not in known:
            wordings = self._acts.get(act)
            known[act] = list(wordings.find(doc)) if wordings else []
            if act == "restatement" and not known[act]:
                known[act] = self._echoes(doc)
        return known[act]

    def _echoes(self, doc: Doc) -> list[Act]:
        """Return the sentences of the body that say back what the customer wrote."""
        messages = [m for m in (doc._.customer, *(doc._.thread or ())) if m is not None]
        if not messages:
            return []
        zones = zones_of(doc)
        early = list(islice((bound for bound in bounds(doc) if bound[0] not in zones), EARLY))
        body = [words_of(doc).of(start, end) for start, end in early]
        found = echoes(body, [words_of(message).text for message in messages])
        busy = self.find(doc, _BUSY) if found else []
        return [
            Act("restatement", start, end)
            for start, end in map(early.__getitem__, found)
            if not any(act.start < end and start < act.end for act in busy)
        ]


class _Act:
    """The wordings of one act."""

    def __init__(self, file: ActFile, nlp: Language) -> None:
        self._file = file
        self._found: PatternIndex[int] = PatternIndex(nlp)
        self._unless: PatternIndex[int] = PatternIndex(nlp)
        for number, group in enumerate(file.wordings):
            self._found.add(number, group.patterns)
            self._unless.add(number, group.unless)

    def find(self, doc: Doc) -> Iterator[Act]:
        """Yield where the act's wordings stand, of those within others only the outer ones."""
        found = self._found.find_all(doc)
        zones, unless = (zones_of(doc), self._unless.find_all(doc)) if found else ({}, {})
        for sentence, hits in found.items():
            if zones.get(sentence[0], "body") not in self._file.zones:
                continue
            taken_back = {hit.key for hit in unless.get(sentence, ())}
            question, reached = asks(words_of(doc), *sentence), -1
            for key, start, end, _ in hits:
                only = self._file.wordings[key].question
                # hits come by their start, so one that ends no later than another lies within it
                if key not in taken_back and only in {None, question} and end > reached:
                    reached = end
                    yield Act(self._file.act, start, end)
