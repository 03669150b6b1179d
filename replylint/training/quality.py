"""Measure every rule on the validation batches, for `replylint corpus quality`."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from replylint.config import Settings
from replylint.draft import Tier
from replylint.evaluate import Counts, Evaluation, Labels, evaluate
from replylint.linter import Linter
from replylint.quality import ALL, FILE, Quality, published
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


def publish(plan: Plan, exchanges: Path, tiers: Sequence[Tier], file: Path = FILE) -> None:
    """Write the figures of these tiers to `file`, beside those of the other tier."""
    figures = {tier: dict(own) for tier, own in published().items()}
    for tier in tiers:
        figures[tier] = _table(measure(plan, exchanges, tier))
    file.write_bytes(msgspec.json.format(msgspec.json.encode(figures), indent=1) + b"\n")
    published.cache_clear()


def _table(figures: Evaluation) -> dict[str, Quality]:
    by_code = {code: _quality(counts) for code, counts in figures.codes.items()}
    noise = (figures.loud + figures.quiet) / max(1, figures.clean)
    return {ALL: replace(_quality(figures.total), noise=round(noise, 3)), **by_code}


def _quality(counts: Counts) -> Quality:
    found = counts.right + counts.wrong
    return Quality(
        round(counts.precision, 3) if found else None,
        round(counts.recall, 3) if counts.support else None,
        counts.support,
        round(counts.f1, 3) if found or counts.support else None,
    )
