"""What coded events show: parts apart, nothing counted twice, nothing put where it is not known."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np

from misaq.core.incidents.coding.actors import ActorRegistry
from misaq.core.incidents.coding.code import code_event
from misaq.core.incidents.coding.rules import RuleBook
from misaq.core.incidents.records import Count, DatePrecision, PlacePrecision, SourceEvent
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.stats.dice import Dice
from misaq.core.threat.picture.coded import coded_events
from misaq.core.threat.picture.keeping import NotMeasured, leave_out
from misaq.core.threat.picture.plain import months_of_plain
from misaq.core.threat.picture.records import Basis, Part, ResultKind, Stored, Toll
from misaq.core.threat.picture.released import results_of_release
from tests.support.invented_country import invented_registers

SPAN = date(2018, 1, 1), date(2020, 12, 31)
BASIS = Basis("gazette", "2", False, "0" * 64, 2018 * 12, 36)


def dice_of(key: tuple[int, ...]) -> Dice:
    return np.random.default_rng(key)


def event(number: int, month: int, district: str, **more: object) -> SourceEvent:
    day = date(2018 + month // 12, month % 12 + 1, 3)
    facts: dict[str, object] = {
        "source": "gazette", "release": "2", "event_id": str(number), "starts": day, "ends": day,
        "date_precision": DatePrecision.DAY, "place": "", "killed": Count(low=1, best=2, high=4),
        "place_precision": PlacePrecision.DISTRICT, "province_code": "XX1",
        "district_code": district,
    }  # fmt: skip
    return SourceEvent(**{**facts, **more})  # type: ignore[arg-type]


def results(
    *events: SourceEvent,
    span: tuple[date, date] = SPAN,
    basis: Basis = BASIS,
    not_measured: NotMeasured = leave_out,
) -> dict[tuple[ResultKind, str], Stored]:
    registers = invented_registers()
    known = registers.incidents
    actors = ActorRegistry(known.actors, known.actor_patterns)
    rules = RuleBook(known.rules, known.vocabularies)
    coded = coded_events(
        [(one, code_event(one, actors, rules)) for one in events],
        Gazetteer(registers.places),
        known,
        source="gazette",
        release="2",
        span=span,
    )
    found = results_of_release(coded, known, basis, dice_of, not_measured=not_measured)
    return {(one.kind, one.subject): one for one in found}


def test_every_event_stands_in_one_area_and_one_part() -> None:
    events = [event(n, n % 30, "XX101") for n in range(9)]
    nowhere = event(9, 3, "", province_code="", place_precision=PlacePrecision.COUNTRY)
    unsure = event(10, 0, "XX101", date_precision=DatePrecision.YEAR)
    found = results(*events, nowhere, unsure)
    areas = [months_of_plain(key[1], one.body) for key, one in found.items()
             if key[0] is ResultKind.MONTHS]  # fmt: skip
    parts = [part for area in areas for part in area.parts]
    tolls = [
        sum((part.of_year(y, BASIS.first_month) for y in BASIS.years), Toll()) for part in parts
    ]
    assert sum(tolls, Toll()) == Toll(11, 11, 22, 44)
    assert {part.part for part in parts} == {Part.ATTACKS, Part.OPERATIONS, Part.OTHERS}
    assert {area.area for area in areas if sum(len(p.no_month) for p in area.parts)} != set()
    assert "" in {area.area for area in areas}


def test_a_part_that_joined_a_district_elsewhere_is_counted_in_the_province_it_was_of() -> None:
    moved = [event(n, n, "XX101", province_code="XX2") for n in range(3)]
    found = results(*moved, *(event(n, n, "XX101") for n in range(3, 5)))
    counts = {
        area: sum(part.of_year(y, BASIS.first_month).events
                  for part in months_of_plain(area, one.body).parts for y in BASIS.years)
        for (kind, area), one in found.items() if kind is ResultKind.MONTHS
    }  # fmt: skip
    assert {area: count for area, count in counts.items() if count} == {"XX2": 3, "XX1": 2}


def test_an_operation_that_the_data_cannot_judge_says_so() -> None:
    found = results(*(event(n, n, "XX101") for n in range(30)))
    study = found.get((ResultKind.OPERATION, "CLEAR-HILLS"))
    assert study is None or study.body["outcome"] == "CANNOT_SAY"
    assert found[ResultKind.CONCENTRATION, ""].body["areas"] > 1


def test_a_year_is_too_short_for_levels_and_everything_else_is_kept() -> None:
    told: set[ResultKind] = set()
    found = results(
        *(event(n, n % 12, "XX101") for n in range(30)),
        span=(date(2018, 1, 1), date(2018, 12, 31)),
        basis=replace(BASIS, months=12),
        not_measured=lambda kind, _subject, _refusal: told.add(kind),
    )
    assert ResultKind.LEVELS in told
    assert ResultKind.LEVELS not in {kind for kind, _ in found}
    assert {ResultKind.MONTHS, ResultKind.RATES, ResultKind.ANSWERS} <= {kind for kind, _ in found}


def test_classes_are_kept_by_month_and_no_event_is_lost() -> None:
    found = results(*(event(n, n % 30, "XX101") for n in range(9)))
    tolls = [
        toll
        for (kind, subject), one in found.items()
        if kind is ResultKind.CLASS_MONTHS
        for part in months_of_plain(subject, one.body).parts
        for toll in part.months
    ]
    assert sum(tolls, Toll()) == Toll(9, 9, 18, 36)
