"""Exchanges beside what the models say of them: what is measured, needs no training library."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from replylint.learned import Judge, Judgement
from replylint.learned.trust import Trust
from replylint.pipeline import Reading, build_pipeline, read
from replylint.second_opinion import acts_done, facts_of, own_sentences
from replylint.training.examples import Row
from replylint.training.plan import Plan


class Observed(Struct, frozen=True):
    """An exchange with its labels, what the models say of it, and its reading."""

    row: Row
    reading: Reading
    judgement: Judgement
    unlabelled: frozenset[str]
    """Codes that the labels say nothing about."""

    @property
    def due(self) -> set[str]:
        """Return the codes that a reader asked for."""
        return {finding.code for finding in self.row.findings}

    @property
    def own(self) -> dict[int, int]:
        """Return the numbers in the reading of the judged sentences that are ours."""
        return own_sentences(self.judgement, self.reading)

    def as_judged(self, trust: Trust) -> Reading:
        """Return the reading with the facts and acts that the models make likely."""
        facts = facts_of(self.judgement, self.own, trust)
        acts = acts_done(self.judgement, self.own, trust)
        return replace(self.reading, given=facts, done=acts)


def observe(rows: Iterable[tuple[str, Row]], judge: Judge, plan: Plan) -> list[Observed]:
    """Return the rows, each with its batch, read and judged."""
    nlp, observed = build_pipeline(), []
    for batch, row in rows:
        reading = read(nlp, row.draft())
        judgement = judge(reading.doc)
        if judgement:
            observed.append(Observed(row, reading, judgement, plan.unlabelled(batch)))
    return observed
