"""The figures of a month beside those of a year before and of the twelve months before it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add

from misaq.core.threat.picture.records import AreaMonths, Basis, Part, Toll

YEAR = 12


@dataclass(frozen=True, slots=True)
class Compared:
    """One part of the events of some areas in a month, beside earlier months of the same.

    Attributes:
        part: which events; parts are never added up.
        month: the month.
        year_before: the same month a year before; None where the source does not cover it.
        before: the twelve months before, the earliest first; fewer where the source starts later.
        without_month: events of the same year that are in no single month.
    """

    part: Part
    month: Toll
    year_before: Toll | None
    before: tuple[Toll, ...]
    without_month: Toll

    @property
    def mean_events(self) -> float | None:
        """Events in a month on average over the months before; None where not all are covered."""
        return _mean(one.events for one in self.before) if self._is_whole else None

    @property
    def mean_deaths(self) -> tuple[float, float, float] | None:
        """Deaths in a month on average: best, lowest and highest figure."""
        if not self._is_whole:
            return None
        return (
            _mean(one.best for one in self.before),
            _mean(one.low for one in self.before),
            _mean(one.high for one in self.before),
        )

    @property
    def range_of_events(self) -> tuple[int, int] | None:
        """Fewest and most events in any of the twelve months before."""
        counts = [one.events for one in self.before]
        return (min(counts), max(counts)) if self._is_whole else None

    @property
    def _is_whole(self) -> bool:
        return len(self.before) == YEAR


def _mean(figures: Iterable[int]) -> float:
    return sum(figures) / YEAR


def parts_of(areas: Iterable[AreaMonths]) -> tuple[Part, ...]:
    """Return the parts that any area tells apart, in their fixed order."""
    known = {one.part for area in areas for one in area.parts}
    return tuple(part for part in Part if part in known)


def compared(areas: Iterable[AreaMonths], part: Part, basis: Basis, month: int) -> Compared:
    """Return a month of one part, summed over areas of one source."""
    mine = [one for area in areas for one in area.parts if one.part is part]

    def toll(at: int) -> Toll:
        return _sum(one.of_month(at, basis.first_month) for one in mine)

    first = max(month - YEAR, basis.first_month)
    return Compared(
        part=part,
        month=toll(month),
        year_before=toll(month - YEAR) if month - YEAR >= basis.first_month else None,
        before=tuple(toll(at) for at in range(first, month)),
        without_month=_sum(one.no_month.get(month // YEAR, Toll()) for one in mine),
    )


def tolls(areas: Iterable[AreaMonths], part: Part, basis: Basis, months: range) -> tuple[Toll, ...]:
    """Return each month of one part, summed over areas of one source."""
    mine = [one for area in areas for one in area.parts if one.part is part]
    return tuple(_sum(one.of_month(at, basis.first_month) for one in mine) for at in months)


def _sum(found: Iterable[Toll]) -> Toll:
    return reduce(add, found, Toll())
