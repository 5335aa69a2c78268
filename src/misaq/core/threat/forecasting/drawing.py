"""Draws from weighted values, spread evenly so that chance adds little noise to a score."""

from __future__ import annotations

import numpy as np

from misaq.core.stats.arrays import Floats, Ints
from misaq.core.stats.dice import Dice


def spread(draws: int, dice: Dice) -> Floats:
    """Return so many numbers in [0, 1), one in each of as many equal parts, shuffled."""
    even = (np.arange(draws) + dice.random(draws)) / draws
    return np.asarray(dice.permuted(even), dtype=np.float64)


def places_by_weight(weights: Floats, chances: Floats) -> Ints:
    """Return which value each chance falls on; weights need not sum to one, but one is above 0."""
    ladder = np.cumsum(weights)
    places = np.searchsorted(ladder, chances * ladder[-1], side="right")
    return np.asarray(np.minimum(places, weights.size - 1), dtype=np.int64)


def draw_columns(values: Ints, weights: Floats, draws: int, dice: Dice) -> Ints:
    """Return (areas, draws) of each row's values, its columns drawn by weight.

    Args:
        values: shape (areas, columns).
        weights: shape (columns,), the same for all rows.
        draws: how many.
        dice: throws apart for each row.
    """
    rows = [row[places_by_weight(weights, spread(draws, dice))] for row in values]
    return np.stack(rows).astype(np.int64)
