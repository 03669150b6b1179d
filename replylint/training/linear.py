"""Train the linear model of the fast tier: one logistic regression for each label."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from replylint.learned import Labels
from replylint.learned.features import Rows
from replylint.learned.linear import REPLY, SENTENCE
from replylint.training.examples import Example
from replylint.training.plan import Plan

Grid = NDArray[np.float32]
_RARE = 3
"""A label with fewer examples is never said."""


def train(examples: Sequence[Example], labels: Labels, plan: Plan, folder: Path) -> None:
    """Write the trained model to `folder`. The same seed gives the same."""
    folder.mkdir(parents=True, exist_ok=True)
    sentences = [own for e in examples for own in np.split(e.features.rows, e.features.starts[1:])]
    replies = [e.features.reply for e in examples]
    counts = [len(e.features.starts) for e in examples]
    known = np.stack([e.known for e in examples])
    by_sentence = np.concatenate([np.hstack([e.acts, e.places]) for e in examples])
    by_reply = np.stack([np.concatenate([e.facts, e.findings]) for e in examples])
    for name, texts, targets, mask in (
        (SENTENCE, sentences, by_sentence, np.repeat(_widened(known, labels.acts), counts, axis=0)),
        (REPLY, replies, by_reply, _widened(known, labels.facts)),
    ):
        weights = _weights(_matrix(texts, plan.linear.buckets), targets, mask, plan)
        # half the digits are enough and keep the package small; reading them whole is quicker
        np.save(folder / f"{name}.npy", weights.astype(np.float16).astype(np.float32))


def _widened(known: Grid, others: Sequence[str]) -> Grid:
    """Return what is known of each label: all of the others, and the codes as given."""
    return np.hstack([np.ones((len(known), len(others)), dtype=np.float32), known])


def _matrix(texts: Sequence[Rows], buckets: int) -> csr_matrix:
    lengths = np.array([len(own) for own in texts])
    values = np.repeat(1 / np.sqrt(lengths), lengths)
    columns = np.concatenate(texts)
    ends = np.concatenate([[0], lengths.cumsum()])
    return csr_matrix((values, columns, ends), shape=(len(texts), buckets))


def _weights(texts: csr_matrix, targets: Grid, mask: Grid, plan: Plan) -> NDArray[np.float64]:
    """Return the weights, a row for each feature and at last the bias, a column for each label."""
    rarity = np.log(texts.shape[0] / (1 + np.asarray((texts > 0).sum(axis=0)).ravel())) + 1
    scaled = texts.multiply(rarity).tocsr()
    weights = np.zeros((texts.shape[1] + 1, targets.shape[1]))
    weights[-1] = -9
    for label in range(targets.shape[1]):
        rows = mask[:, label] > 0
        wanted = targets[rows, label]
        if wanted.sum() >= _RARE:
            model = LogisticRegression(
                C=plan.linear.strength, solver="liblinear", random_state=plan.seed
            )
            model.fit(scaled[rows], wanted)
            weights[:-1, label] = model.coef_[0] * rarity
            weights[-1, label] = model.intercept_[0]
    return weights
