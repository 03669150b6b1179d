"""The fast tier's model: a logistic regression on words, a few look-ups a sentence."""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from replylint.learned.exchange import Turn
from replylint.learned.features import Rows, features
from replylint.learned.judgement import Scores

SENTENCE, REPLY = "sentence", "reply"
Grid = NDArray[np.float32]
_ALL = np.zeros(1, dtype=np.intp)


class Linear:
    """Scores replies by the weights of their features."""

    def __init__(self, folder: Path) -> None:
        """Load the model in `folder`; of its weights only those that are asked for."""
        self._weights = {
            # a plain view of the file: numpy's own class for that is slow to index
            name: np.asarray(np.load(folder / f"{name}.npy", mmap_mode="r"))
            for name in (SENTENCE, REPLY)
        }
        self._bound = len(self._weights[SENTENCE]) - 1

    def __call__(self, turn: Turn) -> Scores:
        """Return the log odds of all labels."""
        seen = features(turn, self._bound)
        sentences = self._odds(SENTENCE, seen.rows, seen.starts)
        return Scores(sentences, self._odds(REPLY, seen.reply, _ALL)[0])

    def _odds(self, name: str, rows: Rows, starts: Rows) -> Grid:
        """Return the log odds of each text; the last row of the weights is the bias."""
        weights = self._weights[name]
        lengths = np.empty_like(starts)
        lengths[:-1], lengths[-1] = starts[1:], len(rows)
        lengths -= starts
        sums = np.add.reduceat(weights.take(rows, axis=0), starts)
        odds: Grid = sums / np.sqrt(lengths, dtype=np.float32)[:, None] + weights[-1]
        return odds
