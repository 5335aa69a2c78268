"""How sure a mean over months is: blocks of following months drawn anew."""

from __future__ import annotations

import numpy as np

from misaq.core.stats.arrays import Floats
from misaq.core.stats.dice import Dice

_ROUNDS = 1_000
_BLOCK = 3


def block_span(values: Floats, dice: Dice) -> tuple[float, float]:
    """Return the central 95 % of the mean when blocks of three months are drawn anew.

    Months resemble their neighbours; blocks run around the end of the series, shape (months,).
    """
    blocks = -(-values.size // _BLOCK)
    starts = dice.integers(0, values.size, size=(_ROUNDS, blocks))
    places = (starts[:, :, None] + np.arange(_BLOCK)) % values.size
    means = values[places.reshape(_ROUNDS, -1)[:, : values.size]].mean(axis=1)
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)
