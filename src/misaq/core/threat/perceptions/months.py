"""What was recorded, by area and month, in the form that statements are held against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from misaq.core.threat.forecasting.area_months import AreaMonths

Counts = Sequence[tuple[int, int]]
"""Events and deaths of each month."""


def panel_of_months(first_month: int, months: int, counts: Mapping[str, Counts]) -> AreaMonths:
    """Return a panel of areas from their months; single events are not in it.

    Args:
        first_month: years times 12 plus month less one.
        months: how many; each area has as many.
        counts: by code of the area.
    """
    none = np.zeros(0, dtype=np.int64)
    table = np.array([list(counts[area]) for area in counts], dtype=np.int64)
    table = table.reshape(len(counts), months, 2)
    return AreaMonths(
        areas=tuple(counts),
        groups=np.zeros(len(counts), dtype=np.int64),
        first_month=first_month,
        events=table[:, :, 0],
        deaths=table[:, :, 1],
        event_area=none,
        event_month=none,
        event_deaths=none,
    )
