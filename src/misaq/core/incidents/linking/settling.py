"""From bits to a probability that holds on these two sources, and from where a link is settled.

A model of evidence is too sure of itself: facts hang together. So what it says is set against what
chance links after shifts. Chance can link only events of which neither is told by the other source
anyway, so that a link of a shift counts by how likely both are to stand alone. In a band of bits
with 100 links of which shifts find 8 such, a link is right with about .92. Bands are drawn together
until more bits never mean less; where hardly any link is, the model's own word counts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from misaq.core.lists.calibration import Bin
from misaq.core.stats.arrays import Floats

_OF_ONE_BAND = 20
"""Links that a band holds at least, where there are so many."""
_BANDS = 24
_MODEL = 4.0
"""Links that the model's word counts like in each band."""
_EDGES = (0.0, 0.1, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 1.0)


@dataclass(frozen=True, slots=True)
class Chance:
    """What was assigned after one shift.

    Attributes:
        bits: shape (links,), evidence with the base rate.
        alone: shape (links,), how likely neither of the two has a partner unshifted, 0 to 1.
    """

    bits: Floats
    alone: Floats


@dataclass(frozen=True, slots=True)
class Curve:
    """Probability by bits, in straight lines between the points.

    Attributes:
        bits: shape (points,), rising; empty where there was nothing to learn from.
        probability: shape (points,), not falling.
    """

    bits: Floats
    probability: Floats

    def at(self, bits: Floats) -> Floats:
        """Return the probability of each, 0 to 1."""
        if not self.bits.size:
            return np.asarray(1.0 / (1.0 + np.exp2(-np.clip(bits, -60.0, 60.0))))
        return np.asarray(np.interp(bits, self.bits, self.probability))


def draw_curve(bits: Floats, said: Floats, chances: Sequence[Chance]) -> Curve:
    """Return what links of so many bits are worth.

    Args:
        bits: shape (links,), of the assigned pairs.
        said: shape (links,), the model's probability of each.
        chances: what was assigned after each shift.
    """
    if not bits.size or not chances:
        return Curve(np.zeros(0), np.zeros(0))
    from scipy.optimize import isotonic_regression

    order = np.argsort(bits, kind="stable")
    groups = np.array_split(order, max(1, min(_BANDS, bits.size // _OF_ONE_BAND)))
    edges = [-np.inf, *(float(bits[group[0]]) for group in groups[1:]), np.inf]
    chance = _by_chance(chances, chances_at=lambda one: one.bits, edges=edges)
    links = np.array([group.size for group in groups], dtype=np.float64)
    model = np.array([said[group].mean() for group in groups])
    right = np.clip(links - chance, 0.0, None) + _MODEL * model
    held = isotonic_regression(right / (links + _MODEL), weights=links).x
    middle = np.array([float(np.median(bits[group])) for group in groups])
    return Curve(middle, np.asarray(held))


def find_cut(bits: Floats, chances: Sequence[Chance], wanted: float, floor: float) -> float | None:
    """Return the fewest bits from which links are precise enough; None where none are.

    Args:
        bits: of the assigned pairs.
        chances: what was assigned after each shift.
        wanted: precision that all links from there on together have to reach, 0 to 1.
        floor: fewest bits to look at.
    """
    rising = np.unique(bits[bits >= floor])
    if not rising.size:
        return None
    ordered = np.sort(bits)
    matched = ordered.size - np.searchsorted(ordered, rising)
    pooled = np.sort(np.concatenate([one.bits for one in chances]))
    by_chance = (pooled.size - np.searchsorted(pooled, rising)) / len(chances)
    good = np.flatnonzero(1.0 - by_chance / matched >= wanted)
    return float(rising[good[0]]) if good.size else None


def bands(said: Floats, curve: Curve, chances: Sequence[Chance]) -> tuple[Bin, ...]:
    """Return by probability said how many links, and the share that chance does not explain."""
    edges = (*_EDGES[:-1], 1.1)
    by_chance = _by_chance(chances, chances_at=lambda one: curve.at(one.bits), edges=edges)
    table = []
    for number, (low, high) in enumerate(pairwise(_EDGES)):
        inside = (said >= edges[number]) & (said < edges[number + 1])
        links = int(inside.sum())
        true = max(1.0 - float(by_chance[number]) / links, 0.0) if links and chances else 0.0
        table.append(Bin(low, high, links, float(said[inside].mean()) if links else 0.0, true))
    return tuple(table)


def _by_chance(
    chances: Sequence[Chance], *, chances_at: Callable[[Chance], Floats], edges: Sequence[float]
) -> Floats:
    """Return how many links chance makes in each band, on average over the shifts."""
    told = np.concatenate([np.zeros(0), *(chances_at(one) for one in chances)])
    alone = np.concatenate([np.zeros(0), *(one.alone for one in chances)])
    counts, _ = np.histogram(told, bins=np.asarray(edges), weights=alone)
    return np.asarray(counts / max(len(chances), 1))
