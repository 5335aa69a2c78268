"""A guard for quiet areas: where nothing happened for three years, little is said, and measured."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from misaq.core.stats.arrays import Flags, Floats, Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.drawing import spread
from misaq.core.threat.forecasting.model import Forecaster, Model

QUIET_MONTHS = 36
_LOOK_BACK = 120
_PRIOR_MONTHS = 12.0


@dataclass(frozen=True, slots=True)
class ZeroGuard:
    """The inner model, but for areas without an event in the last 36 months.

    These get zeros, and what once broke such a quiet, as often as quiets were broken.
    """

    inner: Model
    quiet_months: int = QUIET_MONTHS
    name: str = "zero guard"

    def learn(self, history: AreaMonths, measure: Measure, leads: tuple[int, ...]) -> ZeroGuard:
        """Let the inner model learn."""
        return replace(self, inner=self.inner.learn(history, measure, leads))

    def fit(self, history: AreaMonths, measure: Measure) -> FittedGuard:
        """Fit the inner model, and see how often quiets were broken, and by how much."""
        quiet = quiet_before(history.events, self.quiet_months)
        counts = history.counts(measure)
        after = quiet[:, :-1][:, -_LOOK_BACK:]
        values = counts[:, 1:][:, -_LOOK_BACK:]
        return FittedGuard(
            self.inner.fit(history, measure),
            quiet[:, -1],
            _chances(after, values, history.groups),
            np.sort(values[after & (values > 0)]),
        )


@dataclass(frozen=True, slots=True)
class FittedGuard:
    """A fitted model, which areas are quiet, the chance of each that they are not, and how much.

    Attributes:
        inner: forecasts the other areas.
        quiet: shape (areas,).
        chances: shape (areas,); chance in a month that something happens in a quiet area.
        values: what happened when a quiet was broken.
    """

    inner: Forecaster
    quiet: Flags
    chances: Floats
    values: Ints

    def draw(self, lead: int, draws: int, dice: Dice) -> Ints:
        """Draw from the inner model, then put quiet areas in the guard's words."""
        said = self.inner.draw(lead, draws, dice)
        for area in np.flatnonzero(self.quiet):
            said[area] = self._guarded(float(self.chances[area]), draws, dice)
        return said

    def _guarded(self, chance: float, draws: int, dice: Dice) -> Ints:
        breaks = np.flatnonzero(spread(draws, dice) < chance)
        row = np.zeros(draws, dtype=np.int64)
        if breaks.size and self.values.size:
            row[breaks] = self.values[dice.integers(0, self.values.size, size=breaks.size)]
        return row


def quiet_before(events: Ints, months: int) -> Flags:
    """Return, after each month, whether an area had so many months without an event."""
    total = np.cumsum(events, axis=1)
    earlier = np.zeros_like(total)
    earlier[:, months:] = total[:, :-months]
    known = np.arange(events.shape[1]) >= months - 1
    return np.asarray((total == earlier) & known)


def _chances(after: Flags, values: Ints, groups: Ints) -> Floats:
    """Return how often quiet months of an area's group were followed by something.

    A group with few quiet months lends from all: its rate is drawn towards theirs by a year.
    """
    many = int(groups.max()) + 1
    broken = np.bincount(groups, (after & (values > 0)).sum(axis=1), minlength=many)
    quiet = np.bincount(groups, after.sum(axis=1), minlength=many)
    overall = (broken.sum() + 0.5) / (quiet.sum() + 100.0)
    return np.asarray(((broken + _PRIOR_MONTHS * overall) / (quiet + _PRIOR_MONTHS))[groups])
