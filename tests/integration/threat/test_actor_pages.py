"""Actors, assurances and notable incidents: organisations only, each with its sources."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from misaq.apps.pages.addresses import subject_url
from misaq.apps.threat.actions import keep_results
from misaq.apps.threat.actors import get_actor_page, list_actors
from misaq.core.access.actors import operator
from misaq.core.threat.picture.finer import YearsOfGroups, plain_of_groups
from misaq.core.threat.picture.records import WHOLE, Basis, Part, ResultKind, Stored, Toll
from misaq.kernel.errors import NotFound
from misaq.kernel.words import say
from tests.support.pages import text_of
from tests.support.prepared import load_examplia

AT = datetime(2024, 3, 1, 12, tzinfo=UTC)
AS_OF = AT.date()
BASIS = Basis("ucdp-ged", "22.1", False, "d1", 2017 * 12, 36, credit="The office of counting")
pytestmark = pytest.mark.django_db

COUNTED = YearsOfGroups(
    WHOLE,
    {
        Part.ATTACKS: {
            "FRONT": {2017: Toll(3, 4, 5, 6), 2019: Toll(1, 1, 1, 2)},
            "": {2018: Toll(1)},
        },
        Part.OPERATIONS: {"FRONT": {2019: Toll(2, 0, 0, 0)}},
    },
)
RETURNED = {
    "areas": ["XX1"], "month": 2018 * 12, "outcome": "CAME_BACK", "level": 1.0, "fell": 1,
    "months": 9, "watched": 12, "new_share": 0.5, "unnamed": 0,
    "names": [
        {"actor": "FRONT-WING", "month": 2018 * 12 + 7, "attacks": 4, "kin": ["FRONT"]},
        {"actor": "STRANGERS", "month": 2018 * 12 + 8, "attacks": 2, "kin": []},
    ],
}  # fmt: skip


@pytest.fixture(autouse=True)
def _loaded(db: None, settings: Any, tmp_path: Any) -> None:
    settings.MISAQ_HOME = str(tmp_path)
    load_examplia(AT)


def keep() -> None:
    """Keep what a release counts by actor, and under which names attacks came back."""
    said = (say("It can."), say("It cannot."))
    results = (
        Stored(ResultKind.ACTORS, WHOLE, plain_of_groups(COUNTED), *said),
        Stored(ResultKind.RE_EMERGENCE, "CLEAR-HILLS", RETURNED, *said),
    )
    keep_results(actor=operator(7), at=AT, basis=BASIS, results=results)


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status
    return text_of(answer.content)


def test_each_source_counts_for_itself_and_the_body_of_an_actor_is_its_group() -> None:
    keep()
    front = next(line for line in list_actors() if line.actor.key == "FRONT")
    (counted,) = front.counted
    assert (counted.events, counted.first, counted.last) == (6, 2017, 2019)
    assert counted.parts == (Part.ATTACKS, Part.OPERATIONS)
    assert counted.years[0] == (2019, (Toll(1, 1, 1, 2), Toll(2)))
    state = next(line for line in list_actors() if line.actor.key == "STATE")
    assert state.counted == ()


def test_a_new_name_stands_with_the_actor_to_which_a_relation_ties_it() -> None:
    keep()
    (name,) = get_actor_page("FRONT", as_of=AS_OF).new_names
    assert (name.named.key, name.month, name.attacks) == ("FRONT-WING", "2018-08", 4)
    assert get_actor_page("SOMEBODY", as_of=AS_OF).new_names == ()
    with pytest.raises(NotFound):
        get_actor_page("NOBODY", as_of=AS_OF)


@pytest.mark.parametrize("is_kept", [False, True], ids=["nothing kept", "a release kept"])
def test_the_pages_show_what_is_on_record(client: Client, is_kept: bool) -> None:
    if is_kept:
        keep()
    listed = page(client, "/incidents/actors/")
    assert "Example Front" in listed
    assert ("6 events, 2017 to 2019" in listed) is is_kept
    shown = page(client, "/incidents/actors/FRONT/")
    assert "Example Front, young wing" in shown
    assert ("Active in this source from 2017 to 2019." in shown) is is_kept
    for words in ("The Front", "Clear Hills", "Attack on the market of Tarn", "cleared"):
        assert words in shown
    assert "no organisation that is listed" in page(client, "/incidents/actors/STATE/")
    page(client, "/incidents/actors/NOBODY/", 404)


def test_assurances_and_notable_incidents_stand_with_their_sources(client: Client) -> None:
    assert "the chief of police" in page(client, "/threat/assurances/")
    shown = page(client, "/incidents/notable/")
    assert "Attack on the market of Tarn" in shown
    assert "Claimed by: Example Front" in shown
    assert "Killed: 3 – 5" in shown


@pytest.mark.parametrize(
    ("table", "key", "address"),
    [
        ("incidents.actors", "FRONT", "/incidents/actors/FRONT/"),
        ("incidents.notable", "TARN-2019", "/incidents/notable/#TARN-2019"),
        ("incidents.assurances", "HILLS-CLEARED", "/threat/assurances/#HILLS-CLEARED"),
        ("incidents.operations", "CLEAR-HILLS", "/threat/operations/CLEAR-HILLS/"),
    ],
    ids=["actor", "notable incident", "assurance", "operation"],
)
def test_what_a_finding_is_about_leads_to_its_page(table: str, key: str, address: str) -> None:
    assert subject_url(table, key) == address
