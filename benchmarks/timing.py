"""Taking times: the median and the 95th percentile of repeated runs."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds of repeated runs.

    Attributes:
        median: middle of the runs.
        p95: 95th percentile of the runs.
        runs: how many.
    """

    median: float
    p95: float
    runs: int


def of(seconds: list[float]) -> Times:
    """Return the median and 95th percentile of at least one run."""
    ordered = sorted(seconds)
    place = min(len(ordered) - 1, round(0.95 * (len(ordered) - 1)))
    return Times(statistics.median(ordered), ordered[place], len(ordered))


def timed(work: Callable[[], object], runs: int) -> Times:
    """Run the work several times and return the times; the first run counts too."""
    seconds = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - began)
    return of(seconds)
