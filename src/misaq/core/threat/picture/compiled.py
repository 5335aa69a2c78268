"""From the pack's own monthly totals: months, levels, and what followed an assurance."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from misaq.core.incidents.records import DatePrecision
from misaq.core.incidents.registers import AreaAssurance, Incidents, MonthlyTotals, YearOfMonths
from misaq.core.incidents.words import Nature
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.stats.dice import DiceOf
from misaq.core.threat.measures.assurances import LIMITS as BESIDE_LIMITS
from misaq.core.threat.measures.counts import LIMITS as COUNT_LIMITS
from misaq.core.threat.measures.events import Areas, DatedEvent, DatedEvents, make_dated_events
from misaq.core.threat.measures.months import month_of
from misaq.core.threat.picture.levels import LEAST_MONTHS, levels_of
from misaq.core.threat.picture.plain import plain_of_months
from misaq.core.threat.picture.records import (
    WHOLE,
    AreaMonths,
    Basis,
    Part,
    PartMonths,
    Plain,
    ResultKind,
    Stored,
    Toll,
)
from misaq.kernel.ids import fingerprint
from misaq.kernel.words import say

SPANS = (12, 36)
"""Months before and after an assurance that are set side by side."""
_NOTHING = (0,) * 12


def bases_of_pack(incidents: Incidents) -> tuple[Basis, ...]:
    """Return what the pack's totals are compiled from: one basis for each source and release."""
    found: dict[tuple[str, str], list[MonthlyTotals]] = {}
    for totals in incidents.monthly:
        found.setdefault((totals.source, totals.release), []).append(totals)
    return tuple(
        _basis(source, release, totals, incidents)
        for (source, release), totals in sorted(found.items())
    )


def _basis(source: str, release: str, totals: list[MonthlyTotals], incidents: Incidents) -> Basis:
    first = month_of(min(one.span.earliest for one in totals))
    last = month_of(max(one.span.latest for one in totals))
    digest = fingerprint(*(repr(one) for one in (*totals, *incidents.assurances)))
    return Basis(source, release, True, digest, first, last - first + 1)


def results_of_pack(
    incidents: Incidents, gazetteer: Gazetteer, basis: Basis, dice_of: DiceOf
) -> Iterator[Stored]:
    """Yield everything that can be told from monthly totals of provinces."""
    totals = [
        one
        for one in incidents.monthly
        if (one.source, one.release) == (basis.source, basis.release)
    ]
    months = {str(one.area or WHOLE): _months(one, basis) for one in totals}
    for at, (area, found) in enumerate(months.items()):
        yield Stored(
            ResultKind.MONTHS,
            area,
            plain_of_months(found),
            COUNT_LIMITS.can,
            COUNT_LIMITS.cannot,
            (_UNTOLD,),
        )
        if area and basis.months >= LEAST_MONTHS:
            yield levels_of(_as_events(found, basis), area, dice_of((1, at)))
    for assurance in incidents.assurances:
        yield from _beside(assurance, months, gazetteer, basis)


_UNTOLD = say(
    "The totals were compiled without telling attacks, operations of the state and clashes apart. "
    "Add a release of the source, and they stand apart."
)


def _months(totals: MonthlyTotals, basis: Basis) -> AreaMonths:
    by_year = {year.year: year for year in totals.years}
    tolls = [toll for year in basis.years for toll in _tolls(by_year.get(year, YearOfMonths(year)))]
    start = basis.first_month % 12
    no_month = {
        year.year: Toll(year.no_month[0], year.no_month[2], year.no_month[1], year.no_month[3])
        for year in totals.years
        if year.no_month
    }
    part = PartMonths(Part.UNTOLD, tuple(tolls[start : start + basis.months]), no_month)
    return AreaMonths(str(totals.area or WHOLE), (part,), totals.note)


def _tolls(year: YearOfMonths) -> Iterator[Toll]:
    best = year.deaths or _NOTHING
    columns = (year.events or _NOTHING, year.deaths_low or best, best, year.deaths_high or best)
    for row in zip(*columns, strict=True):
        yield Toll(*row)


def _as_events(found: AreaMonths, basis: Basis) -> DatedEvents:
    """Return as many events in each month as were counted; nothing else is known of them."""
    rows = [
        DatedEvent(
            date((basis.first_month + at) // 12, (basis.first_month + at) % 12 + 1, 1),
            found.area,
            nature=Nature.UNKNOWN,
            precision=DatePrecision.MONTH,
        )
        for at, toll in enumerate(found.parts[0].months)
        for _ in range(toll.events)
    ]
    span = (date(basis.first_month // 12, basis.first_month % 12 + 1, 1), basis.last_day)
    return make_dated_events(basis.source, basis.release, Areas((found.area,), ("",)), span, rows)


def _beside(
    assurance: AreaAssurance, months: Mapping[str, AreaMonths], gazetteer: Gazetteer, basis: Basis
) -> Iterator[Stored]:
    """Yield the same spans before and after an assurance, in the provinces it was about."""
    provinces = tuple(
        dict.fromkeys(gazetteer.series_province(str(code)) for code in assurance.areas)
    ) or tuple(area for area in months if area)
    first, last = month_of(assurance.given_on.earliest), month_of(assurance.given_on.latest)
    is_covered = basis.first_month < first and last < basis.first_month + basis.months - 1
    if not is_covered or not all(province in months for province in provinces):
        return
    tolls = [months[province].parts[0].months for province in provinces]
    body: Plain = {
        "provinces": list(provinces),
        "part": Part.UNTOLD.value,
        "is_wider": bool(assurance.areas),
        "beside": [
            {
                "months": span,
                "before": _span(tolls, basis, first - span, first),
                "after": _span(tolls, basis, last + 1, last + 1 + span),
            }
            for span in SPANS
        ],
    }
    yield Stored(
        ResultKind.ASSURANCE,
        str(assurance.key),
        body,
        BESIDE_LIMITS.can,
        BESIDE_LIMITS.cannot,
        (_WIDER,) if assurance.areas else (),
    )


_WIDER = say(
    "Counted is the whole province, by whole months and whoever acted: the assurance was about "
    "less."
)


def _span(tolls: list[tuple[Toll, ...]], basis: Basis, start: int, end: int) -> list[int] | None:
    """Return events and deaths of the months from start up to end; None where data is missing."""
    at, until = start - basis.first_month, end - basis.first_month
    if at < 0 or until > basis.months:
        return None
    found = sum((toll for each in tolls for toll in each[at:until]), Toll())
    return [found.events, found.low, found.best, found.high]
