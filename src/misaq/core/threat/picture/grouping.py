"""From coded events: months of districts and of classes, years of classes and of actors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from misaq.core.stats.arrays import Ints
from misaq.core.threat.measures.counts import LIMITS
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.picture.finer import (
    Line,
    MonthsOfUnits,
    UnitMonths,
    YearsOfGroups,
    plain_of_groups,
    plain_of_units,
)
from misaq.core.threat.picture.records import WHOLE, Part, ResultKind, Stored, Toll
from misaq.kernel.words import say

_DISTRICTS_ONLY = say(
    "Counted is what the source places in a district. What it knows to the province only is in no "
    "district."
)


@dataclass(frozen=True, slots=True)
class _Row:
    """One event, as it is summed."""

    area: int
    part: Part
    month: int
    year: int
    toll: Toll
    label: str
    body: str


def months_of_districts(by_district: DatedEvents) -> Iterator[Stored]:
    """Yield the districts of each province, those without an event included."""
    areas = by_district.areas
    found = _months_of_areas(_rows(by_district))
    place = {code: number for number, code in enumerate(areas.codes)}
    for province in sorted({group for group in areas.groups if group}):
        units = {code: found.get(place[code], {}) for code in areas.in_group(province)}
        yield Stored(
            ResultKind.DISTRICTS,
            province,
            plain_of_units(MonthsOfUnits(province, units)),
            LIMITS.can,
            LIMITS.cannot,
            (_DISTRICTS_ONLY,),
        )


def months_of_classes(by_province: DatedEvents, by_district: DatedEvents) -> Iterator[Stored]:
    """Yield each class by month, of the provinces and districts in which it has an event."""
    found: dict[str, dict[str, Mapping[Part, UnitMonths]]] = {}
    for events in (by_province, by_district):
        rows: dict[str, list[_Row]] = defaultdict(list)
        for row in _rows(events):
            rows[row.label].append(row)
        for label, mine in rows.items():
            for at, parts in _months_of_areas(mine).items():
                found.setdefault(label, {})[events.areas.codes[at]] = parts
    for label, units in sorted(found.items()):
        body = plain_of_units(MonthsOfUnits(WHOLE, units))
        yield Stored(ResultKind.CLASS_AREAS, label, body, LIMITS.can, LIMITS.cannot)


def _months_of_areas(rows: Iterable[_Row]) -> Mapping[int, Mapping[Part, UnitMonths]]:
    """Return the months of each area with an event, by the number of the area."""
    found: dict[int, dict[Part, tuple[dict[int, Toll], dict[int, Toll]]]] = {}
    for row in rows:
        if row.area < 0:
            continue
        months, years = found.setdefault(row.area, {}).setdefault(row.part, ({}, {}))
        line, at = (months, row.month) if row.month >= 0 else (years, row.year)
        line[at] = line.get(at, Toll()) + row.toll
    return {
        area: {part: UnitMonths(*lines) for part, lines in parts.items()}
        for area, parts in found.items()
    }


def years_of_groups(by_province: DatedEvents, by_district: DatedEvents) -> Iterator[Stored]:
    """Yield events and deaths by class and by actor: of the country, each province, each district.

    Every event is in the country; those known to no district are in no district.
    """
    yield from _grouped(by_province, {WHOLE: None})
    for events in (by_province, by_district):
        yield from _grouped(events, {code: at for at, code in enumerate(events.areas.codes)})


def years_of_actors(area: str, events: DatedEvents) -> YearsOfGroups:
    """Return events and deaths by actor and year of all the events, wherever they were."""
    return _years(area, list(_rows(events)), ResultKind.ACTORS)


def _grouped(events: DatedEvents, areas: dict[str, int | None]) -> Iterator[Stored]:
    rows: dict[int | None, list[_Row]] = defaultdict(list)
    is_whole = None in areas.values()
    for row in _rows(events):
        rows[None if is_whole else row.area].append(row)
    for code, at in areas.items():
        if not rows.get(at):
            continue
        for kind in (ResultKind.CLASSES, ResultKind.ACTORS):
            body = plain_of_groups(_years(code, rows[at], kind))
            yield Stored(kind, code, body, LIMITS.can, LIMITS.cannot)


def _years(area: str, rows: list[_Row], kind: ResultKind) -> YearsOfGroups:
    parts: dict[Part, dict[str, dict[int, Toll]]] = {}
    for row in rows:
        name = row.label if kind is ResultKind.CLASSES else row.body
        line = parts.setdefault(row.part, {}).setdefault(name, {})
        line[row.year] = line.get(row.year, Toll()) + row.toll
    found: dict[Part, dict[str, Line]] = {part: dict(groups) for part, groups in parts.items()}
    return YearsOfGroups(area, found)


def _rows(events: DatedEvents) -> Iterator[_Row]:
    figures = zip(_known(events.low), _known(events.best), _known(events.high), strict=True)
    attacks, operations = events.is_attack.tolist(), events.is_operation.tolist()
    for at, (area, month, day, deaths) in enumerate(
        zip(events.area.tolist(), events.month.tolist(), events.day.tolist(), figures, strict=True)
    ):
        part = Part.ATTACKS if attacks[at] else Part.OTHERS
        yield _Row(
            area,
            Part.OPERATIONS if operations[at] else part,
            month,
            date.fromordinal(day).year,
            Toll(1, *deaths),
            _named(events.labels, events.label, at),
            _named(events.bodies, events.body, at),
        )


def _known(figures: Ints) -> list[int]:
    return [max(one, 0) for one in figures.tolist()]


def _named(names: tuple[str, ...], numbers: Ints, at: int) -> str:
    number = int(numbers[at])
    return names[number] if number >= 0 else ""
