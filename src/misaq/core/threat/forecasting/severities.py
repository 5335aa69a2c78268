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

    The own events weigh as many as they are (by age), the group's together ``shrinkage``, those of
    all areas together one.
    """
    age = history.months - 1 - history.event_month
    recent = 0.5 ** (age / half_life)
    own = (history.event_area == np.arange(len(history.areas))[:, None]) * recent
    group = (history.groups[history.event_area] == history.groups[:, None]) * recent
    weights = own + shrinkage * _shares(group) + _shares(recent[None, :])
    return Severities(history.event_deaths, weights)


def as_measured(counts: Ints, measure: Measure, severities: Severities | None, dice: Dice) -> Ints:
    """Return the events themselves, or the deaths they bring."""
    if measure is Measure.EVENTS or severities is None:
        return counts
    return severities.total(counts, dice)


def _shares(weights: Floats) -> Floats:
    total = weights.sum(axis=1, keepdims=True)
    return np.asarray(weights / np.where(total > 0.0, total, 1.0), dtype=np.float64)
