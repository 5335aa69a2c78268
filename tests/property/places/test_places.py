"""What holds of every name, however it is typed, and of every way to group districts."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from misaq.core.incidents.records import PlacePrecision
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.matching import find_area
from misaq.core.places.records import Places
from tests.support.invented_places import PLACES

GAZETTEER = Gazetteer(PLACES)
CODES = [area.code for area in PLACES.areas]
DISTRICTS = [area for area in PLACES.areas if area.level.is_district_like]
NAMES = [area.title for area in PLACES.areas] + ["Port", "Fen", "Elsewhere", ""]
DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))


@st.composite
def typed(draw: st.DrawFn) -> tuple[str, str]:
    """Return a district's code and its title as somebody might type it."""
    area = draw(st.sampled_from(DISTRICTS))
    cased = draw(st.sampled_from([str.upper, str.lower, str.title]))(area.title)
    word = draw(st.sampled_from(["", " district", " District", "  distt."]))
    spaced = cased.replace(" ", draw(st.sampled_from([" ", "  ", "-", "\u00a0"])))
    return area.code, f"{draw(st.sampled_from(['', ' ']))}{spaced}{word}"


@given(typed(), DAYS)
def test_a_title_is_found_however_it_is_typed(found: tuple[str, str], on: date) -> None:
    code, printed = found
    match = find_area(
        GAZETTEER, province="", district=printed, on=on, precision=PlacePrecision.DISTRICT
    )
    assert match.district_code == GAZETTEER.unit_of(code)


@given(
    st.sampled_from(NAMES),
    st.sampled_from(NAMES),
    st.none() | DAYS,
    st.sampled_from(PlacePrecision),
    st.sampled_from(["", *CODES]),
)
def test_an_answer_is_never_finer_than_what_is_known(
    province: str, district: str, on: date | None, precision: PlacePrecision, polygon: str
) -> None:
    match = find_area(
        GAZETTEER,
        province=province,
        district=district,
        on=on,
        precision=precision,
        polygon=polygon,
    )
    assert precision.is_within_district or match.district_code == ""
    assert precision.is_within_province or match.province_code == ""
    if match.district_code:
        assert GAZETTEER.get(match.district_code).level.is_district_like
        assert match.province_code


@given(st.permutations(PLACES.areas), st.sampled_from(DISTRICTS))
def test_the_order_of_the_register_changes_no_answer(areas: list, area: object) -> None:
    turned = Gazetteer(Places(areas=tuple(areas), area_changes=PLACES.area_changes))
    for one in DISTRICTS:
        asked = {"province": "", "district": one.title, "precision": PlacePrecision.EXACT}
        assert find_area(turned, **asked).district_code == GAZETTEER.unit_of(one.code)
        assert turned.series_province(one.code) == GAZETTEER.series_province(one.code)


@given(DAYS, st.integers(0, 9000))
def test_units_name_themselves_and_grow_with_the_days(since: date, length: int) -> None:
    until = since + timedelta(days=length)
    units = GAZETTEER.constant_units(since=since, until=until)
    whole = GAZETTEER.constant_units()
    assert set(units) == {area.code for area in DISTRICTS}
    for code, unit in units.items():
        assert units[unit] == unit
        assert whole[code] == whole[unit]
