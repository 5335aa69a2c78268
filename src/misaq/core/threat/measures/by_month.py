"""Events counted into areas and months."""

from __future__ import annotations

import numpy as np

from misaq.core.stats.arrays import Ints
from misaq.core.threat.measures.events import DatedEvents


def events_by_month(events: DatedEvents, weights: Ints | None = None) -> Ints:
    """Return shape (areas, months): events, or their weights, of each area and month.

    What is known to no area of the level or to no month is left out; ``counts`` counts it apart.
    """
    month = events.month
    kept = (events.area >= 0) & (month >= 0)
    shape = (len(events.areas.codes), events.months)
    cell = events.area[kept] * events.months + month[kept]
    sums = np.bincount(
        cell, weights=None if weights is None else weights[kept], minlength=shape[0] * shape[1]
    )
    return np.asarray(sums.reshape(shape), dtype=np.int64)


def deaths_by_month(events: DatedEvents) -> Ints:
    """Return shape (areas, months) of best figures of deaths; no figure adds nothing."""
    return events_by_month(events, np.maximum(events.best, 0))
