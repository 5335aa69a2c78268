"""The map of squares: what is where, and a number for each district."""

from __future__ import annotations

from misaq.core.places.records import Places
from misaq.kernel.ids import Key
from misaq.kernel.words import say
from misaq.reports.charts.districts import (
    NO_SIDE,
    DistrictNumber,
    district_chart,
    district_number_chart,
)
from misaq.reports.charts.records import Cell, Chart, Grid, Ink
from tests.support.charts import DAY, finding_of
from tests.support.invented_places import PLACES


def cells_of(chart: Chart) -> dict[tuple[int, int], Cell]:
    """Return the cells of a map by column and row."""
    assert isinstance(chart.figure, Grid)
    assert chart.figure.is_map
    return {(cell.column, cell.row): cell for cell in chart.figure.cells}


def number(text: str) -> DistrictNumber:
    return DistrictNumber(text, say("{count} events", count=text), Ink.SERIOUS)


def numbers_of(**numbers: str) -> Chart:
    return district_number_chart(
        PLACES,
        {code.replace("_", "-"): number(text) for code, text in numbers.items()},
        key="districts/events",
        title="Events",
        finding=(say("Events by district."),),
        legend=(),
        sources=(Key("GAZETTE"),),
        as_of=DAY,
    )


def test_every_square_says_its_district_and_province() -> None:
    chart = district_chart(PLACES, as_of=DAY)
    cells = cells_of(chart)
    assert len(cells) == 7
    assert str(cells[2, 1].words) == "Capital, Capital Territory."
    assert [str(value) for value in chart.rows[0]] == ["Tarn", "Tar", "XA101", "Northland"]
    assert chart.note == NO_SIDE


def test_districts_that_came_of_a_merger_are_told_apart() -> None:
    chart = district_chart(PLACES, as_of=DAY)
    inks = {cell: found.ink for cell, found in cells_of(chart).items()}
    assert {cell for cell, ink in inks.items() if ink is Ink.MINOR} == {(0, 0), (1, 0)}
    assert "2 of them became districts, or took in other areas" in finding_of(chart)


def test_a_country_without_squares_has_no_map() -> None:
    chart = district_chart(Places(), as_of=DAY)
    assert chart.figure is None
    assert finding_of(chart) == "No district has a square on record."


def test_a_number_stands_in_its_square_and_none_is_not_nought() -> None:
    chart = numbers_of(XA101="5", XA201="0")
    cells = cells_of(chart)
    assert (cells[0, 0].text, str(cells[0, 0].words)) == ("5", "Tarn: 5 events")
    assert cells[0, 2].text == "0"
    assert (cells[1, 2].text, cells[1, 2].ink) == ("–", Ink.OPEN)
    assert str(chart.rows[1][-1]) == "no number on record"


def test_the_number_of_a_whole_that_was_split_stands_in_all_its_parts() -> None:
    cells = cells_of(numbers_of(XA_VALE="7", XA104="2"))
    assert (cells[0, 1].text, cells[1, 1].text) == ("7", "2")
    assert str(cells[0, 1].words) == "Upper Vale: Vale as a whole, 7 events"
    assert str(cells[1, 1].words) == "Lower Vale: 2 events"
