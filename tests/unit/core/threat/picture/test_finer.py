"""Districts by month, classes and actors by year: nothing is lost, nothing is added."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.incidents.records import Count, DatePrecision
from misaq.core.incidents.words import Nature
from misaq.core.threat.measures.events import Areas, DatedEvent, DatedEvents, make_dated_events
from misaq.core.threat.picture.finer import groups_of_plain, units_of_plain
from misaq.core.threat.picture.grouping import (
    months_of_classes,
    months_of_districts,
    years_of_groups,
)
from misaq.core.threat.picture.records import Part, ResultKind, Stored, Toll

FIRST = 2018 * 12
SPAN = date(2018, 1, 1), date(2019, 12, 31)
DISTRICTS = Areas(("XX101", "XX102", "XX201"), ("XX1", "XX1", "XX2"))
PROVINCES = Areas(("XX1", "XX2"), ("", ""))


def event(day: date, area: str, **more: object) -> DatedEvent:
    return DatedEvent(day, area, Count(low=1, best=2, high=3), **more)  # type: ignore[arg-type]


def events(areas: Areas) -> DatedEvents:
    of = {"XX101": "XX1", "": "XX1", "XX201": "XX2"}
    rows = [
        event(date(2018, 3, 4), "XX101", label="C1", body="B1"),
        event(date(2018, 3, 9), "XX101", label="C1", nature=Nature.OPERATION),
        event(date(2019, 1, 1), "XX101", precision=DatePrecision.YEAR),
        event(date(2019, 5, 1), "", label="C2", body="B1"),
        event(date(2019, 6, 1), "XX201", label="C2", nature=Nature.UNKNOWN),
    ]
    if areas is PROVINCES:
        rows = [DatedEvent(o.day, of[o.area], o.killed, o.nature, o.body, o.label, o.precision)
                for o in rows]  # fmt: skip
    return make_dated_events("gazette", "1", areas, SPAN, rows)


@pytest.fixture
def groups() -> dict[tuple[ResultKind, str], Stored]:
    found = years_of_groups(events(PROVINCES), events(DISTRICTS))
    return {(one.kind, one.subject): one for one in found}


def test_a_district_has_its_months_and_what_is_known_to_the_year_only() -> None:
    one, two = (units_of_plain(s.subject, s.body) for s in months_of_districts(events(DISTRICTS)))
    attacks = one.of("XX101", Part.ATTACKS)
    assert attacks.of_month(2018 * 12 + 2, FIRST) == Toll(1, 1, 2, 3)
    assert attacks.of_year(2018, FIRST) == Toll(1, 1, 2, 3)
    assert attacks.of_year(2019, FIRST) == Toll(1, 1, 2, 3)
    assert attacks.of_all() == Toll(2, 2, 4, 6)
    assert one.of("XX101", Part.OPERATIONS).of_all().events == 1
    assert one.of("XX102", Part.ATTACKS).of_all() == Toll()
    assert two.of("XX201", Part.OTHERS).of_all().events == 1


def test_what_is_known_to_the_province_only_is_in_no_district() -> None:
    found = [units_of_plain(s.subject, s.body) for s in months_of_districts(events(DISTRICTS))]
    inside = [one.of_all().events for each in found for parts in each.units.values()
              for one in parts.values()]  # fmt: skip
    assert sum(inside) == 4


@pytest.mark.parametrize("kind", [ResultKind.CLASSES, ResultKind.ACTORS], ids=["class", "actor"])
def test_groups_add_up_to_every_event(
    groups: dict[tuple[ResultKind, str], Stored], kind: ResultKind
) -> None:
    sums = {}
    for (of, area), stored in groups.items():
        if of is kind:
            parts = groups_of_plain(area, stored.body).parts
            sums[area] = sum(
                toll.events for named in parts.values() for line in named.values()
                for toll in line.values()
            )  # fmt: skip
    assert sums == {"": 5, "XX1": 4, "XX2": 1, "XX101": 3, "XX201": 1}


def test_a_group_that_is_not_known_stands_as_such(
    groups: dict[tuple[ResultKind, str], Stored],
) -> None:
    parts = groups_of_plain("", groups[ResultKind.ACTORS, ""].body).parts
    assert parts[Part.ATTACKS]["B1"] == {2018: Toll(1, 1, 2, 3), 2019: Toll(1, 1, 2, 3)}
    assert set(parts[Part.OPERATIONS]) == {""}


def test_classes_are_kept_by_month_in_every_area_with_an_event() -> None:
    found = {s.subject: units_of_plain("", s.body)
             for s in months_of_classes(events(PROVINCES), events(DISTRICTS))}  # fmt: skip
    assert list(found) == ["", "C1", "C2"]
    assert set(found["C1"].units) == {"XX1", "XX101"}
    assert found["C1"].of("XX101", Part.ATTACKS).of_month(2018 * 12 + 2, FIRST).events == 1
    assert found["C1"].of("XX101", Part.OPERATIONS).of_all().events == 1
    # Known to the province alone: in no district.
    assert set(found["C2"].units) == {"XX1", "XX2", "XX201"}
    assert found["C2"].of("XX201", Part.OTHERS).of_all().events == 1
