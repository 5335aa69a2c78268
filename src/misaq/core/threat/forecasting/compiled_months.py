"""Months of areas from a pack's own monthly totals, of which the single events are not known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from misaq.core.incidents.registers import MonthlyTotals
from misaq.core.threat.forecasting.area_months import AreaMonths, make_area_months
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell


def months_of_totals(totals: Sequence[MonthlyTotals]) -> AreaMonths:
    """Return the panel of one source's totals: one row for each province, in order of code.

    What is known to no province or to no month is left out. The deaths of a month are shared out
    evenly over its events, since the totals do not tell them apart; deaths of a month without an
    event of its own stand as one event.

    Raises:
        InputRefused: no province has totals, or they are of several sources or releases.
    """
    named = sorted((one for one in totals if one.area is not None), key=lambda one: str(one.area))
    if len({(one.source, one.release) for one in named}) != 1:
        raise InputRefused(
            tell("Totals are forecast from one source and release at a time."),
            next_step=tell("Choose one of those that the pack compiled."),
            rule="incidents.one-source",
        )
    first = min(one.span.earliest.year for one in named) * 12
    last = max(one.span.latest.year for one in named) * 12 + 11
    rows = [
        (place, month - first, deaths)
        for place, one in enumerate(named)
        for month, deaths in _events(one)
    ]
    area, month, deaths = np.array(rows, dtype=np.int64).reshape(-1, 3).T
    areas = tuple(str(one.area) for one in named)
    groups = np.zeros(len(areas), dtype=np.int64)
    return make_area_months(areas, groups, first, last - first + 1, (area, month, deaths))


def _events(totals: MonthlyTotals) -> Iterator[tuple[int, int]]:
    """Yield month and deaths of each event, as evenly as whole numbers go."""
    for year in totals.years:
        if not year.events:
            continue
        deaths = year.deaths or (0,) * 12
        for at, (events, dead) in enumerate(zip(year.events, deaths, strict=True)):
            share, left = divmod(dead, events) if events else (dead, 0)
            for number in range(events or (1 if dead else 0)):
                yield year.year * 12 + at, share + (number < left)
