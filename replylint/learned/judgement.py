"""What models say of one reply."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from replylint.learned.labels import Labels

Grid = NDArray[np.float32]
Flags = NDArray[np.bool_]
_WHERE = 0.7
"""How much of a finding's probability is the likeliest sentence's; the reply as a whole has the
rest. What is missing from a reply is judged by the whole alone."""


class Scores(NamedTuple):
    """What one model says, as log odds."""

    sentences: Grid
    """A row for each sentence: acts, then codes."""
    reply: Grid
    """Facts, then codes."""


class Judgement(Struct, frozen=True):
    """Probabilities between 0 and 1, by label."""

    starts: tuple[int, ...]
    """The token at which each sentence begins that was read."""
    acts: Mapping[str, tuple[float, ...]]
    """By act, one for each sentence."""
    places: Mapping[str, tuple[float, ...]]
    """By code, for each sentence how likely a finding points at it."""
    findings: Mapping[str, float]
    """By code, how likely a careful reader would ask for it anywhere in the reply."""
    facts: Mapping[str, float]


def judgement_of(
    labels: Labels, absences: Flags, starts: tuple[int, ...], said: Sequence[Scores]
) -> Judgement:
    """Return what several models say together: the mean of their log odds.

    `absences` flags the codes of `labels` that are judged for the reply as a whole.
    """
    sentences = _chances(np.mean([scores.sentences for scores in said], axis=0))
    reply = _chances(np.mean([scores.reply for scores in said], axis=0))
    acts, facts = len(labels.acts), len(labels.facts)
    places, findings = sentences[:, acts:], reply[facts:]
    mixed = np.where(absences, findings, _WHERE * places.max(0) + (1 - _WHERE) * findings)
    return Judgement(
        starts,
        dict(zip(labels.acts, map(tuple, sentences[:, :acts].T.tolist()), strict=True)),
        dict(zip(labels.codes, map(tuple, places.T.tolist()), strict=True)),
        dict(zip(labels.codes, mixed.tolist(), strict=True)),
        dict(zip(labels.facts, reply[:facts].tolist(), strict=True)),
    )


def _chances(odds: Grid) -> Grid:
    return np.asarray(1 / (1 + np.exp(-odds)), dtype=np.float32)
