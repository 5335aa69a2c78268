"""Pictures stand where readers look for them, with exact values, CSV, sources and their day."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from misaq.apps.overview.pictures import get_charts
from misaq.apps.pages.charts import pictures_of
from misaq.apps.pages.style import style_sheet
from misaq.apps.pages.tones import look_of
from misaq.core.access.actors import PUBLIC
from misaq.core.policies.life import Life
from misaq.core.policies.verdicts import Result
from misaq.reports.charts.inks import LIVES, RESULTS
from misaq.reports.charts.palette import TOKENS
from misaq.reports.charts.records import Ink
from tests.support.charts import DAY, chart_of, finding_of, invented_charts
from tests.support.pages import text_of, tree_of

AS_OF = "?as_of=2024-06-01"
PLACES = {
    "/policies/P1/": ["verdicts/P1", "responsibilities/P1"],
    "/policies/coverage/": ["coverage"],
    "/policies/lineage/": ["lineage/P1/P2"],
    "/committees/": ["timeline"],
}


def captions(client: Client, address: str) -> list[str]:
    """Return the titles of the pictures on a page."""
    tree = tree_of(client.get(f"{address}{AS_OF}").content)
    return [" ".join(c.text_content().split()) for c in tree.xpath("//figure/figcaption")]


@pytest.mark.parametrize("address", PLACES)
def test_a_page_has_its_pictures(reader: Client, address: str) -> None:
    assert captions(reader, address) == [str(chart_of(key).title) for key in PLACES[address]]


def test_a_quantity_has_its_map_and_its_numbers(reader: Client) -> None:
    links = tree_of(reader.get(f"/numbers/{AS_OF}").content).xpath("//main//a/@href")
    address = next(link for link in links if "arrests" in link).partition("?")[0]
    assert captions(reader, address) == [
        str(chart_of(key).title) for key in ("tiles/arrests", "observations/arrests")
    ]


def test_the_list_names_every_picture_with_its_finding_and_draws_none(reader: Client) -> None:
    answer = reader.get(f"/pictures/{AS_OF}")
    page = text_of(answer.content)
    for chart in invented_charts():
        assert str(chart.title) in page
        assert finding_of(chart) in page
    assert not tree_of(answer.content).xpath("//svg")
    shown = get_charts(actor=PUBLIC, as_of=DAY)
    assert shown[: len(invented_charts())] == invented_charts()
    assert [chart.key for chart in shown[len(invented_charts()) :]] == ["lists/BANNED"]


@pytest.mark.parametrize("chart", invented_charts(), ids=lambda chart: chart.key)
def test_a_picture_has_a_page_with_what_the_file_says(reader: Client, chart: object) -> None:
    key = chart.key  # type: ignore[attr-defined]
    answer = reader.get(f"/pictures/{key}/{AS_OF}")
    tree = tree_of(answer.content)
    assert finding_of(chart_of(key)) in text_of(answer.content)
    cells = [
        [" ".join(cell.text_content().split()) for cell in row.xpath("./th | ./td")]
        for row in tree.xpath("//figure//table/tbody/tr")
    ]
    file = reader.get(f"/pictures/{key}.csv{AS_OF}")
    assert file["Content-Type"] == "text/csv; charset=utf-8"
    assert file["Content-Disposition"].startswith('attachment; filename="misaq-')
    heads, *rows = csv.reader(io.StringIO(file.content.decode()))
    assert [[" ".join(cell.split()) for cell in row] for row in rows] == cells
    assert len(heads) == len(chart_of(key).columns)
    for source in chart_of(key).sources:
        assert tree.xpath(f"//figure//a[contains(@href,'/{source}/')]"), source


def test_both_rooms_are_on_the_page_and_their_ids_differ(reader: Client) -> None:
    tree = tree_of(reader.get(f"/ur/pictures/verdicts/P1/{AS_OF}").content)
    assert len(tree.xpath("//div[@class='chart-wide']/svg")) == 1
    assert len(tree.xpath("//div[@class='chart-narrow']/svg")) == 1
    ids = tree.xpath("//svg//@id")
    assert len(ids) == len(set(ids)) == 4


def test_a_picture_is_drawn_once(reader: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    reader.get(f"/pictures/coverage/{AS_OF}")

    def refuse(*_: object) -> str:
        raise AssertionError("drawn again")

    monkeypatch.setattr("misaq.apps.pages.charts.draw_for_page", refuse)
    assert pictures_of(chart_of("coverage")).keys() == {"wide", "narrow"}


def test_a_picture_that_is_not_there_is_not_found(reader: Client) -> None:
    for address in ("/pictures/verdicts/P99/", "/pictures/nothing.csv"):
        answer = reader.get(address)
        assert answer.status_code == 404
    assert "Look for it in the list of pictures" in text_of(
        reader.get("/pictures/nothing/").content
    )


def test_before_the_first_load_the_list_says_what_to_do(client: Client, db: None) -> None:
    answer = client.get("/pictures/")
    assert answer.status_code == 200


def test_a_picture_without_rows_says_so(reader: Client) -> None:
    page = text_of(reader.get(f"/pictures/verdicts/P2/{AS_OF}").content)
    assert "No point of Example Policy 2021 is known, so there is no verdict." in page


def test_pictures_speak_with_the_words_and_tones_of_tags() -> None:
    for value, (words, ink) in [*RESULTS.items(), *LIVES.items()]:
        assert isinstance(value, Result | Life)
        look = look_of(value)
        assert str(words) == str(look.words)
        assert ink.value == look.tone.value


def test_the_colours_of_pictures_are_the_tokens_of_the_site() -> None:
    sheet = style_sheet()
    for name, colour in TOKENS.items():
        assert f"--{name}: {colour};" in sheet
        assert f".f-{name}" in sheet or f".s-{name}" in sheet


def test_every_ink_has_a_stroke_in_the_sheet() -> None:
    sheet = style_sheet()
    names = {Ink.PLAIN: "ink", Ink.OPEN: "quiet"}
    for ink in Ink:
        assert f".s-{names.get(ink, ink.value)} " in sheet
