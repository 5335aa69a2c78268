"""Figures drawn here: squares, bars, steps, a curve; each mark says its words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import etree

from misaq.core.threat.picture.records import Toll
from misaq.kernel.words import say
from misaq.reports.charts.drawing import as_png, draw_for_page, draw_for_paper
from misaq.reports.charts.records import Cell, Chart, Grid, Ink, Line
from misaq.reports.charts.specs import spec_of
from misaq.reports.charts.specs.frame import Room
from misaq.reports.charts.speech import ENGLISH, Speech
from misaq.reports.charts.threat import Placed, map_chart
from misaq.reports.charts.threat_levels import Level, concentration_chart, levels_chart
from misaq.reports.charts.threat_years import Years, multiples_chart, parts_chart
from tests.support.charts import SPEECHES, URDU
from tests.unit.reports.charts.test_drawing import faults_of, tree_of, words_of

DAY = date(2020, 12, 31)
SVG = "{http://www.w3.org/2000/svg}"
NORTH = Years("North", {2018: Toll(3, 4, 5, 9), 2020: Toll(1, 1, 1, 1)})
SOUTH = Years("South", {2019: Toll(2, 0, 0, 2)})


def squares(many: int) -> Chart:
    placed = [Placed(f"District {n}", f"D{n}", Toll(n, n, n, n), (n % 17, n // 17))
              for n in range(many)]  # fmt: skip
    return map_chart("threat/map", say("Deaths"), placed, as_of=DAY, note=say("It sees little."))


CHARTS = {
    "squares": squares(6),
    "bars": parts_chart("North", [NORTH, SOUTH], range(2018, 2021), as_of=DAY),
    "multiples": multiples_chart("k", "Years", [NORTH, SOUTH], range(2018, 2021), as_of=DAY),
    "steps": levels_chart(
        "North", say("attacks"),
        [Level(date(2018, 1, 1), date(2019, 6, 1), 0.4), Level(date(2019, 6, 1), DAY, 12.0)],
        as_of=DAY,
    ),
    "curve": concentration_chart("North", (0.0, 0.0, 0.25, 1.0), 1, as_of=DAY),
}  # fmt: skip


@pytest.mark.parametrize("room", Room)
@pytest.mark.parametrize("speech", SPEECHES, ids=lambda speech: speech.code)
@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_it_holds_only_what_a_page_may_hold(chart: Chart, speech: Speech, room: Room) -> None:
    svg = draw_for_page(chart, speech, room)
    assert faults_of(svg) == []
    assert words_of(tree_of(svg))
    assert float(tree_of(svg).get("width")) <= (345 if room is Room.NARROW else 900)


@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_paper_has_colours_and_no_marks(chart: Chart) -> None:
    svg = draw_for_paper(chart, URDU)
    assert faults_of(svg) == []
    assert not tree_of(svg).xpath("//@class | //@tabindex")
    assert as_png(svg, scale=1).startswith(b"\x89PNG")


@pytest.mark.parametrize("name", ["bars", "steps", "curve"])
def test_the_other_library_knows_nothing_of_it(name: str) -> None:
    figure = CHARTS[name].figure
    assert figure is not None
    with pytest.raises(ValueError, match="drawn here"):
        spec_of(figure, ENGLISH, Room.WIDE)


def edges(svg: str) -> list[float]:
    """Return where each bar begins, from the words of the first to those of the last."""
    marks = tree_of(svg).xpath("//*[local-name()='g'][@class='mark']/*[local-name()='path']/@d")
    return [float(d[1:].split()[0]) for d in marks]


def test_time_runs_the_way_the_page_is_read() -> None:
    first, last, *_ = edges(draw_for_page(CHARTS["bars"], ENGLISH, Room.WIDE))
    assert first < last
    first, last, *_ = edges(draw_for_page(CHARTS["bars"], URDU, Room.WIDE))
    assert first > last


def test_a_map_is_never_mirrored() -> None:
    assert edges(draw_for_page(CHARTS["squares"], ENGLISH, Room.WIDE)) == edges(
        draw_for_page(CHARTS["squares"], URDU, Room.WIDE)
    )


def test_bars_say_each_year_where_there_is_room_and_each_row_where_there_is_not() -> None:
    wide = words_of(tree_of(draw_for_page(CHARTS["bars"], ENGLISH, Room.WIDE)))
    assert "2018: 5 deaths, between 4 and 9, in 3 events." in wide
    assert "2020: 1 deaths in 1 events." in wide
    narrow = words_of(tree_of(draw_for_page(CHARTS["bars"], ENGLISH, Room.NARROW)))
    assert narrow == ["North: 6 deaths in 4 events; most in 2018, 5 deaths."]


def test_small_pictures_are_one_mark_each() -> None:
    words = words_of(tree_of(draw_for_page(CHARTS["multiples"], ENGLISH, Room.WIDE)))
    assert words == [
        "North: 6 deaths in 4 events; most in 2018, 5 deaths.", "South: no deaths.",
    ]  # fmt: skip


def test_squares_too_small_to_read_are_colours_and_no_marks() -> None:
    many = squares(17 * 18)
    assert len(words_of(tree_of(draw_for_page(many, ENGLISH, Room.WIDE)))) == 17 * 18
    narrow = tree_of(draw_for_page(many, ENGLISH, Room.NARROW))
    assert words_of(narrow) == []
    assert len(narrow.xpath("//*[local-name()='path']")) == 4
    assert not narrow.xpath("//*[local-name()='text']")


def texts(tree: Any) -> list[str]:
    return [item.text for item in tree.iter(f"{SVG}text")]


def test_what_is_counted_as_one_is_not_added_twice() -> None:
    placed = [
        Placed("Whole", "WHL", Toll(2, 3, 3, 3), (0, 0)),
        Placed("Part", "PRT", Toll(2, 3, 3, 3), (1, 0), "Whole"),
        Placed("Nowhere", "NWH", Toll(), None),
    ]
    chart = map_chart("threat/map", say("Deaths"), placed, as_of=DAY, note=say("Little."))
    tree = tree_of(draw_for_page(chart, ENGLISH, Room.WIDE))
    assert {"3", "(3)"} <= set(texts(tree))
    assert words_of(tree)[1] == "Part: 2 events, 3 deaths. Counted as one with Whole."
    assert any(entry.code == "( )" for entry in chart.legend)
    assert [row[-1] for row in chart.rows] == ["", "Whole", ""]


def test_nothing_recorded_says_so_and_draws_nothing() -> None:
    empty = multiples_chart("k", "Years", [Years("North", {})], range(2018, 2021), as_of=DAY)
    assert empty.figure is None
    assert str(empty.finding[0]) == "No deaths are recorded."
    bare = parts_chart("North", [], range(2018, 2021), as_of=DAY)
    assert (bare.figure, str(bare.finding[0])) == (None, "No deaths are recorded.")


def test_hostile_words_stay_words() -> None:
    hostile = "</svg><script>alert(1)</script>\"'"
    cell = Cell(0, 0, Ink.GRAVE, hostile, hostile, hostile)
    figure = Grid((Line(""),), (Line(""),), (cell,), is_map=True)
    svg = draw_for_page(replace(CHARTS["squares"], figure=figure), ENGLISH, Room.WIDE)
    assert "<script" not in svg
    assert etree.fromstring(svg.encode()) is not None
    assert hostile in words_of(tree_of(svg))
