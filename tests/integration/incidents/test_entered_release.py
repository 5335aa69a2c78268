"""What two people accepted becomes a release of the source "here", read like any other's."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from misaq.apps.incidents.actions.entries import (
    correct_entry,
    decide_entry,
    hand_in_entry,
    withdraw_entry,
)
from misaq.apps.incidents.actions.recodings import decide_recoding, propose_recoding
from misaq.apps.incidents.at_hand import incident_store
from misaq.apps.incidents.models import RecodingRow
from misaq.apps.incidents.preparing import placer_of
from misaq.apps.threat.queries import choose_basis, find_groups, list_results
from misaq.cli.main import run
from misaq.cli.threat_reckoning import reckon_one
from misaq.core.access.actors import PUBLIC, operator
from misaq.core.access.roles import UserRole
from misaq.core.incidents.deciding import Ruling
from misaq.core.incidents.entries import EntryKind, Toll
from misaq.core.incidents.operations import Outcomes, StateOperation
from misaq.core.incidents.records import Count, SourceEvent
from misaq.core.incidents.words import Nature, Tier
from misaq.core.threat.picture.records import WHOLE, ResultKind
from misaq.kernel.ids import Key
from misaq.sources.incidents.tables import open_events
from tests.integration.incidents.test_entries import AT, LATER, analyst, entry
from tests.support.accounts import client_of, held, make_account
from tests.support.member_records import keep_entered
from tests.support.pages import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_loaded")]


def events() -> dict[str, SourceEvent]:
    """Return the events that are kept of our own record, placed."""
    store = incident_store()
    placer = placer_of(actor=operator(7))
    with open_events(store, store.list_current("here"), placer=placer) as tables:
        return {one.event_id: one for one in tables.records()}


def test_accepted_incidents_are_read_as_events_and_a_correction_supersedes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["incidents", "release"]) == 0
    assert "Nothing was accepted here" in capsys.readouterr().out
    first, second = analyst(), analyst("Bilal Misali")
    speech = entry(what=EntryKind.INCITEMENT, killed=Toll(), legal_hook=Key("EXA:11(1)"))
    for told in (entry(), speech):
        number = hand_in_entry(actor=first, at=AT, entry=told)
        decide_entry(actor=second, at=LATER, number=number, ruling=Ruling.ACCEPTED)
    hand_in_entry(actor=first, at=AT, entry=entry())
    assert run(["incidents", "release"]) == 0
    assert "here entered-2: 2 events" in capsys.readouterr().out
    found = events()["H00001"]
    assert (found.district_code, found.side_a, found.sources) == ("XX101", "Example Front", 2)
    assert (found.killed, found.killed_civilians) == (Count(3, 2, 4), 2)
    assert events()["H00002"].kind == "INCITEMENT"

    correct_entry(
        actor=second, at=LATER, number=1, entry=entry(killed=Toll(Count(2))), why="Two were counted"
    )
    decide_entry(actor=first, at=LATER, number=1, ruling=Ruling.ACCEPTED)
    assert run(["incidents", "release"]) == 0
    assert "1 recoded" in capsys.readouterr().out
    assert events()["H00001"].killed.best == 2
    assert run(["incidents", "release"]) == 0
    assert "Nothing was accepted here" in capsys.readouterr().out


def test_a_withdrawn_incident_is_gone_from_pages_at_once_and_from_the_next_release(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = analyst(), analyst("Bilal Misali")
    for _ in range(2):
        number = hand_in_entry(actor=first, at=AT, entry=entry())
        decide_entry(actor=second, at=LATER, number=number, ruling=Ruling.ACCEPTED)
    assert run(["incidents", "release"]) == 0
    listed = "/incidents/events/?source=here"
    assert "Events found2" in _said(client, listed)
    for number in (1, 2):
        withdraw_entry(actor=first, at=LATER, number=number, why="It was a rumour.")
        decide_entry(actor=second, at=LATER, number=number, ruling=Ruling.ACCEPTED)
        assert f"Events found{2 - number}" in _said(client, listed) or number == 2
        assert "since the last release of this source" in _said(client, listed)
        assert client.get(f"/incidents/events/here/H0000{number}/").status_code == 404
        capsys.readouterr()
        assert run(["incidents", "release"]) == 0
        assert "1 removed" in capsys.readouterr().out
        assert len(events()) == 2 - number
    assert "No event like this is kept" in _said(client, listed)


def _said(client: Client, address: str) -> str:
    return " ".join(text_of(client.get(address).content).split())


SEARCH = {
    "what": EntryKind.SEARCH_OPERATION,
    "who": Key("STATE"),
    "against": Key("FRONT"),
    "killed": Toll(Count(0)),
}


def operation(**more: int) -> StateOperation:
    return StateOperation(Key("MOO"), Tier.POLICE, Key("EXA:11(1)"), "The mayor", Outcomes(**more))


def test_what_came_of_an_operation_is_counted_and_the_forces_are_actors(client: Client) -> None:
    first, second = analyst(), analyst("Bilal Misali")
    for told in (operation(arrested=4, charged=1), operation(arrested=0), None):
        number = hand_in_entry(actor=first, at=AT, entry=entry(**SEARCH, operation=told))
        decide_entry(actor=second, at=LATER, number=number, ruling=Ruling.ACCEPTED)
    keep_entered()
    for event in events().values():
        asked = propose_recoding(
            actor=first, at=AT, event=event, classes=(Key("MIL"),), nature=Nature.OPERATION,
            reason="Forces began it.",
        )  # fmt: skip
        decide_recoding(actor=second, at=LATER, number=asked, ruling=Ruling.ACCEPTED)
    reckon()
    kept = choose_basis(actor=PUBLIC, key="here")
    assert kept is not None
    (mix,) = list_results(actor=PUBLIC, kept=kept, kind=ResultKind.ANSWERS)
    assert {one["kind"]: one["many"] for one in mix.body["kinds"]} == {
        "FORCE": 0, "ARREST": 1, "TRIAL": 1, "DIALOGUE": 0,
    }  # fmt: skip
    assert (mix.body["unknown"], mix.body["operations"], mix.body["requisitions"]) == (2, 3, 2)
    assert mix.body["leads"] == [{"key": "MOO", "many": 2}]
    assert mix.body["outcomes"] == [
        {"name": "arrested", "operations": 2, "persons": 4},
        {"name": "charged", "operations": 1, "persons": 1},
    ]
    shown = _said(client, "/threat/measures/answers/?source=here")
    assert "persons arrested; known of 2 operations" in shown
    assert "The mayor" not in shown
    police = _said(client, "/incidents/actors/STATE/")
    assert "3 events" in police
    correct_entry(
        actor=first, at=LATER, number=3, entry=entry(**SEARCH, operation=operation(released=2)),
        why="The court has let two go.",
    )  # fmt: skip
    decide_entry(actor=second, at=LATER, number=3, ruling=Ruling.ACCEPTED)
    assert run(["incidents", "release"]) == 0
    kept = choose_basis(actor=PUBLIC, key="here")
    assert kept is not None
    (mix,) = list_results(actor=PUBLIC, kept=kept, kind=ResultKind.ANSWERS)
    assert (mix.body["unknown"], kept.basis.release) == (1, "entered-4")


def test_the_page_of_an_event_proposes_and_decides_another_coding() -> None:
    first, second = analyst(), analyst("Bilal Misali")
    number = hand_in_entry(actor=first, at=AT, entry=entry())
    decide_entry(actor=second, at=LATER, number=number, ruling=Ruling.ACCEPTED)
    keep_entered()
    reckon()
    here = reverse("incidents:recode", args=("here", "H00001"))
    one, two = _browser("Kiran Misali"), _browser("Dara Misali")
    assert "no rule speaks" in text_of(one.get(here).content)
    wrong = one.post(here, {"primary": "", "nature": "ATTACK", "reason": "short"})
    assert set(wrong.context["form"].errors) == {"reason", "__all__"}
    typed = {"primary": "MIL", "also": ["MIL-LOC"], "nature": "ATTACK", "reason": "Armed men came."}
    assert one.post(here, typed).status_code == 302
    assert (
        one.post(here, {"act": "ACCEPTED", "seen": RecodingRow.objects.get().pk}).status_code == 400
    )
    assert "H00001" in text_of(two.get(reverse("incidents:waiting")).content)
    assert (
        two.post(here, {"act": "ACCEPTED", "seen": RecodingRow.objects.get().pk}).status_code == 302
    )
    assert "two people here" in text_of(two.get(here).content)
    assert classes() == {""}, "the picture follows at the next reckoning"
    reckon()
    assert classes() == {"MIL"}
    assert one.get(reverse("incidents:recode", args=("here", "H77777"))).status_code == 404


def reckon() -> None:
    """Reckon the picture from the release of what is entered here."""
    reckon_one("here", say=lambda _line: None)


def classes() -> set[str]:
    """Return the classes in which the picture counts what is entered here."""
    kept = choose_basis(actor=PUBLIC, key="here")
    assert kept is not None
    found = find_groups(actor=PUBLIC, kept=kept, kind=ResultKind.CLASSES, area=WHOLE)
    assert found is not None
    return {name for groups in found.parts.values() for name in groups}


def _browser(name: str) -> Client:
    return client_of(make_account(held(UserRole.ANALYST), name=name))
