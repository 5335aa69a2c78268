"""A pool spreads its draws too wide: its levels are put right by a beta distribution."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from misaq.core.stats.arrays import Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.model import Forecaster, Model


@dataclass(frozen=True, slots=True)
class BetaTransform:
    """The inner model with the levels of its quantiles moved.

    A linear pool of calibrated members is too wide. What it calls level u is called G(u), G the
    distribution function of a beta: with both shapes above 1 the ends come closer; a second shape
    above the first brings the upper end down further.

    Attributes:
        inner: the model, most often a linear pool.
        first: first shape of the beta, above 0.
        second: second shape, above 0; both 1 change nothing.
        name: in tables.

    Source:
        Ranjan and Gneiting (2010), JRSS B 72, "Combining probability forecasts".
    """

    inner: Model
    first: float = 1.0
    second: float = 1.0
    name: str = "beta-transformed pool"

    def learn(self, history: AreaMonths, measure: Measure, leads: tuple[int, ...]) -> BetaTransform:
        """Let the inner model learn."""
        return replace(self, inner=self.inner.learn(history, measure, leads))

    def fit(self, history: AreaMonths, measure: Measure) -> FittedTransform:
        """Fit the inner model."""
        return FittedTransform(self.inner.fit(history, measure), self.first, self.second)


@dataclass(frozen=True, slots=True)
class FittedTransform:
    """A fitted model and the shapes of the beta."""

    inner: Forecaster
    first: float
    second: float

    def draw(self, lead: int, draws: int, dice: Dice) -> Ints:
        """Draw from the inner model and take of its ordered draws those at the moved levels."""
        from scipy.special import betaincinv

        said = np.sort(self.inner.draw(lead, draws, dice), axis=1)
        levels = betaincinv(self.first, self.second, (np.arange(draws) + 0.5) / draws)
        places = np.minimum((levels * draws).astype(np.int64), draws - 1)
        return np.asarray(said[:, places], dtype=np.int64)
