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
    due = true > 0
    said = [chances >= level for level in _LEVELS]
    scores = [f1((own & due).sum(), own.sum(), due.sum()) for own in said]
    best = np.flatnonzero(np.isclose(scores, max(scores)))
    return round(float(_LEVELS[best[len(best) // 2]]), 2) if max(scores) > 0 else _NEVER


def f1(right: float, said: float, true: float) -> float:
    """Return F1 by how much is right, how much was said and how much is true."""
    return 2 * float(right) / max(1.0, float(said + true))
