"""Invented events of Examplia's districts, kept as results of a release."""

from __future__ import annotations

from datetime import date, datetime

from misaq.apps.threat.actions import keep_results
from misaq.core.access.actors import operator
from misaq.core.incidents.records import Count
from misaq.core.incidents.words import Nature
from misaq.core.threat.measures.events import Areas, DatedEvent, DatedEvents, make_dated_events
from misaq.core.threat.picture.grouping import months_of_districts, years_of_groups
from misaq.core.threat.picture.plain import plain_of_months
from misaq.core.threat.picture.records import (
    AreaMonths,
    Basis,
    Part,
    PartMonths,
    ResultKind,
    Stored,
    Toll,
)
from misaq.kernel.words import say

FIRST = 2018 * 12
SPAN = date(2018, 1, 1), date(2020, 12, 31)
DISTRICTS = Areas(("XX-KORRIB", "XX101", "XX201"), ("XX-HILLS", "XX1", "XX2"))
PROVINCES = Areas(("XX-HILLS", "XX1", "XX2"), ("", "", ""))
_OF = {"XX-KORRIB": "XX-HILLS", "XX101": "XX1", "XX201": "XX2", "": "XX1"}


def invented_results() -> tuple[Stored, ...]:
    """Return what is kept: two attacks in Tarn, one known to its province only, one in Marsh."""
    rows = [
        _event(date(2019, 2, 3), "XX101", "C1"),
        _event(date(2019, 2, 9), "XX101", "C1", Nature.OPERATION),
        _event(date(2020, 5, 1), "XX101", ""),
        _event(date(2020, 6, 1), "", "C1"),
        _event(date(2020, 6, 2), "XX201", "C1"),
    ]
    by_district = _of(DISTRICTS, rows)
    by_province = _of(PROVINCES, [_moved(row) for row in rows])
    return (
        _months("XX1", by_province),
        *months_of_districts(by_district),
        *years_of_groups(by_province, by_district),
        _concentration(),
        _hot_spots(),
    )


def keep_invented_release(at: datetime, version: str = "9", **more: object) -> Basis:
    """Keep the results; pages are kept by the version of the data, so each test has its own."""
    facts = {"credit": "By the gazette.", **more}
    basis = Basis("gazette", "2", False, version * 64, FIRST, 36, **facts)  # type: ignore[arg-type]
    keep_results(actor=operator(7), at=at, basis=basis, results=invented_results())
    return basis


def _event(day: date, area: str, label: str, nature: Nature = Nature.ATTACK) -> DatedEvent:
    return DatedEvent(day, area, Count(low=1, best=2, high=5), nature, body="RIVER", label=label)


def _moved(row: DatedEvent) -> DatedEvent:
    return DatedEvent(row.day, _OF[row.area], row.killed, row.nature, row.body, row.label)


def _of(areas: Areas, rows: list[DatedEvent]) -> DatedEvents:
    return make_dated_events("gazette", "2", areas, SPAN, rows)


def _months(area: str, events: DatedEvents) -> Stored:
    own = events.in_areas((area,))
    parts = []
    for part, mine in ((Part.ATTACKS, own.attacks()), (Part.OPERATIONS, own.operations())):
        tolls = [Toll()] * 36
        for month in mine.month.tolist():
            tolls[month] += Toll(1, 1, 2, 5)
        parts.append(PartMonths(part, tuple(tolls)))
    body = plain_of_months(AreaMonths(area, tuple(parts)))
    return Stored(ResultKind.MONTHS, area, body, say("It can."), say("It cannot."))


def _concentration() -> Stored:
    body = {
        "events": 3, "areas": 3, "touched": 2, "gini": 0.4, "expected_gini": 0.2, "half": 1,
        "half_span": None, "lorenz": [0.0, 0.0, 0.3333, 1.0],
    }  # fmt: skip
    return Stored(ResultKind.CONCENTRATION, "", body, say("It can."), say("It cannot."))


def _hot_spots() -> Stored:
    areas = [
        {"area": "XX101", "events": 2, "p": 0.001, "adjusted": 0.003, "is_hot": True},
        {"area": "XX201", "events": 1, "p": 0.4, "adjusted": 1.0, "is_hot": False},
    ]
    body = {
        "looked_at": 3, "hot": ["XX101"], "areas": areas, "maps": 200, "wrong": 7,
        "false_share": 0.035, "false_span": None,
    }  # fmt: skip
    return Stored(ResultKind.HOT_SPOTS, "2020", body, say("It can."), say("It cannot."))
