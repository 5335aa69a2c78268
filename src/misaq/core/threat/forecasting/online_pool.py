"""Weights of a pool learnt from scores already known: who did well of late says more."""

from __future__ import annotations

import numpy as np

from misaq.core.stats.arrays import Floats


def online_weights(scores: Floats, rate: float = 2.0, half_life: float = 24.0) -> Floats:
    """Return the weight of each member; they sum to one.

    Args:
        scores: shape (months, members), mean score of each member in months whose truth is known;
            lower is better. Without a month all weigh the same.
        rate: how much a score better by its own mean counts; 0 leaves all alike.
        half_life: months after which a score counts half.
    """
    months, members = scores.shape
    if not months:
        return np.full(members, 1.0 / members)
    age = np.arange(months)[::-1]
    recent = 0.5 ** (age / half_life)
    mean = recent @ scores / recent.sum()
    level = mean.mean()
    gains = np.zeros(members) if level == 0.0 else -(mean - mean.min()) / level
    raw = np.exp(rate * recent.sum() * gains)
    return np.asarray(raw / raw.sum(), dtype=np.float64)
