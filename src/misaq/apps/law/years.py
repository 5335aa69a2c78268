"""Holidays year by year."""

from __future__ import annotations

from collections import defaultdict

from misaq.core.law.records import Holiday, Law


def holiday_years(law: Law) -> tuple[tuple[int, tuple[Holiday, ...]], ...]:
    """Return the years on record, the latest first, each with its holidays in order of day."""
    years: dict[int, list[Holiday]] = defaultdict(list)
    for holiday in sorted(law.holidays, key=lambda holiday: (holiday.day, holiday.key)):
        years[holiday.day.year].append(holiday)
    return tuple((year, tuple(found)) for year, found in sorted(years.items(), reverse=True))
