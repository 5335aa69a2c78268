"""From the coded events of a release: months part by part, levels, operations, assurances."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from misaq.core.incidents.coding.records import Coding
from misaq.core.incidents.panels import PanelLevel
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.registers import Incidents
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Level
from misaq.core.stats.arrays import Flags, Ints
from misaq.core.stats.dice import Dice, DiceOf
from misaq.core.threat.measures.assurances import what_followed
from misaq.core.threat.measures.coded import Units, assured_of, dated_event, named_operation
from misaq.core.threat.measures.concentration import concentration
from misaq.core.threat.measures.counts import LIMITS as COUNT_LIMITS
from misaq.core.threat.measures.events import Areas, DatedEvent, DatedEvents, make_dated_events
from misaq.core.threat.measures.operations import study_operation
from misaq.core.threat.picture.bodies import assurance_body, concentration_body, operation_body
from misaq.core.threat.picture.grouping import months_of_districts, years_of_groups
from misaq.core.threat.picture.levels import LEAST_MONTHS, levels_of
from misaq.core.threat.picture.plain import plain_of_months
from misaq.core.threat.picture.records import (
    WHOLE,
    AreaMonths,
    Basis,
    Part,
    PartMonths,
    ResultKind,
    Stored,
    Toll,
)


@dataclass(frozen=True, slots=True)
class Coded:
    """The events of a release, as measures read them.

    Attributes:
        by_province: each in its province; a province that was merged whole keeps its events.
        by_district: each in its district, on units that stay the same through all the years.
        units: those units.
    """

    by_province: DatedEvents
    by_district: DatedEvents
    units: Units


def coded_events(
    events: Iterable[tuple[SourceEvent, Coding]],
    gazetteer: Gazetteer,
    incidents: Incidents,
    *,
    source: str,
    release: str,
    span: tuple[date, date],
) -> Coded:
    """Return placed and coded events of one release by province and by district."""
    bodies = {actor.key: actor.body for actor in incidents.actors if actor.body}
    constant = gazetteer.constant_units(since=span[0], until=span[1])
    districts = Units(PanelLevel.DISTRICT, constant, bodies)
    known = [str(area.code) for area in gazetteer.areas if area.level is Level.PROVINCE]
    provinces = Units(PanelLevel.PROVINCE, {code: code for code in known}, bodies)
    by_district: list[DatedEvent] = []
    by_province: list[DatedEvent] = []
    for event, coding in events:
        by_district.append(dated_event(event, coding, districts))
        district = event.district_code
        province = gazetteer.series_province(district) if district else event.province_code
        by_province.append(dated_event(replace(event, province_code=province), coding, provinces))
    codes = tuple(sorted(set(constant.values())))
    groups = tuple(gazetteer.series_province(code) for code in codes)
    empty = ("",) * len(known)
    return Coded(
        make_dated_events(source, release, Areas(tuple(known), empty), span, by_province),
        make_dated_events(source, release, Areas(codes, groups), span, by_district),
        districts,
    )


def results_of_release(
    coded: Coded, incidents: Incidents, basis: Basis, dice_of: DiceOf
) -> Iterator[Stored]:
    """Yield everything that is kept of a release; the whole country's concentration first."""
    yield _concentration(coded.by_district, WHOLE, dice_of((2,)))
    for at, area in enumerate((*coded.by_province.areas.codes, WHOLE)):
        own = coded.by_province.where(coded.by_province.area == (at if area else -1))
        if not len(own):
            continue
        yield _months(own, area, basis)
        if not area:
            continue
        if basis.months >= LEAST_MONTHS:
            yield levels_of(own.attacks(), area, dice_of((1, at)))
        inside = coded.by_district.areas.in_group(area)
        if len(inside) > 1:
            yield _concentration(_only(coded.by_district, inside), area, dice_of((2, at)))
    yield from months_of_districts(coded.by_district)
    yield from years_of_groups(coded.by_province, coded.by_district)
    yield from _operations(coded, incidents, dice_of)
    yield from _assurances(coded, incidents)


def _only(events: DatedEvents, codes: tuple[str, ...]) -> DatedEvents:
    """Return the events of some areas, with no other areas beside them."""
    kept = events.in_areas(codes)
    old = events.areas.numbers(codes)
    place = np.full(len(events.areas.codes), -1, dtype=np.int64)
    place[old] = np.arange(old.size)
    return replace(kept, areas=Areas(codes, ("",) * len(codes)), area=place[kept.area])


def _concentration(events: DatedEvents, area: str, dice: Dice) -> Stored:
    found = concentration(events.attacks(), dice)
    interval = found.uncertainty
    return Stored(
        ResultKind.CONCENTRATION,
        area,
        concentration_body(found.value),
        found.limits.can,
        found.limits.cannot,
        found.notes,
        None if interval is None else (interval.low, interval.high, interval.how),
    )


def _months(own: DatedEvents, area: str, basis: Basis) -> Stored:
    parts = (
        (Part.ATTACKS, own.is_attack),
        (Part.OPERATIONS, own.is_operation),
        (Part.OTHERS, ~(own.is_attack | own.is_operation)),
    )
    found = AreaMonths(area, tuple(_part(own.where(mine), part, basis) for part, mine in parts))
    return Stored(
        ResultKind.MONTHS, area, plain_of_months(found), COUNT_LIMITS.can, COUNT_LIMITS.cannot
    )


def _part(own: DatedEvents, part: Part, basis: Basis) -> PartMonths:
    month = own.month
    known = month >= 0
    columns = [_sums(own, known, one, month, basis.months) for one in ("", "low", "best", "high")]
    tolls = tuple(Toll(*row) for row in zip(*columns, strict=True))
    years = np.array([date.fromordinal(day).year for day in own.day.tolist()], dtype=np.int64)
    no_month = {
        int(year): _toll(own, ~known & (years == year)) for year in np.unique(years[~known])
    }
    return PartMonths(part, tolls, no_month)


def _sums(own: DatedEvents, known: Flags, name: str, month: Ints, months: int) -> list[int]:
    weights = np.ones(len(own)) if not name else np.maximum(getattr(own, name), 0)
    at = month[known]
    sums = np.bincount(at, weights=weights[known], minlength=months)
    return [int(one) for one in sums.tolist()]


def _toll(own: DatedEvents, mine: Flags) -> Toll:
    figures = [
        int(np.maximum(getattr(own, name)[mine], 0).sum()) for name in ("low", "best", "high")
    ]
    return Toll(int(mine.sum()), *figures)


def _operations(coded: Coded, incidents: Incidents, dice_of: DiceOf) -> Iterator[Stored]:
    first, last = coded.by_district.span
    studied = [
        operation
        for named in incidents.operations
        if (operation := named_operation(named, coded.units)) is not None
    ]
    begun = [one for one in studied if _month(first) <= one.month <= _month(last)]
    for at, operation in enumerate(begun):
        found = study_operation(coded.by_district, operation, begun, dice_of((3, at)))
        interval = found.uncertainty
        yield Stored(
            ResultKind.OPERATION,
            operation.key,
            operation_body(found.value),
            found.limits.can,
            found.limits.cannot,
            found.notes,
            None if interval is None else (interval.low, interval.high, interval.how),
        )


def _assurances(coded: Coded, incidents: Incidents) -> Iterator[Stored]:
    first, last = coded.by_district.span
    for assurance in incidents.assurances:
        assured = assured_of(assurance, coded.units)
        if assured is None or not first <= assured.on.earliest <= assured.on.latest <= last:
            continue
        found = what_followed(coded.by_district, assured)
        yield Stored(
            ResultKind.ASSURANCE,
            assured.key,
            assurance_body(found.value),
            found.limits.can,
            found.limits.cannot,
            (*found.notes, *found.value.re_emergence.notes),
        )


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
