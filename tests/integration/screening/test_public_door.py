"""What anybody asks: in the body of a request, at a rate, counted without the text."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client

from misaq.apps.screening import public_asking
from misaq.apps.screening.models import PublicCountRow
from misaq.apps.screening.public_asking import Waiting, write_counts
from tests.support.pages import tree_of

PAGE = "/screening/"
NAME = "Brotherhood of the Green Lantern"


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(public_asking, "_waiting", Waiting())


def test_the_page_is_asked_in_the_body_and_takes_nothing_from_its_address() -> None:
    browser = Client(enforce_csrf_checks=True)
    page = browser.get(PAGE)
    assert page["Cache-Control"] == "private, no-store"
    (mark,) = tree_of(page.content).xpath("//form[@method='post']/input[@type='hidden']/@value")
    assert browser.post(PAGE, {"q": NAME}).status_code == 403
    answer = browser.post(PAGE, {"q": NAME, "csrfmiddlewaretoken": mark})
    assert answer.status_code == 200
    assert b"XB.1" in answer.content
    asked = browser.get(PAGE, {"q": NAME})
    assert (asked.status_code, asked["Location"]) == (302, PAGE)


def test_beyond_the_rate_everybody_is_told_to_wait_and_only_sums_are_kept(settings: Any) -> None:
    settings.MISAQ_PUBLIC_NAMES_PER_MINUTE = 3
    assert Client().post(PAGE, {"q": NAME}).status_code == 200
    queries = {"queries": [{"name": NAME}, {"name": "Nowhere Ltd"}]}

    def ask() -> Any:
        return Client().post(
            "/api/v1/screening/organisations", json.dumps(queries), "application/json"
        )

    assert ask().status_code == 200
    refused = ask()
    assert refused.status_code == 429
    assert "Wait a minute" in refused.content.decode()
    page = Client().post(PAGE, {"q": NAME})
    assert page.status_code == 429
    assert "names a minute" in page.content.decode()
    elsewhere = Client(REMOTE_ADDR="192.0.2.7").post(PAGE, {"q": NAME})
    assert elsewhere.status_code == 200
    assert PublicCountRow.objects.count() == 0
    write_counts()
    rows = PublicCountRow.objects.all()
    counts = {row.door: (row.asked, row.alerted, row.turned_away) for row in rows}
    assert counts == {"PAGE": (2, 2, 1), "API": (2, 1, 2)}
    assert "lantern" not in str(list(PublicCountRow.objects.values_list())).lower()
