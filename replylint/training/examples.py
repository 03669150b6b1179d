"""The corpus as examples: what a model reads, and what it should say."""

from collections.abc import Container, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from replylint.diagnostic import TextSpan
from replylint.draft import Channel, Draft, Kind
from replylint.evaluate import Label
from replylint.learned.exchange import Exchange, exchange_of, turn_of
from replylint.learned.features import Features, features
from replylint.learned.labels import SITUATION, Labels
from replylint.pipeline import Reading, build_pipeline, read
from replylint.training.plan import Plan

Grid = NDArray[np.float32]
FACTS = ("complaint", "at_fault", "refusal", "open", "settled")


class Row(msgspec.Struct, frozen=True):
    """A line of corpus/exchanges/*.jsonl."""

    id: str
    channel: str
    kind: str
    thread: tuple[str, ...]
    customer: str
    reply: str
    complaint: bool
    at_fault: bool
    refusal: bool
    open: bool
    settled: bool
    situation: tuple[str, ...]
    findings: tuple[Label, ...]
    acts: tuple[tuple[int, int, str], ...]

    def draft(self) -> Draft:
        """Return the exchange as it is linted."""
        channel = None if self.channel == "macro" else Channel(self.channel)
        return Draft(self.reply, self.customer, self.thread, channel, Kind(self.kind), id=self.id)


class Example(msgspec.Struct, frozen=True):
    """An exchange and its labels: 1 where one holds, 0 where not."""

    exchange: Exchange
    features: Features
    acts: Grid
    """Sentences by acts."""
    places: Grid
    """Sentences by codes: whose words a finding points at."""
    findings: Grid
    facts: Grid
    known: Grid
    """By code, 0 where the labels say nothing about it."""


def rows(folder: Path, batches: Iterable[str]) -> Iterator[tuple[str, Row]]:
    """Yield the exchanges of these batches, each with the name of its batch."""
    decoder = msgspec.json.Decoder(Row)
    for batch in batches:
        for line in (folder / f"{batch}.jsonl").read_bytes().splitlines():
            yield batch, decoder.decode(line)


def learned_batches(plan: Plan, folder: Path) -> list[str]:
    """Return the batches that models are trained on: all but those held out."""
    return sorted({path.stem for path in folder.glob("*.jsonl")} - set(plan.held_out))


def labels_of(plan: Plan) -> Labels:
    """Return what the models of a plan say, in the order in which they say it."""
    facts = (*FACTS, *(f"{SITUATION}{name}" for name in plan.situations))
    return Labels(plan.acts, plan.codes, facts, plan.absences)


def examples(folder: Path, batches: Iterable[str], plan: Plan) -> list[Example]:
    """Return the examples of these batches, the replies cut into sentences as when linting."""
    nlp = build_pipeline()
    return [
        example_of(read(nlp, row.draft()), row, plan, plan.unlabelled(batch))
        for batch, row in rows(folder, batches)
    ]


def example_of(reading: Reading, row: Row, plan: Plan, unlabelled: Container[str]) -> Example:
    """Return the reading of a row as an example; its labels say nothing of codes `unlabelled`."""
    labels = labels_of(plan)
    turn = turn_of(reading.doc)
    spans = [reading.place(*tokens) for tokens in turn.sentences]
    places = np.zeros((len(spans), len(labels.codes)))
    for at, span in enumerate(spans):
        for finding in row.findings:
            start = row.reply.find(finding.quote)
            touches = start < span.end and span.start < start + len(finding.quote)
            if finding.code in labels.codes and touches:
                places[at, labels.codes.index(finding.code)] = 1
    codes = {finding.code for finding in row.findings}
    return Example(
        exchange_of(turn),
        features(turn, plan.linear.buckets),
        acts_labelled(row, spans, labels),
        _grid(places),
        _grid([code in codes for code in labels.codes]),
        _grid([_holds(row, fact) for fact in labels.facts]),
        _grid([code not in unlabelled for code in labels.codes]),
    )


def acts_labelled(row: Row, spans: Sequence[TextSpan], labels: Labels) -> Grid:
    """Return which acts the sentences at `spans` do by the labels: sentences by acts."""
    acts = np.zeros((len(spans), len(labels.acts)))
    for at, span in enumerate(spans):
        for start, end, held in row.acts:
            shared = min(end, span.end) - max(start, span.start)
            if 2 * shared >= min(end - start, span.end - span.start) > 0:
                acts[at, [labels.acts.index(act) for act in held.split()]] = 1
    return _grid(acts)


def _holds(row: Row, fact: str) -> bool:
    kind, _, situation = fact.partition(":")
    return situation in row.situation if situation else bool(getattr(row, kind))


def _grid(values: Any) -> Grid:  # noqa: ANN401 - whatever numpy takes
    return np.asarray(values, dtype=np.float32)
