"""What is trained, on what, and how: corpus/training.toml."""

import tomllib
from pathlib import Path
from typing import Annotated

import msgspec


class EncoderPlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the encoder of the full tier is trained."""

    layers: Annotated[int, msgspec.Meta(ge=1, le=12)]
    """The layers that are kept of what the encoder begins as, from below: they are what costs."""
    rounds: int
    batch: int
    rate: float
    """The encoder's highest learning rate; the heads learn `head_rate` times as fast."""
    head_rate: float
    warm_up: float
    """The share of steps in which the rate rises; from then on it falls in a line."""
    weight_decay: float
    dropout: float
    weights: dict[str, float]
    """What each task's loss counts: acts, places, findings, facts."""


class LinearPlan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How the linear model of the fast tier is trained."""

    buckets: int
    """Places of the table that features are hashed to."""
    strength: float
    """How freely weights may grow (C of a logistic regression)."""


class Plan(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Everything that decides what comes out, besides the corpus itself."""

    seed: int
    calibration: tuple[str, ...]
    """Batches that are never trained on: confidence and thresholds come from them."""
    validation: tuple[str, ...]
    """Batches that nothing is trained or tuned on: the published figures come from them."""
    first_wave: tuple[str, ...]
    """Batches whose labels leave out the codes of `second_wave`."""
    second_wave: tuple[str, ...]
    acts: tuple[str, ...]
    codes: tuple[str, ...]
    by_rule_alone: tuple[str, ...]
    """Labelled codes that a program decides by itself: no model is asked."""
    absences: tuple[str, ...]
    """Codes that are judged for the reply as a whole."""
    situations: tuple[str, ...]
    encoder: EncoderPlan
    linear: LinearPlan

    def unlabelled(self, batch: str) -> frozenset[str]:
        """Return the codes that the labels of a batch say nothing about."""
        return frozenset(self.second_wave if batch in self.first_wave else ())

    @property
    def held_out(self) -> tuple[str, ...]:
        """Return the batches that are never trained on."""
        return (*self.calibration, *self.validation)


def read_plan(path: Path) -> Plan:
    """Return the plan in a TOML file. Raises msgspec.ValidationError with the key that is wrong."""
    return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Plan)
