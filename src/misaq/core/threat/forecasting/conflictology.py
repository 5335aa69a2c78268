"""The two baselines everything is shown beside: nothing happens, and last year happens again."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from misaq.core.stats.arrays import Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.drawing import draw_columns


@dataclass(frozen=True, slots=True)
class Zero:
    """Nothing happens, nowhere."""

    name: str = "zero"

    def learn(self, history: AreaMonths, measure: Measure, leads: tuple[int, ...]) -> Zero:  # noqa: ARG002 -- as every model
        """Nothing is to be learnt."""
        return self

    def fit(self, history: AreaMonths, measure: Measure) -> FittedMonths:
        """Return a forecaster of zeros."""
        return FittedMonths(np.zeros_like(history.counts(measure)[:, -1:]))


@dataclass(frozen=True, slots=True)
class Conflictology:
    """Any of the last months may come again, each as likely.

    Source:
        The VIEWS prediction challenge 2023/24 names its last-twelve-months benchmark so.
    """

    window: int = 12
    name: str = "conflictology"

    def learn(self, history: AreaMonths, measure: Measure, leads: tuple[int, ...]) -> Conflictology:  # noqa: ARG002 -- as every model
        """Nothing is to be learnt."""
        return self

    def fit(self, history: AreaMonths, measure: Measure) -> FittedMonths:
        """Keep the last months."""
        return FittedMonths(history.counts(measure)[:, -self.window :])


@dataclass(frozen=True, slots=True)
class FittedMonths:
    """Months, shape (areas, months), each as likely."""

    months: Ints

    def draw(self, lead: int, draws: int, dice: Dice) -> Ints:  # noqa: ARG002 -- as every model
        """Draw the months again, whatever the lead."""
        return draw_columns(self.months, np.ones(self.months.shape[1]), draws, dice)
