"""Months of an invented country: five areas in two groups, ten years, from a seed."""

from __future__ import annotations

import numpy as np

from misaq.core.stats.dice import Dice
from misaq.core.threat.forecasting.area_months import AreaMonths, make_area_months


def dice_of(key: tuple[int, ...]) -> Dice:
    """Return NumPy's generator of the key."""
    return np.random.default_rng(key)


def invented_events(seed: int = 3) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return area, month and deaths of events, more in some areas than in others."""
    dice = np.random.default_rng(seed)
    counts = dice.poisson(np.array([0.1, 1.0, 3.0, 0.3, 6.0])[:, None], size=(5, 120))
    area, month = (np.repeat(place.ravel(), counts.ravel()) for place in np.indices(counts.shape))
    return area, month, dice.geometric(0.3, size=area.size) - 1


def invented_panel(seed: int = 3) -> AreaMonths:
    """Return the panel of those events."""
    return panel_of(invented_events(seed))


def panel_of(events: tuple[np.ndarray, np.ndarray, np.ndarray]) -> AreaMonths:
    """Return a panel of any events in that country."""
    areas = ("hills", "plains", "coast", "isles", "capital")
    return make_area_months(areas, np.array([0, 0, 0, 1, 1]), 2001 * 12, 120, events)
