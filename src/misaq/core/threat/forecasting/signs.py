"""Signs of whether anything will happen: own past, the areas near, the group's, everyone's."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from misaq.core.stats.arrays import Floats
from misaq.core.stats.logistic import log_odds
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure, group_means
from misaq.core.threat.forecasting.discount import Settings, faded, rates
from misaq.core.threat.forecasting.neighbours import near_weights
from misaq.core.threat.forecasting.zero_guard import quiet_before

_KEEPS = (0.5, 0.8, 0.92, 0.97, 0.99)
_REACHES = (30.0, 100.0)
_FLOOR = 1e-3
_LONGEST = 240
_QUIETS = (12, 36, _LONGEST)
_PLAIN = Settings(0.8, 0.08, 0.5, 0.9)
_HALF_LIVES = (6.0, 24.0)


def few_signs(history: AreaMonths, measure: Measure) -> Floats:
    """Return shape (areas, months, 3): what three plain models would have said; for few areas.

    Each value uses its month and those before alone.
    """
    shape, rate = rates(history, _PLAIN)
    by_rate = 1.0 - (rate / (1.0 + rate)) ** shape
    happened = (history.counts(measure) > 0).astype(np.float64)
    shares = [_share(happened, half_life) for half_life in _HALF_LIVES]
    chances = np.stack([by_rate, *shares], axis=-1)
    return log_odds(np.clip(0.98 * chances + 0.01, _FLOOR, 1.0 - _FLOOR))


def many_signs(history: AreaMonths, measure: Measure) -> Floats:
    """Return shape (areas, months, signs), for many areas; the few are the first of them.

    Each value uses its month and those before alone.
    """
    events = history.events
    quiet = [quiet_before(events, months).astype(np.float64) for months in _QUIETS]
    signs = [*_fading(history), _logged(_mean_so_far(events > 0)), _since(history), *quiet]
    many = np.stack([*signs, *_seasons(history)], axis=-1)
    return np.concatenate((few_signs(history, measure), many), axis=-1)


def _fading(history: AreaMonths) -> Iterator[Floats]:
    """Yield logs of fading means of months with an event, of events and of deaths."""
    near = [near_weights(history, reach) for reach in _REACHES]
    for keep in _KEEPS:
        months = (1.0 - keep) * faded((history.events > 0).astype(np.float64), keep)
        events = (1.0 - keep) * faded(np.log1p(history.events), keep)
        for own in (months, events):
            yield from map(_logged, (own, group_means(own, history.groups)))
            yield from (_logged(weights @ own) for weights in near)
        yield _logged(np.broadcast_to(months.mean(axis=0), months.shape))
        yield _logged((1.0 - keep) * faded(np.log1p(history.deaths), keep))


def _share(happened: Floats, half_life: float) -> Floats:
    keep = 0.5 ** (1.0 / half_life)
    return faded(happened, keep) / faded(np.ones((1, happened.shape[1])), keep)


def _logged(values: Floats) -> Floats:
    return np.asarray(np.log(values + _FLOOR))


def _mean_so_far(happened: np.ndarray) -> Floats:
    return np.asarray(np.cumsum(happened, axis=1) / np.arange(1, happened.shape[1] + 1))


def _since(history: AreaMonths) -> Floats:
    """Return the log of months since the last event, at most twenty years."""
    months = np.arange(history.months)
    last = np.maximum.accumulate(np.where(history.events > 0, months, -_LONGEST), axis=1)
    return np.asarray(np.log1p(np.minimum(months - last, _LONGEST)))


def _seasons(history: AreaMonths) -> list[Floats]:
    year = 2.0 * np.pi * ((history.first_month + np.arange(history.months)) % 12) / 12.0
    waves = (np.cos(year), np.sin(year), np.cos(2.0 * year), np.sin(2.0 * year))
    return [np.broadcast_to(wave, history.events.shape) for wave in waves]
