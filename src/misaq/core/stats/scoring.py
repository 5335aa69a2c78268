"""Proper scores of forecasts given as draws; lower is better for each.

Shapes: ``draws`` (..., n) and ``observed`` (...), alike but for the last axis.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from misaq.core.stats.arrays import Flags, Floats, Ints
from misaq.core.stats.dice import Dice
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

DEATH_BINS = (0.0, 0.5, 2.5, 5.5, 10.5, 25.5, 50.5, 100.5, 250.5, 500.5, 1000.5)
"""Edges used by the VIEWS prediction challenge 2023/24; the last bin has no upper end."""

EVENT_BINS = (0.0, 0.5, 1.5, 2.5, 5.5, 10.5, 20.5, 50.5, 100.5)
"""The same for counts of events."""


def crps(draws: Floats | Ints, observed: Floats | Ints) -> Floats:
    """Return the continuous ranked probability score of the draws' own distribution.

    Source:
        Gneiting and Raftery (2007), JASA 102, section 4.2: E|X-y| - E|X-X'|/2.
    """
    check_alike(draws, observed)
    ordered = np.sort(np.asarray(draws, dtype=np.float64), axis=-1)
    many = ordered.shape[-1]
    apart = np.abs(ordered - np.asarray(observed, dtype=np.float64)[..., None]).mean(axis=-1)
    places = 2.0 * np.arange(1, many + 1) - many - 1.0
    return np.asarray(apart - (ordered @ places) / many**2, dtype=np.float64)


def ignorance(
    draws: Floats | Ints, observed: Floats | Ints, edges: Sequence[float] = DEATH_BINS
) -> Floats:
    """Return minus the binary logarithm of the probability of the bin that came true.

    Each bin is given one draw more than it has, so that no outcome is impossible: the number
    therefore depends on the edges and on how many draws there are.
    """
    check_alike(draws, observed)
    counts = np.stack([within(draws, bounds).sum(axis=-1) for bounds in _bins(edges)], axis=-1) + 1
    happened = np.stack([within(observed, bounds) for bounds in _bins(edges)], axis=-1)
    right = np.where(happened, counts, 0).sum(axis=-1)
    return np.asarray(np.log2(counts.sum(axis=-1)) - np.log2(right), dtype=np.float64)


def interval_score(draws: Floats | Ints, observed: Floats | Ints, level: float = 0.9) -> Floats:
    """Return the width of the central interval, and a fine for each unit an outcome lies outside.

    Source:
        Gneiting and Raftery (2007), section 6.2; its mean is the MIS of VIEWS.
    """
    check_alike(draws, observed)
    low, high = central_interval(draws, level)
    fine = 2.0 / (1.0 - level)
    below = np.maximum(low - observed, 0.0)
    above = np.maximum(observed - high, 0.0)
    return np.asarray(high - low + fine * (below + above), dtype=np.float64)


def central_interval(draws: Floats | Ints, level: float = 0.9) -> tuple[Floats, Floats]:
    """Return the lower and upper end that leave (1 - level)/2 of the draws on each side."""
    if not 0.0 < level < 1.0:
        raise InputRefused(
            tell("A level of {level} makes no interval.", level=level),
            next_step=tell("Give one between 0 and 1."),
        )
    tail = (1.0 - level) / 2.0
    low, high = np.quantile(draws, (tail, 1.0 - tail), axis=-1)
    return low, high


def brier(probability: Floats, happened: Flags) -> Floats:
    """Return the squared distance of a probability from what happened (1) or did not (0)."""
    return np.asarray((probability - happened) ** 2, dtype=np.float64)


def chance_of_at_least(draws: Floats | Ints, least: float) -> Floats:
    """Return the share of draws that reach ``least``."""
    return np.asarray((np.asarray(draws) >= least).mean(axis=-1), dtype=np.float64)


def pit(draws: Floats | Ints, observed: Floats | Ints, dice: Dice) -> Floats:
    """Return where the outcome fell among the draws, in [0, 1]; ties are broken by the dice.

    Uniform for a forecast that is right, also where most outcomes are zero.

    Source:
        Czado, Gneiting and Held (2009), Biometrics 65, for counts.
    """
    check_alike(draws, observed)
    seen = np.asarray(observed)[..., None]
    below = (draws < seen).mean(axis=-1)
    ties = (draws == seen).mean(axis=-1)
    return np.asarray(below + dice.random(below.shape) * ties, dtype=np.float64)


def within(values: Floats | Ints, bounds: tuple[float, float]) -> Flags:
    """Return which values lie from the lower end up to, but without, the upper."""
    return np.asarray((values >= bounds[0]) & (values < bounds[1]))


def check_alike(draws: Floats | Ints, observed: Floats | Ints) -> None:
    """Refuse draws and outcomes of different shape, and a forecast without draws."""
    if draws.shape[:-1] != observed.shape or draws.shape[-1:] in {(), (0,)}:
        raise InputRefused(
            tell(
                "Draws of shape {shape} do not fit outcomes of shape {other}.",
                shape=draws.shape,
                other=observed.shape,
            ),
            next_step=tell("Give one row of draws for each outcome."),
        )


def _bins(edges: Sequence[float]) -> list[tuple[float, float]]:
    return list(pairwise((*edges, np.inf)))
