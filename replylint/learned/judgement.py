"""What models say of one reply."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from replylint.learned.labels import Labels
from replylint.patterns.wording import Tokens

Grid = NDArray[np.float32]
Flags = NDArray[np.bool_]
_WHERE = 0.7
"""How much of a finding's probability is the likeliest sentence's; the reply as a whole has the
rest. What is missing from a reply is judged by the whole alone."""


_SHARES = (0.4, 0.6)
"""What the linear model and the encoder count where both are asked."""


class Scores(NamedTuple):
    """What one model says, as log odds."""

    sentences: Grid
    """A row for each sentence: acts, then codes."""
    reply: Grid
    """Facts, then codes."""


class Judgement(Struct, frozen=True, eq=False):
    """Probabilities between 0 and 1; rows and columns in the order of sentences and labels."""

    labels: Labels
    sentences: tuple[Tokens, ...]
    """The tokens of each sentence that was read."""
    by_sentence: Grid
    """A row for each sentence: acts, then for each code how likely a finding points at it."""
    by_code: Grid
    """How likely a careful reader would ask for each code anywhere in the reply."""
    by_fact: Grid

    def act(self, name: str) -> Grid:
        """Return how likely each sentence does an act."""
        return self.by_sentence[:, self.labels.act(name)]

    def place(self, code: str) -> Grid:
        """Return how likely a finding with this code points at each sentence."""
        return self.by_sentence[:, len(self.labels.acts) + self.labels.code(code)]

    def finding(self, code: str) -> float:
        """Return how likely a careful reader would ask for a code anywhere in the reply."""
        return float(self.by_code[self.labels.code(code)])

    def fact(self, name: str) -> float:
        """Return how likely a fact holds."""
        return float(self.by_fact[self.labels.fact(name)])


def judgement_of(
    labels: Labels, absences: Flags, sentences: Sequence[Tokens], said: Sequence[Scores]
) -> Judgement:
    """Return what one or two models say together: a mean of their log odds.

    `absences` flags the codes of `labels` that are judged for the reply as a whole.
    """
    by_sentence = _chances([scores.sentences for scores in said])
    reply = _chances([scores.reply for scores in said])
    by_fact, findings = reply[: len(labels.facts)], reply[len(labels.facts) :]
    likeliest = by_sentence[:, len(labels.acts) :].max(0)
    by_code = np.where(absences, findings, _WHERE * likeliest + (1 - _WHERE) * findings)
    return Judgement(labels, tuple(sentences), by_sentence, by_code, by_fact)


def _chances(odds: Sequence[Grid]) -> Grid:
    together = odds[0] if len(odds) == 1 else np.average(odds, axis=0, weights=_SHARES)
    return np.asarray(1 / (1 + np.exp(-together)), dtype=np.float32)
