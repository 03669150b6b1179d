"""Train, calibrate and set thresholds: what `replylint corpus train` and `calibrate` do."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from replylint.draft import Tier
from replylint.learned import LABELS, Judge, judge
from replylint.learned.trust import TRUST, Trust
from replylint.rule import Rule
from replylint.rule_file import read_rule
from replylint.training import Tell, linear, thresholds
from replylint.training.calibrate import sightings, trust_in
from replylint.training.examples import Example, examples, labels_of, learned_batches, rows
from replylint.training.observed import Observed, observe
from replylint.training.plan import Plan


class Places(msgspec.Struct, frozen=True):
    """Where things are read and written."""

    exchanges: Path
    models: Path
    rules: Path

    def rule_files(self) -> list[Rule]:
        """Return the rules. Raises RuleError."""
        return [read_rule(path) for path in sorted(self.rules.glob("*/*.toml"))]


def train(plan: Plan, places: Places, tiers: Iterable[Tier], tell: Tell) -> None:
    """Train the models of these tiers on all batches but those held out. Raises StartError."""
    batches = learned_batches(plan, places.exchanges)
    learn(examples(places.exchanges, batches, plan), plan, tiers, places.models, tell)


def learn(
    known: Sequence[Example], plan: Plan, tiers: Iterable[Tier], models: Path, tell: Tell
) -> None:
    """Train the models of these tiers on examples, and write them to the folder `models`.

    Raises StartError, before anything is written.
    """
    labels = labels_of(plan)
    tell(f"{len(known):,} exchanges")
    if "full" in tiers:
        from replylint.training import encoder, export, start  # noqa: PLC0415 - bring torch

        begin = start.start(plan.encoder.layers)
        tell("training the encoder")
        network = encoder.train(known, labels, plan, begin, tell)
        export.export(network, begin.tokenizer, models / "full")
    if "fast" in tiers:
        tell("training the linear model")
        linear.train(known, labels, plan, models / "fast")
    written = msgspec.json.format(msgspec.json.encode(labels), indent=1)
    (models / LABELS).write_bytes(written)
    judge.cache_clear()


def calibrate(plan: Plan, places: Places, tiers: Iterable[Tier], tell: Tell) -> None:
    """Fit the trust and the thresholds of these tiers on the batches held out for that."""
    held_out = list(rows(places.exchanges, plan.calibration))
    file = places.models / TRUST
    trust: dict[Tier, msgspec.Raw | Trust] = {}
    if file.exists():
        # those of the other tier as they are: they may lack what this version of Trust has
        trust.update(msgspec.json.decode(file.read_bytes(), type=dict[Tier, msgspec.Raw]))
    chosen: dict[Tier, dict[str, float]] = {}
    for tier in tiers:
        tell(f"the {tier} tier reads {len(held_out):,} exchanges")
        own = judge(tier, places.models)
        rules = [rule for rule in places.rule_files() if rule.code in own.labels.codes]
        observed = observe(held_out, own, plan)
        trust[tier] = fitted = trust_in(observed, rules)
        chosen[tier] = _thresholds(observed, rules, own, fitted, tier)
    file.write_bytes(msgspec.json.format(msgspec.json.encode(trust)) + b"\n")
    thresholds.write(places.rule_files(), chosen)


def _thresholds(
    observed: list[Observed], rules: list[Rule], own: Judge, trust: Trust, tier: Tier
) -> dict[str, float]:
    seen = list(sightings(observed, rules, own.labels, trust, tier))
    return thresholds.thresholds(seen, rules)
