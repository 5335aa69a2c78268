"""Months of districts, and years of classes and actors: few numbers each, kept as they are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from misaq.core.threat.picture.records import Part, Plain, Toll

Line = Mapping[int, Toll]
"""A toll for each month or year of which anything is recorded; nought of any other."""
_NOTHING: Line = {}


@dataclass(frozen=True, slots=True)
class UnitMonths:
    """Events and deaths of one district by month, one part of them.

    Attributes:
        months: by months after the first of the basis.
        no_month: by year, what is known to the year and to no single month.
    """

    months: Line
    no_month: Line

    def of_year(self, year: int, first_month: int) -> Toll:
        """Return a year: its months, and what is known to the year only."""
        start = year * 12 - first_month
        found = (self.months[at] for at in range(start, start + 12) if at in self.months)
        return sum(found, self.no_month.get(year, Toll()))

    def of_month(self, month: int, first_month: int) -> Toll:
        """Return a month (years times 12 plus month less one)."""
        return self.months.get(month - first_month, Toll())

    def of_all(self) -> Toll:
        """Return all of it."""
        return sum((*self.months.values(), *self.no_month.values()), Toll())


NONE = UnitMonths(_NOTHING, _NOTHING)
"""Of a district of which nothing is recorded."""


@dataclass(frozen=True, slots=True)
class MonthsOfUnits:
    """The districts of one province, on units that stay the same through all the years.

    Attributes:
        province: code under which events of the districts are counted on every day.
        units: each district with its parts; of a district of which nothing is recorded, no part.
    """

    province: str
    units: Mapping[str, Mapping[Part, UnitMonths]]

    def of(self, code: str, part: Part) -> UnitMonths:
        """Return one part of one district."""
        return self.units.get(code, {}).get(part, NONE)


@dataclass(frozen=True, slots=True)
class YearsOfGroups:
    """Events and deaths by year, grouped by class or by actor.

    Attributes:
        area: code of the area; empty for the whole country.
        parts: each part with its groups: code of the class, key of the body or actor; "" where it
            is not known.
    """

    area: str
    parts: Mapping[Part, Mapping[str, Line]]


def plain_of_units(found: MonthsOfUnits) -> dict[str, Any]:
    """Return districts as plain data."""
    return {
        "units": {
            code: {
                part.value: {"months": _rows(one.months), "years": _rows(one.no_month)}
                for part, one in parts.items()
            }
            for code, parts in found.units.items()
        }
    }


def units_of_plain(province: str, plain: Plain) -> MonthsOfUnits:
    """Return what :func:`plain_of_units` wrote down."""
    return MonthsOfUnits(
        province,
        {
            code: {
                Part(part): UnitMonths(_line(one["months"]), _line(one["years"]))
                for part, one in parts.items()
            }
            for code, parts in plain["units"].items()
        },
    )


def plain_of_groups(found: YearsOfGroups) -> dict[str, Any]:
    """Return groups as plain data."""
    return {
        "parts": {
            part.value: {name: _rows(line) for name, line in groups.items()}
            for part, groups in found.parts.items()
        }
    }


def groups_of_plain(area: str, plain: Plain) -> YearsOfGroups:
    """Return what :func:`plain_of_groups` wrote down."""
    return YearsOfGroups(
        area,
        {
            Part(part): {name: _line(rows) for name, rows in groups.items()}
            for part, groups in plain["parts"].items()
        },
    )


def _rows(line: Line) -> list[list[int]]:
    return [[at, one.events, one.low, one.best, one.high] for at, one in sorted(line.items())]


def _line(rows: list[list[int]]) -> Line:
    return {at: Toll(*figures) for at, *figures in rows}
