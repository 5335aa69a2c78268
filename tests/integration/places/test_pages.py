"""What the pages of areas show."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.utils import translation

from tests.support.pages import text_of
from tests.support.prepared import load_examplia

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def reader(db: None) -> Iterator[Client]:
    """Return somebody who reads the site over Examplia."""
    load_examplia(AT)
    yield Client()
    translation.deactivate()


def read(reader: Client, address: str) -> str:
    answer = reader.get(address)
    assert answer.status_code == 200
    return text_of(answer.content)


def test_the_list_shows_the_map_and_takes_no_side(reader: Client) -> None:
    shown = read(reader, "/places/?as_of=2024-03-01")
    assert "3 districts in 2 provinces and territories." in shown
    assert "takes no side" in shown
    assert "8 of 8 areas." in shown


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        pytest.param("level=DISTRICT", 3, id="level"),
        pytest.param("standing=ended", 2, id="ended"),
        pytest.param("province=XX1", 4, id="province"),
        pytest.param("q=stonefort", 1, id="a-place-within"),
        pytest.param("level=<b>", 0, id="a-level-that-is-none"),
        pytest.param("province=99", 0, id="a-province-that-is-none"),
        pytest.param("standing=for-ever", 0, id="a-standing-that-is-none"),
    ],
)
def test_the_list_is_narrowed(reader: Client, asked: str, count: int) -> None:
    assert f"{count} of 8 areas." in read(reader, f"/places/?as_of=2024-03-01&{asked}")


def test_an_area_shows_its_names_its_line_and_what_became_of_it(reader: Client) -> None:
    shown = read(reader, "/places/XX101/")
    assert "Tarn Division › North Province" in shown
    assert "Stonefort (its seat)" in shown
    agency = read(reader, "/places/XX-KORRIB/")
    assert "Korrib Agency › Korrib" in agency
    assert "2018-05-31 made another sort of unit" in agency
    assert "no P-code" in agency


def test_a_district_lies_where_it_lay_on_the_day(reader: Client) -> None:
    before = read(reader, "/places/?as_of=2010-01-01&q=korrib")
    assert "not yet formed" in before
    assert "The Hill Tracts" in before


def test_every_change_is_told(reader: Client) -> None:
    shown = read(reader, "/places/changes/")
    assert "The Hill Tracts › North Province" in shown
    assert "2018-05-31 merged into another" in shown
    assert "Fen › Marsh" in shown
    assert "day not on record renamed" in shown


def test_the_picture_is_given_as_data(reader: Client) -> None:
    answer = reader.get("/pictures/districts/map.csv")
    assert answer.status_code == 200
    assert b"Tarn" in answer.content
