"""From which probability on something counts."""

import numpy as np

from replylint.training.levels import best_level


def test_the_level_parts_what_is_true_from_what_is_not() -> None:
    chances = np.array([0.1, 0.15, 0.2, 0.32, 0.4, 0.5], dtype=np.float32)
    level = best_level(chances, (chances > 0.3).astype(np.float32))
    assert 0.2 < level <= 0.32


def test_what_is_rare_may_count_at_a_low_probability() -> None:
    chances = np.array([0.01] * 98 + [0.12, 0.14], dtype=np.float32)
    assert 0.01 < best_level(chances, (chances > 0.1).astype(np.float32)) <= 0.12


def test_of_equal_levels_the_middle_one_counts() -> None:
    chances = np.array([0.1, 0.1, 0.9], dtype=np.float32)
    assert 0.3 < best_level(chances, np.array([0, 0, 1], dtype=np.float32)) < 0.7


def test_what_never_holds_has_no_level_that_a_probability_reaches() -> None:
    assert best_level(np.array([0.2, 0.9, 1.0], dtype=np.float32), np.zeros(3, np.float32)) > 1
