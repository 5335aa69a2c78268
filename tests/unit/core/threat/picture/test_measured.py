"""Every measure is kept as plain data, with what it cannot show; short data loses no other."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Area, MiddlePoint, Places
from misaq.core.threat.measures.rates import Population
from misaq.core.threat.picture.agreeing import ONE_SOURCE, agreement_of, direction
from misaq.core.threat.picture.nearest import nearest_areas
from misaq.core.threat.picture.numbers import number
from misaq.core.threat.picture.per_people import rates_of
from misaq.core.threat.picture.records import ResultKind, Stored
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import say
from tests.support.invented_picture import SWEEP, invented_coded, measure, measured
from tests.support.invented_places import an_area


def found(kind: ResultKind, subject: str = "") -> Stored:
    (one,) = [one for one in measured() if (one.kind, one.subject) == (kind, subject)]
    return one


def test_every_result_can_be_written_down_and_says_what_it_cannot_show() -> None:
    for one in measured():
        assert json.loads(json.dumps(one.body, allow_nan=False)) == one.body
        assert str(one.cannot)
    assert {one.kind for one in measured()} == {
        ResultKind.DISPLACEMENT, ResultKind.RE_EMERGENCE, ResultKind.REACTIVITY,
        ResultKind.ANSWERS, ResultKind.NEAR_REPEAT, ResultKind.HOT_SPOTS, ResultKind.PLACEBOS,
    }  # fmt: skip


def test_an_operation_is_set_beside_its_neighbours_and_controls() -> None:
    body = found(ResultKind.DISPLACEMENT, SWEEP.key).body
    assert (body["target"], body["next_door"]) == (["D00"], ["D01", "D02"])
    assert body["controls"] == 9
    assert sum(body["before"]) > 0


def test_a_name_that_is_new_after_an_operation_is_kept() -> None:
    (name,) = found(ResultKind.RE_EMERGENCE, SWEEP.key).body["names"]
    assert (name["actor"], name["month"] // 12) == ("NEXT", 2017)


def test_both_directions_are_kept_of_the_country_and_of_provinces() -> None:
    whole = found(ResultKind.REACTIVITY).body
    assert [lag["days"] for lag in whole["large_to_operation"]["lags"]] == [1, 3, 7, 14, 30]
    assert 0 <= whole["large_to_operation"]["near"][2]["share"] <= 1
    assert found(ResultKind.REACTIVITY, "P1").body["attack_to_operation"]["first"] > 20


def test_hot_spots_are_tried_on_noise_made_of_the_same_figures() -> None:
    body = found(ResultKind.HOT_SPOTS, "2015").body
    assert body["maps"] == 1_000
    assert body["false_share"] <= body["false_span"][1]


def test_a_source_that_tells_of_force_alone_says_so() -> None:
    one = found(ResultKind.ANSWERS)
    assert one.body["kinds"][0]["many"] == one.body["known"] > 0
    assert any("sees" in str(note) for note in one.notes)


def test_the_trial_of_the_test_is_kept_for_events_and_deaths() -> None:
    for figure in ("EVENTS", "DEATHS"):
        assert found(ResultKind.PLACEBOS, figure).body["placebos"] > 50


def test_half_a_year_of_data_is_measured_as_far_as_it_goes() -> None:
    told: list[tuple[ResultKind, str]] = []

    def not_measured(kind: ResultKind, subject: str, refusal: InputRefused) -> None:
        told.append((kind, refusal.message))

    short = date(2016, 1, 1), date(2016, 6, 30)
    results = measure(150, short, not_measured)
    assert ResultKind.NEAR_REPEAT in {one.kind for one in results}
    assert [kind for kind, _ in told] == [ResultKind.DISPLACEMENT]
    for one in results:
        json.dumps(one.body, allow_nan=False)


def test_rates_rest_on_a_population_with_its_day() -> None:
    coded = invented_coded()
    one = rates_of(coded.by_province, [Population("P1", 1_000_000, date(2017, 1, 1), "S1")])
    assert one.body["without"] == ["P2"]
    assert one.body["first"] == "2015-01-01"
    rate = one.body["parts"]["ATTACKS"]["P1"]
    assert rate["events_span"][0] < rate["events"] < rate["events_span"][1]
    assert rate["deaths_low"] <= rate["deaths"] <= rate["deaths_high"]
    assert "P2" not in one.body["parts"]["ATTACKS"]


@pytest.mark.parametrize(
    ("value", "kept"),
    [(None, None), (float("nan"), None), (2e-19, 0.0), (1 / 3, 0.33333)],
    ids=["none", "no number", "rounding", "a third"],
)
def test_numbers_are_short_and_known_to_json(value: float | None, kept: float | None) -> None:
    assert number(value) == kept


def test_a_unit_of_two_districts_lies_between_them() -> None:
    west, east, far = (
        _at(an_area(code, code, parent="XA1"), longitude)
        for code, longitude in (("XA101", "10.0"), ("XA102", "12.0"), ("XA103", "15.0"))
    )
    units = {"XA101": "XA101", "XA102": "XA101", "XA103": "XA103"}
    near = nearest_areas(Gazetteer(Places((west, east, far))), units, many=6)
    assert near == {"XA101": ("XA103",), "XA103": ("XA101",)}


def _at(area: Area, longitude: str) -> Area:
    return replace(area, middle=MiddlePoint(Decimal("20"), Decimal(longitude)))


def study(subject: str, excess: float | None) -> Stored:
    body = {"excess": excess}
    return Stored(ResultKind.OPERATION, subject, body, say("It can."), say("It cannot."))


def test_sources_are_asked_whether_they_point_the_same_way() -> None:
    one = [study("A", -0.5), study("B", 0.2), study("C", None)]
    other = [study("A", 0.4), study("B", 0.1), study("C", 0.3)]
    assert agreement_of([one]) is ONE_SOURCE
    assert agreement_of([one, []]) is ONE_SOURCE
    assert str(agreement_of([one, other])).startswith("Of 2 results that two sources tell, 1 point")
    assert "none of them a direction" in str(agreement_of([[study("A", None)]] * 2))
    assert direction(Stored(ResultKind.ANSWERS, "", {}, say("It can."), say("No."))) is None
