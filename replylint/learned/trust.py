"""How far to trust what the models and the wordings say, measured on batches held out of training.

Each is a logistic regression: `replylint corpus calibrate` fits them.
"""

from collections.abc import Mapping
from functools import cache, cached_property
from math import exp, log
from pathlib import Path

import msgspec
from msgspec import Struct

from replylint.draft import Tier
from replylint.learned import FOLDER

TRUST = "trust.json"
LIKELY = 0.5
_ALMOST = 1e-4


class Curve(Struct, frozen=True, dict=True):
    """From a model's probability to a confidence."""

    slope: float
    bias: float
    said: float = 0.0
    """What it counts, in log odds, that the wordings say so too."""

    def of(self, chance: float, *, said: bool = False) -> float:
        """Return the confidence, between 0 and 1."""
        return 1 / (1 + exp(-(self.slope * log_odds(chance) + self.said * said + self.bias)))

    def chance_for(self, confidence: float, *, said: bool = False) -> float:
        """Return the probability that gives this confidence: comparing it saves a logarithm."""
        wanted = log(confidence / (1 - confidence)) - self.said * said - self.bias
        odds = exp(wanted / self.slope)
        return (odds * (1 + _ALMOST) - _ALMOST) / (1 + odds)

    def decides(self, chance: float) -> bool | None:
        """Return whether it is likely whatever the wordings say; None where that depends on it."""
        least, most = self._limits
        return None if least < chance <= most else chance > most

    @cached_property
    def _limits(self) -> tuple[float, float]:
        limits = [self.chance_for(LIKELY, said=said) for said in (True, False)]
        return min(limits), max(limits)


class Trust(Struct, frozen=True):
    """The curves of a tier."""

    matched: Curve
    """For findings that the wordings of a rule have found."""
    alone: Curve
    """For those that only the models have found."""
    facts: Mapping[str, Curve]
    situation: Curve
    """For every situation: each alone is too rare to be measured."""


def log_odds(chance: float) -> float:
    """Return the log odds of a probability, kept away from the infinite."""
    return log((chance + _ALMOST) / (1 - chance + _ALMOST))


@cache
def trust_of(tier: Tier, folder: Path = FOLDER) -> Trust:
    """Return the curves of a tier, read from `folder`."""
    return msgspec.json.decode((folder / TRUST).read_bytes(), type=dict[str, Trust])[tier]
