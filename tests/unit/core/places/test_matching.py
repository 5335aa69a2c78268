"""Which area a printed name means."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.incidents.records import PlacePrecision
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.matching import How, PlaceMatch, Remark, find_area
from tests.support.invented_places import PLACES

GAZETTEER = Gazetteer(PLACES)
EARLY, LATE = date(2009, 5, 1), date(2020, 5, 1)


def found(
    province: str,
    district: str,
    *,
    place: str = "",
    on: date | None = LATE,
    precision: PlacePrecision = PlacePrecision.DISTRICT,
    polygon: str = "",
) -> PlaceMatch:
    return find_area(
        GAZETTEER,
        province=province,
        district=district,
        place=place,
        on=on,
        precision=precision,
        polygon=polygon,
    )


@pytest.mark.parametrize(
    ("province", "district", "codes"),
    [
        pytest.param("Northland", "Tarn", ("XA1", "XA101"), id="title"),
        pytest.param("NORTHLAND province", "tarn distrcit", ("XA1", "XA101"), id="unit-words"),
        pytest.param("The South", "Fen", ("XA2", "XA201"), id="former-names"),
        pytest.param("", "Marsh", ("XA2", "XA201"), id="province-from-district"),
        pytest.param("Hill Tracts", "Korrib agency", ("XA-HILLS", "XA102"), id="agency"),
        pytest.param("Northland", "Korrib", ("XA-HILLS", "XA102"), id="one-series-at-merger"),
        pytest.param("Hill Tracts", "FR Tarn", ("XA-HILLS", "XA101"), id="region-in-district"),
        pytest.param("Northland", "Vale district", ("XA1", "XA-VALE"), id="whole-since-split"),
        pytest.param("Northland", "Upper Vale", ("XA1", "XA103"), id="part"),
        pytest.param("Southland", "Port", ("XA2", "XA202"), id="town"),
        pytest.param("Southland", "Gate, Marsh district", ("XA2", "XA201"), id="town-and-district"),
        pytest.param("Capital", "", ("XA3", "XA301"), id="only-district"),
        pytest.param("Southland", "Elsewhere", ("XA2", ""), id="unknown-district"),
        pytest.param("Farland", "Elsewhere", ("", ""), id="unknown-both"),
        pytest.param("Southland", "Marsh district (Farland)", ("XA2", ""), id="lies-abroad"),
        pytest.param("Southland", "Marsh/Delta", ("XA2", ""), id="two-districts"),
        pytest.param("Southland", "North/Delta", ("XA2", ""), id="half-of-a-name"),
        pytest.param("Northland", "Tarn Division", ("XA1", ""), id="division-is-no-district"),
        pytest.param("", "Southland", ("XA2", ""), id="province-in-the-wrong-column"),
    ],
)
def test_names_find_their_area(province: str, district: str, codes: tuple[str, str]) -> None:
    match = found(province, district)
    assert (match.province_code, match.district_code) == codes


def test_what_is_known_to_the_province_is_in_no_district() -> None:
    match = found("Northland", "Tarn", precision=PlacePrecision.PROVINCE, polygon="XA101")
    assert (match.province_code, match.district_code) == ("XA1", "")
    assert match.remarks == (Remark.TOO_COARSE,)


def test_what_is_known_to_the_country_is_in_no_province() -> None:
    assert found("Northland", "", precision=PlacePrecision.COUNTRY).province_code == ""


def test_the_name_stands_where_the_point_falls_next_door() -> None:
    match = found("Northland", "Tarn", polygon="XA102")
    assert (match.district_code, match.polygon_code) == ("XA101", "XA102")
    assert match.remarks == (Remark.POLYGON_CONFLICT,)
    assert match.is_doubtful


def test_a_region_and_the_district_it_joined_are_no_conflict() -> None:
    match = found("Hill Tracts", "FR Tarn", polygon="XA101", on=EARLY)
    assert match.remarks == (Remark.WENT_OVER,)
    assert not match.is_doubtful


def test_a_whole_and_a_part_of_it_are_no_conflict() -> None:
    assert Remark.POLYGON_CONFLICT not in found("Northland", "Vale", polygon="XA104").remarks


def test_the_boundary_answers_where_no_name_does() -> None:
    match = found("Southland", "Elsewhere", polygon="XA202")
    assert (match.district_code, match.how) == ("XA202", How.POLYGON)
    assert match.remarks == (Remark.UNKNOWN_DISTRICT, Remark.SPLIT_SINCE)


def test_a_boundary_in_another_province_answers_nothing() -> None:
    match = found("Southland", "", polygon="XA101")
    assert (match.province_code, match.district_code) == ("XA2", "")
    assert match.remarks == (Remark.POLYGON_CONFLICT,)


def test_a_boundary_that_is_not_known_is_not_asked() -> None:
    assert found("Southland", "Marsh", polygon="QQ1").polygon_code == ""


def test_a_district_of_another_province_is_a_conflict() -> None:
    match = found("Southland", "Tarn")
    assert (match.province_code, match.district_code) == ("XA2", "")
    assert match.remarks == (Remark.PROVINCE_CONFLICT,)


@pytest.mark.parametrize(
    ("polygon", "district"),
    [
        pytest.param("XA101", "XA101", id="point-agrees-with-the-district"),
        pytest.param("XA201", "XA201", id="point-agrees-with-the-province"),
        pytest.param("XA301", "", id="point-agrees-with-neither"),
    ],
)
def test_two_of_three_settle_a_conflict(polygon: str, district: str) -> None:
    match = found("Southland", "Tarn", polygon=polygon)
    assert match.district_code == district
    assert Remark.PROVINCE_CONFLICT in match.remarks


def test_provinces_that_were_merged_since_are_a_remark_and_no_conflict() -> None:
    match = found("Hill Tracts", "Upper Vale")
    assert (match.province_code, match.district_code) == ("XA1", "XA103")
    assert match.remarks == (Remark.PROVINCE_SINCE_MERGED,)
    assert match.is_doubtful


def test_a_district_in_the_province_of_the_region_beside_it_means_the_region() -> None:
    match = found("Hill Tracts", "Tarn", on=EARLY)
    assert (match.province_code, match.district_code) == ("XA-HILLS", "XA101")
    assert match.remarks == (Remark.WENT_OVER,)


def test_a_name_of_another_day_is_said() -> None:
    assert Remark.AREA_OF_ANOTHER_DAY in found("Northland", "Lower Vale", on=EARLY).remarks


def test_a_spelling_that_is_said_the_same_is_found_in_its_province_only() -> None:
    assert found("Northland", "Tarrn").how is How.SPELLING
    assert found("Southland", "Tarrn").district_code == ""


def test_the_place_is_asked_where_no_district_is_printed() -> None:
    assert found("Southland", "", place="Port").how is How.PLACE
    assert found("Southland", "Elsewhere", place="Port").district_code == ""
