"""How often an area itself saw anything: it weighs the more, the fewer months it had of late.

What is learnt from all areas says too much of those that hardly see anything: one event there is
most often the only one for years.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from misaq.core.stats.arrays import Flags, Floats
from misaq.core.stats.logistic import expit, log_odds

_RECENT_MONTHS = 60
_LONG_MONTHS = 120
_ENOUGH = 12.0
_PRIOR_MONTHS = 12.0
_PRIOR_CASES = 0.5


@dataclass(frozen=True, slots=True)
class OwnRate:
    """The share of an area's months with anything, and how much it weighs; each (areas,)."""

    rate: Floats
    weight: Floats

    def draw_near(self, chance: Floats) -> Floats:
        """Return the chance, drawn so far towards the own rate in log odds."""
        return expit((1.0 - self.weight) * log_odds(chance) + self.weight * log_odds(self.rate))


def own_rate(happened: Flags, most: float) -> OwnRate:
    """Return the rate of the last ten years, a little above none.

    Args:
        happened: shape (areas, months).
        most: its weight where nothing happened in five years; none from twelve months with
            anything on, and evenly between.
    """
    recent = happened[:, -_RECENT_MONTHS:].sum(axis=1)
    long = happened[:, -_LONG_MONTHS:]
    rate = (long.sum(axis=1) + _PRIOR_CASES) / (long.shape[1] + _PRIOR_MONTHS)
    return OwnRate(rate, most * np.maximum(1.0 - recent / _ENOUGH, 0.0))
