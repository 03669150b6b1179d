"""The fast tier's model: a logistic regression on words, a few look-ups a sentence."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from replylint.learned.exchange import Exchange
from replylint.learned.features import features
from replylint.learned.judgement import Scores

SENTENCE, REPLY = "sentence", "reply"
Grid = NDArray[np.float32]


class Linear:
    """Scores exchanges by the weights of their features."""

    def __init__(self, folder: Path) -> None:
        """Load the model in `folder`; of its weights only those that are asked for."""
        self._weights = {
            # a plain view of the file: numpy's own class for that is slow to index
            name: np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"))
            for name in (SENTENCE, REPLY)
        }
        self._bound = len(self._weights[SENTENCE]) - 1

    def __call__(self, exchange: Exchange) -> Scores:
        """Return the log odds of all labels."""
        sentences, reply = features(exchange, self._bound)
        return Scores(self._odds(SENTENCE, sentences), self._odds(REPLY, [reply])[0])

    def _odds(self, name: str, texts: Sequence[Sequence[int]]) -> Grid:
        """Return the log odds of each text; the last row of the weights is the bias."""
        weights = self._weights[name]
        lengths = np.array([len(own) for own in texts])
        starts = lengths.cumsum() - lengths
        rows = weights[[feature for own in texts for feature in own]].astype(np.float32)
        odds: Grid = np.add.reduceat(rows, starts) / np.sqrt(lengths)[:, None] + weights[-1]
        return odds
