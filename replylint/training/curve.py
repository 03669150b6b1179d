"""How well models tell acts and findings by themselves, and how that grows with the corpus.

By themselves: without wordings and without the thresholds of single rules. A finding counts from
one probability on, the same for all codes, an act from one of its own: those that are best on the
calibration batches.
"""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec
import numpy as np
from numpy.typing import NDArray

from replylint.draft import Tier
from replylint.learned import Judge, judge
from replylint.training import Tell
from replylint.training.examples import example_of, examples, learned_batches, rows
from replylint.training.levels import best_level, f1
from replylint.training.observed import observe
from replylint.training.plan import Plan

SHARES = (0.25, 0.5, 0.75, 1.0)
_FAMILY = 3
"""Letters of a code that name its family."""
Grid = NDArray[np.float32]


class Point(msgspec.Struct, frozen=True):
    """The F1 on the validation batches of models trained on so many exchanges."""

    exchanges: int
    acts: float
    findings: float
    by_act: Mapping[str, float]
    by_family: Mapping[str, float]


class _Seen(msgspec.Struct, frozen=True):
    """Some batches as the models see them, beside their labels."""

    acts: Grid
    true_acts: Grid
    findings: Grid
    true_findings: Grid


def read_curves(file: Path) -> dict[Tier, list[Point]]:
    """Return the points of each tier in a file, the last the one of all exchanges.

    A file that is not there yet holds none.
    """
    if not file.exists():
        return {}
    return msgspec.json.decode(file.read_bytes(), type=dict[Tier, list[Point]])


def write_curves(curves: Mapping[Tier, Sequence[Point]], file: Path) -> None:
    """Write the points of each tier."""
    file.write_bytes(msgspec.json.format(msgspec.json.encode(curves), indent=1) + b"\n")


def curve(plan: Plan, exchanges: Path, tier: Tier, tell: Tell) -> list[Point]:
    """Return a point for each of SHARES of the exchanges that are trained on."""
    # scikit-learn and, for the full tier, torch: measuring a trained model needs neither
    from replylint.training.run import learn  # noqa: PLC0415

    known = examples(exchanges, learned_batches(plan, exchanges), plan)
    order = random.Random(plan.seed).sample(known, len(known))  # noqa: S311 - no secret
    points = []
    for share in SHARES:
        some = order[: round(share * len(order))]
        with TemporaryDirectory() as folder:
            needed: tuple[Tier, ...] = ("fast",) if tier == "fast" else ("fast", "full")
            learn(some, plan, needed, Path(folder), tell)
            points.append(point_of(judge(tier, Path(folder)), len(some), plan, exchanges))
            judge.cache_clear()
        tell(f"{len(some):,} exchanges: acts {points[-1].acts}, findings {points[-1].findings}")
    return points


def add_shipped(plan: Plan, exchanges: Path, tiers: Sequence[Tier], file: Path) -> None:
    """Put the models that the package holds in the place of a curve's last point."""
    curves = read_curves(file)
    count = sum(1 for _ in rows(exchanges, learned_batches(plan, exchanges)))
    for tier in tiers:
        smaller = curves.get(tier, [])[:-1]
        curves[tier] = [*smaller, point_of(judge(tier), count, plan, exchanges)]
    write_curves(curves, file)


def point_of(own: Judge, count: int, plan: Plan, exchanges: Path) -> Point:
    """Return how well a judge that was trained on `count` exchanges does."""
    tuned = _seen(plan, exchanges, plan.calibration, own)
    seen = _seen(plan, exchanges, plan.validation, own)
    least = best_level(tuned.findings, tuned.true_findings)
    by_act = zip(tuned.acts.T, tuned.true_acts.T, strict=True)
    enough = np.array([best_level(*column) for column in by_act])
    right, found, due = _counts(seen.acts >= enough, seen.true_acts)
    hit, said, asked = _counts(seen.findings >= least, seen.true_findings)
    families = np.array([code[:_FAMILY] for code in own.labels.codes])
    by_family = {
        name: _rounded(*(counts[families == name].sum() for counts in (hit, said, asked)))
        for name in dict.fromkeys(families.tolist())
    }
    acts = {
        name: _rounded(right[at], found[at], due[at]) for at, name in enumerate(own.labels.acts)
    }
    together = (
        _rounded(right.sum(), found.sum(), due.sum()),
        _rounded(hit.sum(), said.sum(), asked.sum()),
    )
    return Point(count, *together, acts, by_family)


def _seen(plan: Plan, exchanges: Path, batches: Sequence[str], own: Judge) -> _Seen:
    acts, true_acts, findings, true_findings = [], [], [], []
    for one in observe(rows(exchanges, batches), own, plan):
        example = example_of(one.reading, one.row, plan, one.unlabelled)
        acts.append(one.judgement.by_sentence[:, : len(own.labels.acts)])
        true_acts.append(example.acts)
        findings.append(one.judgement.by_code * example.known)
        true_findings.append(example.findings * example.known)
    return _Seen(
        np.concatenate(acts),
        np.concatenate(true_acts),
        np.stack(findings),
        np.stack(true_findings),
    )


def _counts(said: NDArray[np.bool_], true: Grid) -> tuple[Grid, Grid, Grid]:
    """Return by column how many are right, how many were said, and how many are true."""
    return (said & (true > 0)).sum(0), said.sum(0), (true > 0).sum(0)


def _rounded(right: float, said: float, true: float) -> float:
    return round(f1(right, said, true), 3)
