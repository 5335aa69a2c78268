"""What trees are told of an area after a month: its own past, its group's and everyone's."""

from __future__ import annotations

import numpy as np

from misaq.core.stats.arrays import Floats, Ints
from misaq.core.threat.forecasting.area_months import AreaMonths, group_means
from misaq.core.threat.forecasting.discount import faded

_SPANS = (1, 2, 3, 6, 12, 24, 60)
_GROUP_SPANS = (1, 3, 12, 36)
_LONGEST = 120


def features(history: AreaMonths) -> Floats:
    """Return shape (areas, months, features); each value uses its month and those before alone."""
    columns = [
        part
        for values in (history.events, history.deaths)
        for part in _of_one(values, history.groups)
    ]
    columns += [_since(history.events), _since(history.deaths >= 5)]
    columns += [_mean((history.events > 0).astype(np.float64), span) for span in (6, 36, _LONGEST)]
    season = np.broadcast_to(_season(history), history.events.shape)
    return np.stack([*columns, season], axis=-1)


def _of_one(values: Ints, groups: Ints) -> list[Floats]:
    group = group_means(values, groups)
    everyone = np.broadcast_to(values.mean(axis=0), values.shape)
    columns = [np.log1p(_mean(values, span)) for span in _SPANS]
    columns += [np.log1p(_mean(group, span)) for span in _GROUP_SPANS]
    columns += [np.log1p(_mean(everyone, span)) for span in (1, 12)]
    columns += [np.log1p((1.0 - keep) * faded(values, keep)) for keep in (0.5, 0.9)]
    return columns


def _mean(values: Floats | Ints, span: int) -> Floats:
    """Return the mean of the last so many months; of fewer where the history is shorter."""
    total = np.cumsum(values, axis=1, dtype=np.float64)
    before = np.zeros_like(total)
    before[:, span:] = total[:, :-span]
    known = np.minimum(np.arange(1, values.shape[1] + 1), span)
    return np.asarray((total - before) / known)


def _since(happened: Ints | np.ndarray) -> Floats:
    """Return months since it last happened, at most ten years."""
    months = np.arange(happened.shape[1])
    last = np.maximum.accumulate(np.where(happened > 0, months, -_LONGEST), axis=1)
    return np.minimum(months - last, _LONGEST).astype(np.float64)


def _season(history: AreaMonths) -> Floats:
    month = (history.first_month + np.arange(history.months)) % 12
    return np.asarray(np.cos(2.0 * np.pi * month / 12.0))
