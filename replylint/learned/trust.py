"""How far to trust what the models say, measured on batches held out of training.

`replylint corpus calibrate` fits it: logistic regressions, and a level for each act.
"""

from collections.abc import Mapping
from functools import cache
from math import exp, log
from pathlib import Path

import msgspec
from msgspec import Struct

from replylint.draft import Tier
from replylint.learned import FOLDER

TRUST = "trust.json"
_ALMOST = 1e-4


class Curve(Struct, frozen=True):
    """From a model's probability to a confidence."""

    slope: float
    bias: float

    def of(self, chance: float) -> float:
        """Return the confidence, between 0 and 1."""
        return 1 / (1 + exp(-(self.slope * log_odds(chance) + self.bias)))

    def chance_for(self, confidence: float) -> float:
        """Return the probability that gives this confidence: comparing it saves a logarithm."""
        odds = exp((log(confidence / (1 - confidence)) - self.bias) / self.slope)
        return (odds * (1 + _ALMOST) - _ALMOST) / (1 + odds)


class FactCurve(Struct, frozen=True):
    """From what the models say of a fact, and of the acts that bring it about, to whether it holds.

    Models read sentences better than whole replies: a refusal is sure where a sentence refuses.
    """

    slope: float
    bias: float
    acts: Mapping[str, float] = {}
    """What each act counts, by the log odds of the sentence that is likeliest to do it."""

    def holds(self, fact: float, acts: Mapping[str, float]) -> bool:
        """Tell whether a fact is likelier than not, by its probability and those of all acts."""
        by_act = 0.0
        for act, weight in self.acts.items():
            by_act += weight * log_odds(acts[act])
        return self.slope * log_odds(fact) + by_act + self.bias > 0


class Trust(Struct, frozen=True):
    """How far to trust a tier."""

    matched: Curve
    """For findings that the wordings of a rule have found."""
    alone: Curve
    """For those that only the models have found."""
    facts: Mapping[str, FactCurve]
    acts: Mapping[str, float]
    """From which probability on a sentence does an act. Rare ones are never probable."""
    situation: Curve
    """For every situation: each alone is too rare to be measured."""


def log_odds(chance: float) -> float:
    """Return the log odds of a probability, kept away from the infinite."""
    return log((chance + _ALMOST) / (1 - chance + _ALMOST))


@cache
def trust_of(tier: Tier, folder: Path = FOLDER) -> Trust:
    """Return the curves of a tier, read from `folder`."""
    by_tier = msgspec.json.decode((folder / TRUST).read_bytes(), type=dict[str, msgspec.Raw])
    return msgspec.json.decode(by_tier[tier], type=Trust)
