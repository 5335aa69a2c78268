"""Areas by code, by day, and what became of them."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.naming import read_name
from misaq.core.places.records import Level
from misaq.kernel.errors import NotFound
from tests.support.invented_places import PLACES

GAZETTEER = Gazetteer(PLACES)
BEFORE, AFTER = date(2010, 1, 1), date(2019, 1, 1)


def test_an_unknown_code_is_refused_with_a_way_on() -> None:
    with pytest.raises(NotFound, match="XA999") as refused:
        GAZETTEER.get("XA999")
    assert "misaq places find" in refused.value.next_step


def test_areas_of_a_day_are_those_that_stood() -> None:
    now = {area.code for area in GAZETTEER.list_areas(Level.PROVINCE)}
    then = {area.code for area in GAZETTEER.list_areas(Level.PROVINCE, on=BEFORE)}
    assert then - now == {"XA-HILLS"}


def test_children_are_those_next_below_and_districts_all_below() -> None:
    assert [area.code for area in GAZETTEER.list_children("XA-DIV-TARN")] == ["XA101"]
    districts = [area.code for area in GAZETTEER.list_districts("XA1")]
    assert districts == ["XA101", "XA102", "XA103", "XA104"]


def test_the_province_of_a_district_is_that_of_the_day() -> None:
    assert GAZETTEER.province_of("XA102", on=AFTER) == "XA1"
    assert GAZETTEER.province_of("XA102", on=BEFORE) == "XA-HILLS"
    assert GAZETTEER.province_of("XA101", on=BEFORE) == "XA1"
    assert GAZETTEER.province_of("XA999") == ""


@pytest.mark.parametrize(
    ("code", "province"),
    [
        pytest.param("XA102", "XA-HILLS", id="became-whole"),
        pytest.param("XA-FR-TARN", "XA-HILLS", id="region-itself"),
        pytest.param("XA101", "XA1", id="joined-by-a-region"),
    ],
)
def test_a_series_keeps_its_province_through_a_merger(code: str, province: str) -> None:
    assert GAZETTEER.series_province(code) == province


def test_a_district_that_a_strip_joined_is_told_of_on_both_sides() -> None:
    for province in ("XA1", "XA-HILLS"):
        assert [area.code for area in GAZETTEER.list_across(province)] == ["XA101"]
    assert GAZETTEER.list_across("XA102") == ()


def test_an_area_is_followed_to_what_it_became_but_not_into_its_parts() -> None:
    assert GAZETTEER.unit_of("XA-KORRIB") == "XA102"
    assert GAZETTEER.unit_of("XA-VALE") == "XA-VALE"
    assert GAZETTEER.list_earlier("XA102") == ("XA-KORRIB",)
    assert GAZETTEER.list_parts("XA-VALE") == ("XA103", "XA104")


@pytest.mark.parametrize(
    ("since", "until", "unit"),
    [
        pytest.param(None, None, "XA-VALE", id="whole-record"),
        pytest.param(date(2014, 1, 15), None, "XA103", id="from-the-day-of-the-split"),
        pytest.param(None, date(2014, 1, 14), "XA103", id="until-the-day-before"),
        pytest.param(date(2013, 1, 1), date(2015, 1, 1), "XA-VALE", id="around-it"),
    ],
)
def test_districts_split_within_the_days_are_one_unit(
    since: date | None, until: date | None, unit: str
) -> None:
    units = GAZETTEER.constant_units(since=since, until=until)
    assert units["XA103"] == unit


def test_what_went_over_is_counted_with_what_it_went_over_into() -> None:
    units = GAZETTEER.constant_units()
    assert (units["XA-KORRIB"], units["XA-FR-TARN"], units["XA201"]) == ("XA102", "XA101", "XA201")


def test_a_district_without_a_code_yet_is_counted_with_the_one_it_was_split_from() -> None:
    assert GAZETTEER.unit_of("XA-NEWPORT") == "XA202"
    before_it = GAZETTEER.constant_units(until=date(2018, 1, 1))
    assert before_it["XA-NEWPORT"] == "XA202"
    assert "XA-NEWPORT" not in {area.code for area in GAZETTEER.list_units()}


def test_changes_are_told_from_both_sides() -> None:
    kinds = [change.kind.value for change in GAZETTEER.changes_of("XA-VALE")]
    assert kinds == ["SPLIT", "SPLIT"]
    assert GAZETTEER.changes_of("XA103")[0].earlier == "XA-VALE"


@pytest.mark.parametrize(
    ("printed", "plain", "unit"),
    [
        pytest.param("D. I. Khan", "d i khan", None, id="dots"),
        pytest.param("Azad Jammu & Kashmir", "azad jammu kashmir", None, id="ampersand"),
        pytest.param("District Tarn", "tarn", Level.DISTRICT, id="unit-first"),
        pytest.param("Tarn  City", "tarn", None, id="part-word"),
        pytest.param("City", "city", None, id="nothing-else"),
        pytest.param("ضلع تارن", "تارن", Level.DISTRICT, id="urdu"),
    ],
)
def test_a_printed_name_is_read_without_words_for_units(
    printed: str, plain: str, unit: Level | None
) -> None:
    read = read_name(printed)
    assert (read.plain, read.unit) == (plain, unit)
