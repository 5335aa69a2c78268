"""Two questions apart: whether anything happens, and if so how much."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from misaq.core.stats.arrays import Floats, Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.model import Forecaster, Model
from misaq.core.threat.forecasting.occurrence import FittedOccurrence, Occurrence


@dataclass(frozen=True, slots=True)
class Hurdle:
    """The inner model's sizes, of which so many as an occurrence model and its own zeros say.

    A linear pool is too wide at its upper end: the levels of its sizes above zero are moved by a
    beta. Moving the zeros with them, as a beta over the whole does, spoils a chance of zero that
    was right.

    Attributes:
        inner: the model, most often a pool.
        occurrence: how likely anything is.
        first: first shape of the beta, above 0.
        second: second shape; above the first it brings the upper end down. Both 1 change nothing.
        name: in tables.

    Source:
        Ranjan and Gneiting (2010), JRSS B 72, on the beta; Mullahy (1986), J. Econometrics 33, on
        counts with a hurdle.
    """

    inner: Model
    occurrence: Occurrence
    first: float = 1.0
    second: float = 1.0
    name: str = "hurdle"

    def learn(self, history: AreaMonths, measure: Measure, leads: tuple[int, ...]) -> Hurdle:
        """Let both learn."""
        return replace(
            self,
            inner=self.inner.learn(history, measure, leads),
            occurrence=self.occurrence.learn(history, measure, leads),
        )

    def fit(self, history: AreaMonths, measure: Measure) -> FittedHurdle:
        """Fit both."""
        return FittedHurdle(
            self.inner.fit(history, measure),
            self.occurrence.fit(history, measure),
            (self.first, self.second),
        )


@dataclass(frozen=True, slots=True)
class FittedHurdle:
    """Two fitted models and the shapes of the beta."""

    inner: Forecaster
    occurrence: FittedOccurrence
    shapes: tuple[float, float]

    def draw(self, lead: int, draws: int, dice: Dice) -> Ints:
        """Draw from the inner model, and put as many above zero as the chance says."""
        said = np.sort(self.inner.draw(lead, draws, dice), axis=1)
        above = (said > 0).sum(axis=1)
        chance = self.occurrence.blend(lead, (above + 0.5) / (draws + 1.0))
        return _with_chance(said, above, np.rint(chance * draws), self.shapes)


def _with_chance(
    said: Ints, above: Ints, wanted: Floats, shapes: tuple[float, float]
) -> Ints:  # fmt: skip
    """Return ordered draws of which ``wanted`` are above zero, spread over those that were.

    Where none was, the least that can happen is said: one.
    """
    from scipy.special import betaincinv

    draws = said.shape[1]
    place = np.arange(draws) - (draws - wanted[:, None])
    level = np.clip((place + 0.5) / np.maximum(wanted[:, None], 1.0), 0.0, 1.0)
    moved = level if shapes == (1.0, 1.0) else betaincinv(*shapes, level)
    step = np.minimum((moved * above[:, None]).astype(np.int64), above[:, None] - 1)
    source = np.clip(draws - above[:, None] + step, 0, draws - 1)
    sizes = np.maximum(np.take_along_axis(said, source, axis=1), 1)
    return np.where(place >= 0, sizes, 0)
