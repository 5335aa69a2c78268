"""Whether what was called likely happened as often as it was called likely."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from misaq.core.stats.arrays import Flags, Floats, Ints
from misaq.core.stats.scoring import central_interval, check_alike


@dataclass(frozen=True, slots=True)
class Reliability:
    """Forecast probabilities in bands, and how often the thing then happened.

    Attributes:
        said: mean probability of each band that was used.
        came: share of its cases in which it happened.
        cases: how many cases.
    """

    said: tuple[float, ...]
    came: tuple[float, ...]
    cases: tuple[int, ...]

    @property
    def error(self) -> float:
        """Expected calibration error: the distance of said and came, weighed by cases."""
        total = sum(self.cases)
        gaps = zip(self.said, self.came, self.cases, strict=True)
        return sum(abs(said - came) * cases for said, came, cases in gaps) / max(total, 1)


def reliability(probability: Floats, happened: Flags, bands: int = 10) -> Reliability:
    """Return the table of a reliability plot in bands of equal width; empty bands are left out."""
    flat, truth = probability.ravel(), happened.ravel()
    band = np.minimum((flat * bands).astype(np.int64), bands - 1)
    cases = np.bincount(band, minlength=bands)
    said = np.bincount(band, weights=flat, minlength=bands)
    came = np.bincount(band, weights=truth.astype(np.float64), minlength=bands)
    used = np.flatnonzero(cases)
    return Reliability(
        said=tuple(float(said[i] / cases[i]) for i in used),
        came=tuple(float(came[i] / cases[i]) for i in used),
        cases=tuple(int(cases[i]) for i in used),
    )


def is_covered(draws: Floats | Ints, observed: Floats | Ints, level: float = 0.9) -> Flags:
    """Return which outcomes lie in the central interval, ends included.

    Where most outcomes are zero the ends are often outcomes themselves, so that an honest
    forecast covers more than its level; ``share_within`` of the PIT does not suffer from it.
    """
    check_alike(draws, observed)
    low, high = central_interval(draws, level)
    return np.asarray((observed >= low) & (observed <= high))


def share_within(places: Floats, level: float = 0.9) -> float:
    """Return the share of PIT values in the central part; the level itself for a right forecast."""
    tail = (1.0 - level) / 2.0
    return float(((places >= tail) & (places <= 1.0 - tail)).mean())


def pit_histogram(places: Floats, bands: int = 10) -> tuple[float, ...]:
    """Return the share of PIT values in each of so many bands; alike when the forecast is right."""
    counts, _ = np.histogram(places, bins=bands, range=(0.0, 1.0))
    return tuple(float(count) for count in counts / max(places.size, 1))
