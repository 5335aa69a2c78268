"""What is drawn is flat, named, reached by key, and holds nothing that a page may not hold."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from lxml import etree

from misaq.kernel.words import say
from misaq.reports.charts.drawing import as_png, draw_for_page, draw_for_paper, state_of
from misaq.reports.charts.palette import TOKENS
from misaq.reports.charts.records import Cell, Chart, Grid, Ink, Line, Span, Strips
from misaq.reports.charts.specs.frame import Room
from misaq.reports.charts.speech import ENGLISH, Speech
from tests.support.charts import SPEECHES, URDU, finding_of, invented_charts

DRAWN = [chart for chart in invented_charts() if chart.figure is not None]
HOSTILE = "</svg><script>alert(1)</script>\"'&{{x}}\\u0000]}datum"
SVG = "{http://www.w3.org/2000/svg}"
MAY = {"svg", "title", "desc", "g", "path", "line", "text", "foreignObject", "p"}


def tree_of(svg: str) -> Any:
    return etree.fromstring(svg.encode())


def words_of(tree: Any) -> list[str]:
    """Return what the marks say."""
    return [str(words) for words in tree.xpath("//*[@tabindex]/@aria-label")]


def faults_of(svg: str) -> list[str]:
    """Return what a page may not hold."""
    tree = tree_of(svg)
    names = {etree.QName(item).localname for item in tree.iter(etree.Element)}
    attributes = {name for item in tree.iter(etree.Element) for name in item.attrib}
    ids = Counter(tree.xpath("//@id"))
    rules = {
        "known elements": names <= MAY,
        "no style": "style" not in attributes,
        "no handler": not [name for name in attributes if str(name).startswith("on")],
        "nothing outside": not re.search(r"href|url\(|https?://(?!www\.w3\.org/2000/svg)", svg),
        "ids once": not [name for name, count in ids.items() if count > 1],
        "named": tree.get("aria-labelledby", "").split() == tree.xpath("//@id"),
        "title": bool(tree.findtext(f"{SVG}title")),
        "description": bool(tree.findtext(f"{SVG}desc")),
        "finite": "NaN" not in svg and "Infinity" not in svg,
    }
    return [name for name, holds in rules.items() if not holds]


@pytest.mark.parametrize("room", Room)
@pytest.mark.parametrize("speech", SPEECHES, ids=lambda speech: speech.code)
@pytest.mark.parametrize("chart", DRAWN, ids=lambda chart: chart.key)
def test_a_picture_for_a_page_is_sound(chart: Chart, speech: Speech, room: Room) -> None:
    svg = draw_for_page(chart, speech, room)
    assert faults_of(svg) == []
    tree = tree_of(svg)
    assert tree.get("role") == "group"
    assert words_of(tree)
    assert "NaN" not in svg


@pytest.mark.parametrize("chart", DRAWN, ids=lambda chart: chart.key)
def test_a_narrow_picture_fits_a_telephone(chart: Chart) -> None:
    tree = tree_of(draw_for_page(chart, ENGLISH, Room.NARROW))
    assert float(tree.get("width")) <= 345


@pytest.mark.parametrize("chart", DRAWN, ids=lambda chart: chart.key)
def test_a_picture_for_paper_has_its_colours_and_no_readout(chart: Chart) -> None:
    svg = draw_for_paper(chart, ENGLISH)
    assert faults_of(svg) == []
    tree = tree_of(svg)
    assert tree.get("role") == "img"
    assert not tree.xpath("//@class | //@tabindex")
    assert finding_of(chart) == tree.findtext(f"{SVG}desc")


def test_the_marks_say_the_exact_values() -> None:
    strip = next(chart for chart in DRAWN if chart.key == "verdicts/P1")
    assert "Point P1.1: delivered, claimed only, from 2016-03-31 until 2017-12-31." in words_of(
        tree_of(draw_for_page(strip, ENGLISH, Room.WIDE))
    )


def test_the_same_chart_gives_the_same_drawing() -> None:
    chart = DRAWN[0]
    assert draw_for_paper(chart, ENGLISH) == draw_for_paper(chart, ENGLISH)


def chart_with(words: str) -> Chart:
    return Chart(
        key="hostile",
        title=words,
        finding=(say("{words}", words=words),),
        figure=Grid(
            (Line(words),), (Line("A", words),), (Cell(0, 0, Ink.GOOD, words, words, words),)
        ),
        columns=(say("Point"),),
        rows=((words,),),
        as_of=date(2024, 6, 1),
    )


@pytest.mark.parametrize("speech", SPEECHES, ids=lambda speech: speech.code)
def test_hostile_words_stay_words(speech: Speech) -> None:
    svg = draw_for_page(chart_with(HOSTILE), speech, Room.WIDE)
    assert faults_of(svg.replace(HOSTILE, "")) == []
    tree = tree_of(svg)
    assert "<script" not in svg
    assert HOSTILE in words_of(tree)
    assert tree.findtext(f"{SVG}title") == HOSTILE
    assert HOSTILE in [item.text for item in tree.iter(f"{SVG}text")]


def test_letters_that_cannot_be_shown_are_written_out() -> None:
    svg = draw_for_page(chart_with("a\x00b\u202ec\ud800"), URDU, Room.WIDE)
    assert words_of(tree_of(svg)) == ["a[U+0000]b[U+202E]c[U+D800]"]


def test_one_datum_is_drawn() -> None:
    day = date(2024, 6, 1)
    figure = Strips(
        (Line("A"),), (Span(0, day, date(2024, 6, 2), Ink.OPEN, "so", "1"),), day, date(2024, 6, 2)
    )
    assert words_of(
        tree_of(draw_for_page(replace(chart_with("x"), figure=figure), ENGLISH, Room.NARROW))
    ) == ["so"]


def test_nothing_to_draw_is_an_empty_text() -> None:
    empty = replace(chart_with("x"), figure=None)
    assert draw_for_page(empty, ENGLISH, Room.WIDE) == draw_for_paper(empty, URDU) == ""


def test_urdu_is_set_apart_on_a_page_and_in_its_font_on_paper() -> None:
    chart = chart_with("نکات 12")
    page = tree_of(draw_for_page(chart, URDU, Room.WIDE))
    assert "\u2067نکات \u206612\u2069\u2069" in [item.text for item in page.iter(f"{SVG}text")]
    paper = tree_of(draw_for_paper(chart_with("نکات"), URDU))
    fonts = {item.get("font-family") for item in paper.iter(f"{SVG}text") if item.text == "نکات"}
    assert fonts == {"Noto Nastaliq Urdu"}


def test_a_mixed_label_on_paper_keeps_its_short_name() -> None:
    paper = tree_of(draw_for_paper(chart_with("P2.1 نکات"), URDU))
    assert "P2.1" in [item.text for item in paper.iter(f"{SVG}text")]


def test_a_picture_for_word_is_a_png_with_ink_in_it() -> None:
    png = as_png(draw_for_paper(DRAWN[0], ENGLISH), scale=1)
    assert png.startswith(b"\x89PNG")
    assert len(png) > 2000


def test_what_stands_for_a_drawing_changes_with_rows_room_and_language() -> None:
    chart = chart_with("x")
    states = {
        state_of(chart, ENGLISH, Room.WIDE),
        state_of(chart, ENGLISH, Room.NARROW),
        state_of(chart, URDU, Room.WIDE),
        state_of(chart_with("y"), ENGLISH, Room.WIDE),
    }
    assert len(states) == 4
    assert state_of(chart_with("x"), ENGLISH, Room.WIDE) in states


def test_every_colour_has_a_name_of_its_own() -> None:
    assert len(set(TOKENS.values())) == len(TOKENS)
