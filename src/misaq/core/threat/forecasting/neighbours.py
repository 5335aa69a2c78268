"""Which areas lie near which, so that violence next door can be a sign."""

from __future__ import annotations

import numpy as np

from misaq.core.stats.arrays import Floats
from misaq.core.threat.forecasting.area_months import AreaMonths

_KM_OF_DEGREE = 111.2


def near_weights(history: AreaMonths, reach: float) -> Floats:
    """Return shape (areas, areas): what each other area counts for an area; rows sum to one.

    An area twice as far counts as its square: the weight falls by ``e`` every ``reach`` kilometres
    between the middle points. Of an area whose middle is not on record all others of its group
    count alike; an area that has no other counts itself.
    """
    weights = np.where(_known(history), np.exp(-_kilometres(history) / reach), 0.0)
    weights = np.where(_known(history).any(axis=1, keepdims=True), weights, _same_group(history))
    total = weights.sum(axis=1, keepdims=True)
    alone = np.eye(len(weights))
    return np.asarray(np.where(total > 0.0, weights / np.where(total > 0.0, total, 1.0), alone))


def _known(history: AreaMonths) -> Floats:
    """Return of which pairs of different areas the distance is known."""
    return np.asarray(np.isfinite(_kilometres(history)) & ~np.eye(len(history.areas), dtype=bool))


def _kilometres(history: AreaMonths) -> Floats:
    """Return shape (areas, areas); nan where a middle is not on record. Flat earth is enough."""
    if history.middles is None:
        return np.full((len(history.areas),) * 2, np.nan)
    north, east = history.middles.T
    narrow = np.cos(np.radians(np.nanmean(north))) if np.isfinite(north).any() else 1.0
    apart = np.hypot(north[:, None] - north, narrow * (east[:, None] - east))
    return np.asarray(_KM_OF_DEGREE * apart)


def _same_group(history: AreaMonths) -> Floats:
    same = history.groups[:, None] == history.groups
    return np.asarray(same & ~np.eye(len(same), dtype=bool), dtype=np.float64)
