"""The full tier's own model: a small encoder as int8 ONNX, and the heads on its states."""

from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from replylint.learned.exchange import Turn, exchange_of
from replylint.learned.judgement import Scores
from replylint.learned.labels import Labels
from replylint.learned.window import Window, Windows

ENCODER, TOKENIZER, HEADS = "encoder.onnx", "tokenizer.json", "heads.npz"
Grid = NDArray[np.float32]


class Encoder:
    """Scores replies in as few passes as they need, on one thread."""

    def __init__(self, folder: Path, labels: Labels) -> None:
        """Load the model in `folder`, which says these labels."""
        onnxruntime.disable_telemetry_events()  # builds for Windows would send some
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(
            str(folder / ENCODER), options, providers=["CPUExecutionProvider"]
        )
        self._windows = Windows(Tokenizer.from_file(str(folder / TOKENIZER)))
        self._heads = dict(np.load(folder / HEADS))
        self._missing = np.isin([*labels.facts, *labels.codes], labels.absences)

    def __call__(self, turn: Turn) -> Scores:
        """Return the log odds of all labels."""
        scores = [self.score(window) for window in self._windows.of(exchange_of(turn))]
        replies = np.stack([part.reply for part in scores])
        # what one part of a long reply lacks may stand in the next, and what it holds, it holds
        reply = np.where(self._missing, replies.min(0), replies.max(0))
        return Scores(np.concatenate([part.sentences for part in scores]), reply)

    def score(self, window: Window) -> Scores:
        """Return the log odds of a window: see replylint.training.network for what is pooled."""
        states = self._states(window)
        starts = np.array([start for start, _ in window.bounds]) - window.context
        lengths = np.array([[end - start] for start, end in window.bounds])
        own = states[window.context : window.bounds[-1][1]]
        means = np.add.reduceat(own, starts) / lengths
        tops = np.maximum.reduceat(own, starts)
        first = np.broadcast_to(states[0], means.shape)
        before = states[: window.context].mean(0)
        reply = np.concatenate([states[0], means.mean(0), means.max(0), before])
        sentences = np.concatenate([means, tops, first], axis=1)
        return Scores(self._head("sentence", sentences), self._head("reply", reply))

    def _states(self, window: Window) -> Grid:
        pieces = np.array([window.pieces], dtype=np.int64)
        kinds = np.zeros_like(pieces)
        kinds[0, window.context :] = 1
        given = {"pieces": pieces, "mask": np.ones_like(pieces), "kinds": kinds}
        states: Grid = self._session.run(None, given)[0][0]
        return states

    def _head(self, name: str, values: Grid) -> Grid:
        odds: Grid = values @ self._heads[f"{name}.weight"].T + self._heads[f"{name}.bias"]
        return odds
