"""How sure the mean score over several piles is: days drawn again, the same days for every pile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import numpy as np

_DRAWS = 2_000
_SEED = 7
Tally = Mapping[date, tuple[int, int, int]]
"""Of each day the links found, those that are right, and the events that can be found."""


def tally(
    days: Iterable[tuple[date, int, int, int]],
) -> Tally:
    """Return found, right and wanted of each day, added up."""
    found: dict[date, tuple[int, int, int]] = {}
    for day, *counts in days:
        before = found.get(day, (0, 0, 0))
        found[day] = (before[0] + counts[0], before[1] + counts[1], before[2] + counts[2])
    return found


def draw_mean_f1(piles: Sequence[Tally]) -> np.ndarray:
    """Return the mean F1 of the piles in each draw of days."""
    days = sorted(set().union(*piles))
    dice = np.random.default_rng(_SEED)
    weights = dice.multinomial(len(days), np.full(len(days), 1 / len(days)), size=_DRAWS)
    scores = []
    for pile in piles:
        counts = np.array([pile.get(day, (0, 0, 0)) for day in days], dtype=np.float64)
        found, right, wanted = (weights @ counts).T
        scores.append(2 * right / np.maximum(found + wanted, 1.0))
    return np.asarray(np.mean(scores, axis=0))


def interval(draws: np.ndarray) -> str:
    """Return the middle 95 % of the draws, in words."""
    low, high = np.quantile(draws, (0.025, 0.975))
    return f"[{low:.3f}, {high:.3f}]"
