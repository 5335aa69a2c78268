"""The one shape of every model: learn now and then, fit each month, draw."""

from __future__ import annotations

from typing import Protocol

from misaq.core.stats.arrays import Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure


class Forecaster(Protocol):
    """A model that knows a history."""

    def draw(self, lead: int, draws: int, dice: Dice) -> Ints:
        """Return shape (areas, draws): possible counts ``lead`` months after the last one known.

        Each row is a distribution of its area; rows are not drawn jointly, and the order of the
        draws in a row says nothing.
        """


class Model(Protocol):
    """A way to look ahead."""

    @property
    def name(self) -> str:
        """Its name in tables."""

    def learn(self, history: AreaMonths, measure: Measure, leads: tuple[int, ...]) -> Model:
        """Return the model with what takes long to learn from a history; once a year is enough."""

    def fit(self, history: AreaMonths, measure: Measure) -> Forecaster:
        """Return the model at the end of the history, with what ``learn`` gave it."""
