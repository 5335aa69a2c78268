"""Exponentially weighted pool: past months come again, recent ones more often; some are lent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from misaq.core.stats.arrays import Floats, Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.drawing import draw_columns, places_by_weight, spread


@dataclass(frozen=True, slots=True)
class WeightedPool:
    """Months weighed by age.

    Attributes:
        half_life: months after which a month counts half.
        lent: share of the draws that come from other areas of the group.
        name: in tables.
    """

    half_life: float = 6.0
    lent: float = 0.0
    name: str = "weighted pool"

    def learn(self, history: AreaMonths, measure: Measure, leads: tuple[int, ...]) -> WeightedPool:  # noqa: ARG002 -- as every model
        """Nothing is to be learnt."""
        return self

    def fit(self, history: AreaMonths, measure: Measure) -> FittedPool:
        """Weigh all months known."""
        age = np.arange(history.months)[::-1]
        weights = 0.5 ** (age / self.half_life)
        return FittedPool(history.counts(measure), weights, history.groups, self.lent)


@dataclass(frozen=True, slots=True)
class FittedPool:
    """Months (areas, months) with their weights (months,)."""

    months: Ints
    weights: Floats
    groups: Ints
    lent: float

    def draw(self, lead: int, draws: int, dice: Dice) -> Ints:  # noqa: ARG002 -- as every model
        """Draw own months, and the lent share from areas of the group."""
        lent = round(draws * self.lent)
        own = draw_columns(self.months, self.weights, draws - lent, dice)
        if not lent:
            return own
        rows = [self._lend(area, lent, dice) for area in range(len(self.months))]
        return np.concatenate((own, np.stack(rows)), axis=1)

    def _lend(self, area: int, draws: int, dice: Dice) -> Ints:
        """Return months of the other areas of the group, or own ones where there is no other."""
        others = np.flatnonzero(self.groups == self.groups[area])
        others = others[others != area] if others.size > 1 else others
        month = places_by_weight(self.weights, spread(draws, dice))
        lender = others[dice.integers(0, others.size, size=draws)]
        return np.asarray(self.months[lender, month], dtype=np.int64)
