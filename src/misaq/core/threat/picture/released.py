"""From the coded events of a release: months part by part, levels, operations, assurances."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import numpy as np

from misaq.core.incidents.registers import Incidents
from misaq.core.lists.lineage import Lineage
from misaq.core.stats.arrays import Flags, Ints
from misaq.core.stats.dice import Dice, DiceOf
from misaq.core.threat.measures.assurances import what_followed
from misaq.core.threat.measures.coded import assured_of, named_operation
from misaq.core.threat.measures.concentration import concentration
from misaq.core.threat.measures.counts import LIMITS as COUNT_LIMITS
from misaq.core.threat.measures.events import Areas, DatedEvents
from misaq.core.threat.measures.operations import Operation, study_operation
from misaq.core.threat.picture.bodies import assurance_body, concentration_body, operation_body
from misaq.core.threat.picture.coded import Coded
from misaq.core.threat.picture.grouping import (
    months_of_classes,
    months_of_districts,
    years_of_groups,
)
from misaq.core.threat.picture.keeping import NotMeasured, leave_out, stored_of, tried
from misaq.core.threat.picture.levels import levels_of
from misaq.core.threat.picture.measured import measures_of_release
from misaq.core.threat.picture.per_people import rates_of
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


def results_of_release(
    coded: Coded,
    incidents: Incidents,
    basis: Basis,
    dice_of: DiceOf,
    *,
    lineage: Lineage | None = None,
    not_measured: NotMeasured = leave_out,
) -> Iterator[Stored]:
    """Yield everything that is kept of a release; the whole country's concentration first.

    Args:
        lineage: relations between bodies on record, for the names under which attacks came back.
        not_measured: is told what the data does not carry; the rest is kept.
    """
    yield _concentration(coded.by_district, WHOLE, dice_of((2,)))
    yield from _by_province(coded, basis, dice_of, not_measured)
    many = len(coded.by_province.areas.codes)
    whole = partial(levels_of, coded.by_province.attacks(), WHOLE, dice_of((1, many)))
    yield from tried(ResultKind.LEVELS, WHOLE, whole, not_measured)
    yield from months_of_districts(coded.by_district)
    yield from years_of_groups(coded.by_province, coded.by_district)
    yield from months_of_classes(coded.by_province, coded.by_district)
    for label in (*coded.by_province.labels, ""):
        own = coded.by_province.of_label(label) if label else _without_class(coded.by_province)
        if len(own):
            yield _months(own, label, basis, ResultKind.CLASS_MONTHS)
    yield rates_of(coded.by_province, coded.populations)
    begun = _begun(coded, incidents)
    yield from _operations(coded, begun, dice_of)
    yield from _assurances(coded, incidents, lineage)
    yield from measures_of_release(coded, begun, lineage, dice_of, not_measured)


def _by_province(
    coded: Coded, basis: Basis, dice_of: DiceOf, not_measured: NotMeasured
) -> Iterator[Stored]:
    for at, area in enumerate((*coded.by_province.areas.codes, WHOLE)):
        own = coded.by_province.where(coded.by_province.area == (at if area else -1))
        if not len(own):
            continue
        yield _months(own, area, basis, ResultKind.MONTHS)
        if not area:
            continue
        levels = partial(levels_of, own.attacks(), area, dice_of((1, at)))
        yield from tried(ResultKind.LEVELS, area, levels, not_measured)
        inside = coded.by_district.areas.in_group(area)
        if len(inside) > 1:
            yield _concentration(_only(coded.by_district, inside), area, dice_of((2, at)))


def _without_class(events: DatedEvents) -> DatedEvents:
    return events.where(events.label < 0)


def _only(events: DatedEvents, codes: tuple[str, ...]) -> DatedEvents:
    """Return the events of some areas, with no other areas beside them."""
    kept = events.in_areas(codes)
    old = events.areas.numbers(codes)
    place = np.full(len(events.areas.codes), -1, dtype=np.int64)
    place[old] = np.arange(old.size)
    return replace(kept, areas=Areas(codes, ("",) * len(codes)), area=place[kept.area])


def _concentration(events: DatedEvents, area: str, dice: Dice) -> Stored:
    found = concentration(events.attacks(), dice)
    return stored_of(ResultKind.CONCENTRATION, area, found, concentration_body(found.value))


def _months(own: DatedEvents, subject: str, basis: Basis, kind: ResultKind) -> Stored:
    parts = (
        (Part.ATTACKS, own.is_attack),
        (Part.OPERATIONS, own.is_operation),
        (Part.OTHERS, ~(own.is_attack | own.is_operation)),
    )
    found = AreaMonths(subject, tuple(_part(own.where(mine), part, basis) for part, mine in parts))
    return Stored(kind, subject, plain_of_months(found), COUNT_LIMITS.can, COUNT_LIMITS.cannot)


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


def _begun(coded: Coded, incidents: Incidents) -> tuple[Operation, ...]:
    """Return the named operations whose areas and first month are known and within the data."""
    first, last = coded.by_district.span
    studied = [
        operation
        for named in incidents.operations
        if (operation := named_operation(named, coded.units)) is not None
    ]
    return tuple(one for one in studied if _month(first) <= one.month <= _month(last))


def _operations(coded: Coded, begun: Sequence[Operation], dice_of: DiceOf) -> Iterator[Stored]:
    for at, operation in enumerate(begun):
        found = study_operation(coded.by_district, operation, begun, dice_of((3, at)))
        yield stored_of(ResultKind.OPERATION, operation.key, found, operation_body(found.value))


def _assurances(coded: Coded, incidents: Incidents, lineage: Lineage | None) -> Iterator[Stored]:
    first, last = coded.by_district.span
    for assurance in incidents.assurances:
        assured = assured_of(assurance, coded.units)
        if assured is None or not first <= assured.on.earliest <= assured.on.latest <= last:
            continue
        found = what_followed(coded.by_district, assured, lineage)
        body = assurance_body(found.value)
        notes = found.value.re_emergence.notes
        yield stored_of(ResultKind.ASSURANCE, assured.key, found, body, *notes)


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1
