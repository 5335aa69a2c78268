"""Pages, files and answers of forecasts: the baseline beside every figure, and why it is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from misaq.apps.forecasts.actions import keep_forecast
from misaq.core.access.actors import operator
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.levels import Level
from tests.support.kept_forecasts import AT, TERMS, keep, keep_all, keep_classes, made, score
from tests.support.pages import text_of
from tests.support.prepared import load_examplia

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _loaded(db: None) -> None:
    load_examplia(datetime(2024, 3, 1, tzinfo=UTC))


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return text_of(answer.content)


def test_pages_say_what_to_do_while_nothing_is_issued(client: Client) -> None:
    for address in ("/threat/forecast/", "/threat/forecast/districts/", "/threat/forecast/XX1/"):
        assert "misaq threat forecast" in page(client, address)
    page(client, "/threat/forecast/NOWHERE/", status=404)
    page(client, "/threat/forecast/issued/0000000000000000/", status=404)


def test_what_is_shown_says_why_and_the_other_stands_beside_it(client: Client) -> None:
    keep(made())
    keep(made(measure=Measure.EVENTS, wins=False))
    shown = page(client, "/threat/forecast/?ahead=3")
    assert "Shown as the forecast: past months drawn again, the nearer the more often." in shown
    assert "Shown as the forecast: the last twelve months drawn again" in shown
    assert "did not do better by the distance of the whole forecast (CRPS) in 2017" in shown
    assert "2019-03" in shown
    assert "The data end with 2018-12." in shown
    assert "North Province" in shown
    assert "پیش گوئی" in page(client, "/ur/threat/forecast/")


def test_an_area_shows_its_fan_its_card_what_came_and_its_seal(client: Client) -> None:
    back = made(months=72)
    score(keep(back), back)
    head = keep(made())
    answer = client.get("/threat/forecast/XX1/")
    shown = text_of(answer.content)
    assert answer.content.count(b"<svg") > 4
    assert "nine chances in ten between" in shown
    assert "How right such forecasts were" in shown
    assert "nothing will happen" in shown
    assert "Made looking back" in shown
    assert "of 12 months lie in the interval of nine in ten, says release 2." in shown
    assert head.seal in shown
    assert "of the chain" in shown
    assert len(answer.content) < 150_000
    assert "No forecast is made of this area" in page(client, "/threat/forecast/XX101/")


def test_a_forecast_has_a_page_for_good_and_a_file(client: Client) -> None:
    back = made(months=72)
    head = keep(back)
    score(head, back)
    shown = page(client, f"/threat/forecast/issued/{head.short}/")
    for told in (head.seal, "weighted pool", "Made looking back", "a right forecast would have"):
        assert told in shown
    lines = client.get(f"/threat/forecast/issued/{head.short}.csv").content.decode().splitlines()
    assert len(lines) == 1 + 2 * 2 * 12
    assert lines[1].endswith("By the gazette.")


def test_districts_are_listed_for_all_classes_together(client: Client) -> None:
    keep(made(Level.DISTRICT))
    shown = page(client, "/threat/forecast/districts/")
    assert "Single classes are not forecast by district" in shown
    assert "Marsh" in shown
    assert "nine chances in ten" in page(client, "/threat/forecast/XX201/")


def test_a_class_is_chosen_and_stands_beside_the_whole(client: Client) -> None:
    keep(made())
    keep_classes()
    whole = page(client, "/threat/forecast/")
    for told in (
        "All classes together", "Militancy", "The classes above, added",
        "They are not made to add up", "40 and 3 events in the last two years",
        "at least 60 events of it in the last 60 months",
        "Events of no class in the same months: 4",
    ):  # fmt: skip
        assert told in whole
    of_class = client.get("/threat/forecast/?class=MIL&ahead=2").content.decode()
    assert "Each event counts in one class" in of_class
    assert "/threat/forecast/XX1/?measure=DEATHS&amp;class=MIL" in of_class
    assert of_class.count("<h2>deaths") == of_class.count("<h2>events") == 1
    unknown = page(client, "/threat/forecast/?class=EXT")
    assert "Select a valid choice" in unknown


def test_an_area_of_a_class_shows_what_came_of_that_class_alone(client: Client) -> None:
    keep_all()
    shown = page(client, "/threat/forecast/XX1/?class=MIL")
    assert "North Province, Militancy: deaths by month" in shown
    assert shown.count("of 12 months lie in the interval of nine in ten") == 1
    refused = page(client, "/threat/forecast/XX101/?class=MIL")
    assert "none is made of districts, nor of a province that is one district" in refused


def test_the_packs_totals_say_that_they_carry_no_class(client: Client) -> None:
    of_pack = replace(made(digest="totals"), terms=replace(TERMS, is_of_pack=True))
    keep_forecast(actor=operator(7), at=AT, made=of_pack)
    assert "carry no class" in page(client, "/threat/forecast/")


def test_a_class_stands_in_the_file_and_in_answers(client: Client) -> None:
    keep_classes()
    listed = client.get("/api/v1/forecasts?threat_class=MIL").json()
    assert {one["threat_class"] for one in listed["items"]} == {"MIL"}
    assert client.get("/api/v1/forecasts?threat_class=MOB").json()["count"] == 0
    seal = listed["items"][0]["seal"][:16]
    lines = client.get(f"/threat/forecast/issued/{seal}.csv").content.decode().splitlines()
    assert ",MIL," in lines[1]
    assert "class=MIL" in client.get(f"/threat/forecast/issued/{seal}/").content.decode()


def test_what_may_not_leave_stays_on_the_page(client: Client) -> None:
    closed = replace(made(), terms=replace(TERMS, lets_rows_leave=False))
    keep_forecast(actor=operator(7), at=AT, made=closed)
    shown = page(client, "/threat/forecast/")
    assert "Every figure as CSV" not in shown
    assert client.get("/api/v1/forecasts").json()["count"] == 0


def test_programs_get_forecasts_with_baseline_card_seal_and_scores(client: Client) -> None:
    keep_all()
    listed = client.get("/api/v1/forecasts?level=PROVINCE&measure=DEATHS&source=gazette").json()
    assert listed["count"] == 4
    back = next(one for one in listed["items"] if one["is_looking_back"])
    whole: dict[str, Any] = client.get(f"/api/v1/forecasts/{back['seal'][:16]}").json()["item"]
    assert {one["voice"] for one in whole["outlooks"]} == {"weighted pool", "conflictology"}
    assert whole["audit"]["hash"]
    assert whole["scores"]["outcomes"] == 24
    assert [one["means"]["name"] for one in whole["card"]["rivals"]] == ["conflictology", "zero"]
    early = client.get("/api/v1/forecasts?known_at=2020-01-01").json()
    assert early["count"] == 0
    assert client.get("/api/v1/forecasts/nothing").status_code == 404
