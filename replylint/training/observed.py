"""Exchanges beside what the models say of them: what is measured, needs no training library."""

from collections.abc import Iterable

from msgspec import Struct

from replylint.learned import Judge, Judgement
from replylint.pipeline import Reading, build_pipeline, read
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


def observe(rows: Iterable[tuple[str, Row]], judge: Judge, plan: Plan) -> list[Observed]:
    """Return the rows, each with its batch, read and judged."""
    nlp, observed = build_pipeline(), []
    for batch, row in rows:
        reading = read(nlp, row.draft())
        judgement = judge(reading.doc)
        if judgement:
            observed.append(Observed(row, reading, judgement, plan.unlabelled(batch)))
    return observed
