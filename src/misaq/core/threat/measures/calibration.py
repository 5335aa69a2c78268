"""The test of an operation, tried where no operation was named."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from misaq.core.stats.arrays import Floats
from misaq.core.threat.measures.placebos import Windows

LEVEL = 0.05
FALSE_SHARE = (0.03, 0.07)
"""Between these the test may be used: how often it finds something at windows without one."""
_FEWEST = 100
_FEWEST_UNITS = 8
_NEAREST = 200
_RIDGE = 1e-6


@dataclass(frozen=True, slots=True)
class Calibration:
    """How the test does where no operation was named.

    Attributes:
        placebos: windows compared with.
        units: districts, or sets of districts, they are of.
        false_share: share of them at which the test, fitted without their own district, found
            something at the level of .05.
        median_change: middle relative change from the year before to the year after, -0.4 for a
            fall of 40 %.
    """

    placebos: int
    units: int
    false_share: float
    median_change: float

    @property
    def is_sound(self) -> bool:
        """Whether the test may be used."""
        low, high = FALSE_SHARE
        return self.is_enough and low <= self.false_share <= high

    @property
    def is_enough(self) -> bool:
        """Whether there are windows enough, of districts enough, to compare with."""
        return self.placebos >= _FEWEST and self.units >= _FEWEST_UNITS


def calibrate(placebos: Windows) -> Calibration:
    """Try the test on each unit of placebos, fitted on all the others."""
    units = len(np.unique(placebos.unit))
    if units < _FEWEST_UNITS:
        return Calibration(len(placebos), units, float("nan"), float("nan"))
    chances = [
        chance
        for unit in np.unique(placebos.unit)
        for chance in _chances(
            placebos.where(placebos.unit == unit), placebos.where(placebos.unit != unit)
        )
    ]
    return Calibration(
        len(placebos),
        units,
        float(np.mean(np.array(chances) < LEVEL)),
        float(np.exp(np.median(placebos.change)) - 1.0),
    )


def foretold(known: Windows, asked: Windows) -> Floats:
    """Return the changes foretold of the asked windows by those known."""
    grams, sums = _products(known)
    return np.asarray(asked.traits @ np.linalg.solve(grams.sum(axis=0), sums.sum(axis=0)))


def left_over(known: Windows) -> Floats:
    """Return what is left of each window's change, foretold by the windows of other units only.

    Left over from a fit that knew the window itself it would be too small, and the test too eager.
    """
    grams, sums = _products(known)
    weights = np.linalg.solve(grams.sum(axis=0) - grams, (sums.sum(axis=0) - sums)[..., None])
    place = np.unique(known.unit, return_inverse=True)[1]
    return np.asarray(known.change - (known.traits * weights[place, :, 0]).sum(axis=1))


def _products(known: Windows) -> tuple[Floats, Floats]:
    """Return, for each unit, the sums that least squares need: (units, 5, 5) and (units, 5)."""
    units, place = np.unique(known.unit, return_inverse=True)
    traits = known.traits
    size = traits.shape[1]
    grams = np.zeros((units.size, size, size))
    sums = np.zeros((units.size, size))
    np.add.at(grams, place, traits[:, :, None] * traits[:, None, :])
    np.add.at(sums, place, traits * known.change[:, None])
    return grams + _RIDGE * np.eye(size), sums


def nearest(left: Floats, known: Windows, traits: Floats) -> Floats:
    """Return what is left over of the windows whose level before was nearest."""
    apart = np.abs(known.traits[:, 1] - traits[1])
    return np.asarray(left[np.argsort(apart, kind="stable")[:_NEAREST]])


def _chances(asked: Windows, known: Windows) -> list[float]:
    differences = asked.change - foretold(known, asked)
    left = left_over(known)
    return [
        two_sided(float(difference), nearest(left, known, traits))
        for difference, traits in zip(differences, asked.traits, strict=True)
    ]


def two_sided(difference: float, left: Floats) -> float:
    """Return twice the smaller share beyond the difference; ties count as beyond."""
    above = (1 + int((left >= difference).sum())) / (1 + left.size)
    below = (1 + int((left <= difference).sum())) / (1 + left.size)
    return min(1.0, 2.0 * min(above, below))
