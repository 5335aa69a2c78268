"""How many an event kills: past events drawn again, an area's own and its group's."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from misaq.core.stats.arrays import Floats, Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.drawing import places_by_weight

HALF_LIFE = 24.0
SHRINKAGE = 15.0
_LONG_HALF_LIFE = 240.0
_ENOUGH = 15.0


@dataclass(frozen=True, slots=True)
class Severities:
    """Deaths of past events, and how much each weighs for each area.

    Attributes:
        deaths: shape (events,).
        weights: shape (areas, events).
    """

    deaths: Ints
    weights: Floats

    def total(self, counts: Ints, dice: Dice) -> Ints:
        """Return the deaths of so many events; shape of ``counts``, (areas, draws)."""
        if not self.deaths.size:
            return np.zeros_like(counts)
        rows = [self._total_of(area, row, dice) for area, row in enumerate(counts)]
        return np.stack(rows).astype(np.int64)

    def _total_of(self, area: int, counts: Ints, dice: Dice) -> Ints:
        many = int(counts.sum())
        if not many:
            return np.zeros_like(counts)
        marks = self.deaths[places_by_weight(self.weights[area], dice.random(many))]
        draw = np.repeat(np.arange(counts.size), counts)
        return np.bincount(draw, weights=marks, minlength=counts.size).astype(np.int64)


def fit_severities(
    history: AreaMonths, half_life: float = HALF_LIFE, shrinkage: float = SHRINKAGE
) -> Severities:
    """Weigh past events by age; an area with few of its own lends from its group, then from all.

    The own events weigh as many as they are (by age); what is known of the area besides weighs
    ``shrinkage``. That is its own long past, as far as there is one, and else its group's and a
    little everyone's: what an area saw ten years ago says more of it than what others see now.
    """
    age = history.months - 1 - history.event_month
    recent = 0.5 ** (age / half_life)
    is_own = history.event_area == np.arange(len(history.areas))[:, None]
    long_past = is_own * 0.5 ** (age / _LONG_HALF_LIFE)
    many = long_past.sum(axis=1, keepdims=True)
    known = many / (many + _ENOUGH)
    group = (history.groups[history.event_area] == history.groups[:, None]) * recent
    lent = shrinkage * _shares(group) + _shares(recent[None, :])
    weights = is_own * recent + known * shrinkage * _shares(long_past) + (1.0 - known) * lent
    return Severities(history.event_deaths, weights)


def as_measured(counts: Ints, measure: Measure, severities: Severities | None, dice: Dice) -> Ints:
    """Return the events themselves, or the deaths they bring."""
    if measure is Measure.EVENTS or severities is None:
        return counts
    return severities.total(counts, dice)


def _shares(weights: Floats) -> Floats:
    total = weights.sum(axis=1, keepdims=True)
    return np.asarray(weights / np.where(total > 0.0, total, 1.0), dtype=np.float64)
