"""Pages of places: provinces, districts, their map and slider, classes, actors, hot spots."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from misaq.apps.pages.style import style_sheet
from misaq.apps.registers.actions import load_pack
from misaq.apps.threat import place_views
from misaq.apps.threat.actions import keep_results
from misaq.core.access.actors import operator
from misaq.core.threat.picture.records import Basis, ResultKind, Stored
from misaq.kernel.words import say
from tests.support.invented_country import invented_pack
from tests.support.invented_release import FIRST, keep_invented_release
from tests.support.pages import text_of, tree_of

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
pytestmark = pytest.mark.django_db
HEAVIEST = 150_000


@pytest.fixture(autouse=True)
def _kept(db: None, settings: Any, tmp_path: Any) -> None:
    settings.MISAQ_HOME = str(tmp_path)
    load_pack(actor=operator(7), at=AT, pack=invented_pack())
    keep_invented_release(AT)


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return text_of(answer.content)


def marks(client: Client, address: str) -> list[str]:
    """Return what the marks of the wide pictures say."""
    tree = tree_of(client.get(address).content)
    return [str(words) for words in tree.xpath("//div[@class='chart-wide']//p/@aria-label")]


def test_a_province_lists_its_districts_on_squares_and_in_a_table(client: Client) -> None:
    shown = page(client, "/threat/XX1/")
    assert "North Province: deaths by district, all years: attacks" in shown
    assert "Tarn" in shown
    assert "Tarn: 2 events, 4 deaths, between 2 and 10." in marks(client, "/threat/XX1/")
    rows = tree_of(client.get("/threat/XX1/").content).xpath("//td[contains(., '2 events')]")
    assert rows


def test_a_district_stands_apart_by_part_with_its_rank_and_what_is_not_in_it(
    client: Client,
) -> None:
    shown = page(client, "/threat/XX101/")
    assert "1 of 1" in shown
    assert "An event that the source knows to the province only is counted in no district" in shown
    cells = [
        [cell.text_content().strip() for cell in row]
        for row in tree_of(client.get("/threat/XX101/").content).xpath("//table[1]/tbody/tr")
    ]
    assert cells[0] == ["attacks", "2", "4 (2 – 10)", "1 of 1", "1"]
    assert cells[1] == ["operations of the state", "1", "2 (1 – 5)", "1 of 1", "0"]
    assert "2019" in page(client, "/threat/XX101/?part=OPERATIONS")
    merged = page(client, "/threat/XX102/")
    assert "Korrib Agency" in merged
    assert "made another sort of unit" in merged


def test_a_district_without_results_says_what_would_show_it(client: Client) -> None:
    bare = Basis("other", "1", False, "8" * 64, FIRST, 36)
    keep_results(actor=operator(7), at=AT, basis=bare, results=())
    assert "shows districts" in page(client, "/threat/XX101/?source=other")
    assert "This source shows no districts." in page(client, "/threat/districts/?source=other")
    assert "tells no class" in page(client, "/threat/kinds/?source=other")
    assert "No year was looked at" in page(client, "/threat/hot-spots/?source=other")


def test_districts_are_paged_through(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place_views, "_DRAWN", 1)
    monkeypatch.setattr(place_views, "_LISTED", 1)
    whole = tree_of(client.get("/threat/districts/?page=2").content)
    assert "?page=1" in whole.xpath("//nav[@class='paging']//a[@rel='prev']/@href")
    assert len(whole.xpath("//table[1]/tbody/tr")) == 1
    assert not tree_of(client.get("/threat/XX1/").content).xpath("//nav[@class='paging']")
    assert "Districts side by side" in page(client, "/threat/XX1/?page=9")


def test_the_map_shows_the_span_asked_for(client: Client) -> None:
    asked = {
        "": ("all years", 4),
        "?year=2019": ("2019", 2),
        "?year=2019&month=2": ("2019-02", 2),
        "?year=2019&month=3": ("2019-03", 0),
        "?at=13": ("2019-02", 2),
        "?at=99": ("all years", 4),
        "?at=x": ("all years", 4),
    }
    for query, (span, deaths) in asked.items():
        address = f"/threat/districts/{query}"
        assert f"deaths by district, {span}" in page(client, address)
        tarn = next(words for words in marks(client, address) if words.startswith("Tarn"))
        assert (f"{deaths} deaths" in tarn) == bool(deaths)


def test_the_slider_needs_no_script_and_leads_on(client: Client) -> None:
    tree = tree_of(client.get("/threat/districts/?year=2019&month=2&part=ATTACKS").content)
    (slider,) = tree.xpath("//input[@type='range']")
    assert (slider.get("min"), slider.get("max"), slider.get("value")) == ("0", "35", "13")
    assert tree.xpath("//a[@rel='prev']/@href") == ["?part=ATTACKS&year=2019&month=1"]
    assert tree.xpath("//a[@rel='next']/@href") == ["?part=ATTACKS&year=2019&month=3"]
    first = tree_of(client.get("/threat/districts/?year=2018&month=1").content)
    assert not first.xpath("//a[@rel='prev']")
    assert not tree_of(client.get("/threat/districts/?year=2020").content).xpath("//a[@rel='next']")
    assert not tree.xpath("//main//script[not(@src)] | //main//*[@style]")


def test_classes_and_actors_stand_apart_by_part(client: Client) -> None:
    shown = page(client, "/threat/kinds/")
    assert "Attacks by class" in shown
    assert "of no class by any rule" in shown
    assert "Operations of the state, by whom they were against" in shown
    assert "Operations of the state by class" not in shown
    assert "Of this area alone" in page(client, "/threat/kinds/?area=XX101")
    page(client, "/threat/kinds/?area=NOWHERE", status=404)


def test_what_stands_out_says_how_much_is_chance(client: Client) -> None:
    assert "1 of 3 districts hold half of the attacks." in page(client, "/threat/districts/")
    shown = page(client, "/threat/hot-spots/?year=1066")
    assert "Hot spots of attacks, 2020" in shown
    assert "7 of 200" in shown
    assert "Tarn: hot spot, 2 attacks." in marks(client, "/threat/hot-spots/")
    assert "Marsh: 1 attacks." in marks(client, "/threat/hot-spots/")


def test_pages_in_urdu_call_areas_by_their_urdu_names(client: Client) -> None:
    assert "صوبہ شمال" in " ".join(marks(client, "/ur/threat/"))
    assert "صوبہ شمال" in page(client, "/ur/threat/XX1/")


def test_pictures_stand_among_all_pictures_where_terms_allow(client: Client) -> None:
    assert "Deaths by province and year: attacks" in page(client, "/pictures/")
    assert "By the gazette." in page(client, "/pictures/threat/map/")
    assert "Tarn,2,4,2,10," in client.get("/pictures/threat/districts.csv").content.decode()
    keep_invented_release(AT, "7", lets_rows_leave=False)
    assert "Deaths by province and year" not in page(client, "/pictures/")
    page(client, "/pictures/threat/map/", status=404)


def test_an_operation_shows_next_door_and_new_names(client: Client) -> None:
    zones = {
        "month": 1, "target": ["XX101"], "next_door": ["XX201"], "controls": 4,
        "before": [9, 1, 20], "after": [2, 3, 19], "target_change": -0.7, "quotient": -0.4,
        "span": [-1.0, 0.2],
    }  # fmt: skip
    name = {"actor": "RIVER", "month": FIRST, "attacks": 3, "kin": ["RIVER"], "relations": []}
    back = {"outcome": "CAME_BACK", "months": 14, "names": [name]}
    can, cannot = say("It can."), say("It cannot.")
    results = (
        Stored(ResultKind.DISPLACEMENT, "CLEAR-HILLS", zones, can, cannot),
        Stored(ResultKind.RE_EMERGENCE, "CLEAR-HILLS", back, can, cannot),
    )
    keep_results(
        actor=operator(7), at=AT, basis=Basis("ops", "1", False, "6" * 64, FIRST, 36),
        results=results,
    )  # fmt: skip
    shown = page(client, "/threat/operations/CLEAR-HILLS/?source=ops")
    assert "Displacement quotient: -0.40 (-1.00 – 0.20)" in shown
    assert "(after 14 months)" in shown
    assert "2018-01: attacks: 3; kin of" in shown
    assert "Tarn: district of the operation." in marks(
        client, "/threat/operations/CLEAR-HILLS/?source=ops"
    )


def test_no_page_of_places_is_heavy(client: Client) -> None:
    addresses = ["", "districts/", "kinds/", "hot-spots/", "XX1/", "XX101/"]
    sizes = {one: len(client.get(f"/threat/{one}").content) for one in addresses}
    room = HEAVIEST - len(style_sheet().encode())
    assert {one: size for one, size in sizes.items() if size > room} == {}
