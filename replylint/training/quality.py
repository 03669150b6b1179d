"""Measure every rule on the validation batches, for `replylint corpus quality`."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from replylint.config import Settings
from replylint.draft import Tier
from replylint.evaluate import Counts, Evaluation, Labels, evaluate
from replylint.linter import Linter
from replylint.quality import ALL, Quality
from replylint.training.examples import rows
from replylint.training.plan import Plan


def measure(plan: Plan, exchanges: Path, tier: Tier) -> Evaluation:
    """Return the figures of a tier over all codes that are labelled, preview rules included."""
    linter = Linter(Settings(tier=tier, preview=True))
    records = [
        (row.draft(), Labels(row.findings, row.complaint, row.at_fault, row.refusal, row.open))
        for _, row in rows(exchanges, plan.validation)
    ]
    codes = {rule.code for rule in linter.rules} & {*plan.codes, *plan.by_rule_alone}
    return evaluate(records, linter, sorted(codes))


def publish(plan: Plan, exchanges: Path, tiers: Sequence[Tier], file: Path) -> None:
    """Write the figures of these tiers to `file`."""
    figures = {tier: _table(measure(plan, exchanges, tier)) for tier in tiers}
    file.write_bytes(msgspec.json.format(msgspec.json.encode(figures), indent=1) + b"\n")


def _table(figures: Evaluation) -> dict[str, Quality]:
    by_code = {code: _quality(counts) for code, counts in figures.codes.items()}
    return {ALL: _quality(figures.total), **by_code}


def _quality(counts: Counts) -> Quality:
    found = counts.right + counts.wrong
    return Quality(
        round(counts.precision, 3) if found else None,
        round(counts.recall, 3) if counts.support else None,
        counts.support,
    )
