"""Organisations given to programs of others: none of the persons goes with them."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from misaq.apps.lists.taking_in import take_in
from misaq.core.access.actors import operator
from tests.support.lists_at_hand import COUNCIL_DAYS, LOADED_AT, council

pytestmark = pytest.mark.usefixtures("_loaded")
ADDRESS = "/lists/COUNCIL/entries.ftm.json"


@pytest.fixture
def _council(_loaded: None) -> None:
    for number in range(len(COUNCIL_DAYS)):
        take_in(actor=operator(7), at=LOADED_AT, source_list="COUNCIL", delivery=council(number))


@pytest.mark.usefixtures("_council")
def test_organisations_of_a_day(client: Client) -> None:
    answer = client.get(f"{ADDRESS}?as_of={COUNCIL_DAYS[1].isoformat()}")
    assert answer.status_code == 200
    assert answer.headers["Content-Type"].startswith("application/json+ftm")
    found = [json.loads(line) for line in answer.content.decode().splitlines()]
    assert [entity["schema"] for entity in found] == ["Organization", "Sanction"]
    assert found[0]["properties"]["name"] == ["EXAMPLE FRONT"]
    assert b"NAMOONA" not in answer.content


@pytest.mark.usefixtures("_council")
def test_the_page_of_entries_leads_to_it(client: Client) -> None:
    page = client.get("/lists/COUNCIL/entries/").content.decode()
    assert f"{ADDRESS}?as_of=2020-01-10" in page


def test_a_list_without_a_snapshot_has_none(client: Client) -> None:
    assert client.get(ADDRESS).status_code == 404
    assert client.get("/lists/NONE/entries.ftm.json").status_code == 404
