"""Coded events become dated events without knowing more than their source does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from misaq.core.incidents.coding.actors import ActorMatch, How
from misaq.core.incidents.coding.records import Coding
from misaq.core.incidents.coding.terms import Meaning
from misaq.core.incidents.panels import PanelLevel
from misaq.core.incidents.records import Count, PlacePrecision, SourceEvent
from misaq.core.incidents.registers import AreaAssurance, NamedOperation
from misaq.core.incidents.words import ActorClass, Nature
from misaq.core.threat.measures.assurances import Assured
from misaq.core.threat.measures.coded import Units, assured_of, dated_event, named_operation
from misaq.core.threat.measures.operations import Operation
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import Key
from misaq.kernel.periods import Period

NOBODY = ActorMatch(How.NOT_GIVEN)
GROUP = ActorMatch(How.NOT_GIVEN, ActorClass.MILITANT, Key("EX-GROUP"))
CODING = Coding((), Key("MIL"), "R1", Nature.ATTACK, GROUP, NOBODY, NOBODY, Meaning())
EVENT = SourceEvent(
    "examplia-record", "1", "7", date(2001, 2, 3), date(2001, 2, 3),
    latitude=30.0, longitude=70.0, place_precision=PlacePrecision.EXACT,
    province_code="EX-0", district_code="EX00", killed=Count(3),
)  # fmt: skip


UNITS = Units(
    PanelLevel.DISTRICT,
    {"EX00": "EX00", "EX00-NEW": "EX00", "EX-0": "EX-0"},
    {Key("EX-GROUP"): Key("EX-BODY")},
)


@pytest.mark.parametrize(
    ("level", "area"),
    [(PanelLevel.DISTRICT, "EX00"), (PanelLevel.PROVINCE, "EX-0"), (PanelLevel.COUNTRY, "")],
    ids=["district", "province", "country"],
)
def test_an_event_is_placed_at_the_level_asked(level: PanelLevel, area: str) -> None:
    found = dated_event(EVENT, CODING, replace(UNITS, level=level))
    assert (found.area, found.body, found.label) == (area, "EX-BODY", "MIL")
    assert (found.nature, found.point, found.killed.best) == (Nature.ATTACK, (30.0, 70.0), 3)


def test_a_place_known_to_the_district_is_no_spot() -> None:
    coarse = replace(EVENT, place_precision=PlacePrecision.DISTRICT)
    plain = replace(CODING, side_a=NOBODY, primary=None)
    found = dated_event(coarse, plain, UNITS)
    assert (found.point, found.body, found.label) == (None, "", "")
    nowhere = replace(EVENT, latitude=None, longitude=None)
    assert dated_event(nowhere, CODING, UNITS).point is None


@pytest.mark.parametrize(
    ("starts", "month"), [("2001-02", 2001 * 12 + 1), ("2001", None), ("", None)],
    ids=["month", "year", "not-on-record"],
)  # fmt: skip
def test_an_operation_is_studied_where_its_month_is_on_record(
    starts: str, month: int | None
) -> None:
    span = Period(parse_date(starts) if starts else None)
    named = NamedOperation(Key("EX-OP"), "Clear Sky", (Key("EX00-NEW"), Key("EX00")), span, ())
    expected = None if month is None else Operation("EX-OP", ("EX00",), month)
    assert named_operation(named, UNITS) == expected
    assert named_operation(replace(named, areas=(Key("EX-FAR"),)), UNITS) is None


def test_an_assurance_keeps_its_areas_and_bodies() -> None:
    said = AreaAssurance(
        Key("EX-A"), "It was over.", "over", "the minister", parse_date("2001"), (),
        areas=(Key("EX00-NEW"),), about=(Key("EX-GROUP"), Key("EX-OTHER")),
    )  # fmt: skip
    on = parse_date("2001")
    assert assured_of(said, UNITS) == Assured("EX-A", on, ("EX00",), ("EX-BODY", "EX-OTHER"))
    assert assured_of(replace(said, areas=(Key("EX-FAR"),)), UNITS) is None
    everywhere = assured_of(replace(said, areas=()), UNITS)
    assert everywhere is not None
    assert everywhere.areas == ()
