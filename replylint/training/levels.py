"""From which probability on something counts: where F1 is best on exchanges held out for that."""

import numpy as np
from numpy.typing import NDArray

Grid = NDArray[np.float32]
_LEVELS = np.linspace(0.01, 0.9, 90)
_NEVER = 1.01


def best_level(chances: Grid, true: Grid) -> float:
    """Return the level that is best for all values together, the middle one of equals.

    Where nothing is true, one that no probability reaches.
    """
    scores = [_f1(chances >= level, true > 0) for level in _LEVELS]
    best = np.flatnonzero(np.isclose(scores, max(scores)))
    return round(float(_LEVELS[best[len(best) // 2]]), 2) if max(scores) > 0 else _NEVER


def _f1(said: NDArray[np.bool_], true: NDArray[np.bool_]) -> float:
    return 2 * float((said & true).sum()) / max(1.0, float(said.sum() + true.sum()))
