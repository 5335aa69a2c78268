"""Incidents entered here: one person hands in, another decides, and every version stays."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from misaq.apps.audit.queries import list_entries
from misaq.apps.incidents.actions.entries import (
    correct_entry,
    decide_entry,
    hand_in_entry,
    withdraw_entry,
)
from misaq.apps.incidents.models import EntryRow
from misaq.apps.incidents.queries.entries import (
    list_standing_entries,
    list_versions,
    list_waiting_entries,
    list_withdrawn_entries,
    withdrawn_events,
)
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.access.roles import UserRole
from misaq.core.incidents.deciding import Ruling
from misaq.core.incidents.entries import Entry, EntryKind, Toll
from misaq.core.incidents.records import Count, PlacePrecision
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict
from misaq.kernel.ids import Key
from tests.support.accounts import actor_for, held, make_account, signed_in
from tests.support.pages import text_of

AT = datetime(2026, 3, 6, 12, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_loaded")]

TYPED = {
    "what": "TERRORIST_ATTACK", "starts": "2026-02-03", "date_precision": "1",
    "province": "XX1", "district": "XX101", "place": "Tarn", "place_precision": "1",
    "who": "FRONT", "killed": "3", "killed_low": "2", "killed_high": "4", "killed_civilians": "2",
    "injured": "5", "standing": "REPORTED", "who_says": "The Daily\nThe Gazette",
}  # fmt: skip


def entry(**more: Any) -> Entry:
    """Return an attack in Tarn."""
    told: dict[str, Any] = {
        "event_id": "",
        "what": EntryKind.TERRORIST_ATTACK,
        "starts": date(2026, 2, 3),
        "ends": date(2026, 2, 3),
        "who_says": ("The Daily", "The Gazette"),
        "province": "XX1",
        "district": "XX101",
        "place_precision": PlacePrecision.EXACT,
        "who": Key("FRONT"),
        "killed": Toll(Count(3, 2, 4), civilians=2),
    }
    return Entry(**told | more)


def analyst(name: str = "Ayla Tamseel") -> Actor:
    """Return somebody who enters and decides."""
    role = held(UserRole.ANALYST)
    return actor_for(make_account(role, name=name), role)


def accepted() -> tuple[int, Actor, Actor]:
    """Return an incident that two people entered, and the two."""
    first, second = analyst(), analyst("Bilal Misali")
    number = hand_in_entry(actor=first, at=AT, entry=entry())
    decide_entry(actor=second, at=LATER, number=number, ruling=Ruling.ACCEPTED)
    return number, first, second


def test_what_is_handed_in_counts_nowhere_until_another_person_accepts_it() -> None:
    first, second = analyst(), analyst("Bilal Misali")
    number = hand_in_entry(actor=first, at=AT, entry=entry())
    assert [one.number for one in list_waiting_entries(actor=first)] == [number]
    assert list_standing_entries(actor=first) == ()
    with pytest.raises(NotAllowed, match="themselves"):
        decide_entry(actor=first, at=LATER, number=number, ruling=Ruling.ACCEPTED)
    decide_entry(actor=second, at=LATER, number=number, ruling=Ruling.ACCEPTED)
    (standing,) = list_standing_entries(actor=first)
    assert standing.entry == entry(event_id="H00001")
    assert list_waiting_entries(actor=first) == ()
    with pytest.raises(StateConflict, match="decided"):
        decide_entry(actor=second, at=LATER, number=number, ruling=Ruling.REJECTED)


def test_the_database_itself_refuses_a_decision_by_one_person_and_half_a_decision() -> None:
    first = analyst()
    number = hand_in_entry(actor=first, at=AT, entry=entry())
    row = EntryRow.objects.filter(number=number)
    for half in (
        {"ruling": "ACCEPTED", "decided_by": first.id, "decided_at": LATER},
        {"ruling": "ACCEPTED"},
        {"superseded_at": LATER},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            row.update(**half)


def test_a_correction_stands_beside_what_it_corrects_until_it_is_accepted() -> None:
    number, first, second = accepted()
    with pytest.raises(InputRefused, match="says why"):
        correct_entry(actor=first, at=LATER, number=number, entry=entry(), why="no")
    fewer = entry(killed=Toll(Count(2)))
    why = "The hospital counted two."
    correct_entry(actor=second, at=LATER, number=number, entry=fewer, why=why)
    assert list_standing_entries(actor=first)[0].entry.killed.all.best == 3
    with pytest.raises(StateConflict, match="waits"):
        correct_entry(actor=first, at=LATER, number=number, entry=fewer, why=why)
    decide_entry(actor=first, at=LATER, number=number, ruling=Ruling.ACCEPTED)
    assert [one.entry.killed.all.best for one in list_standing_entries(actor=first)] == [2]
    before, after = list_versions(actor=first, number=number)
    assert before.handling.superseded_at == LATER
    assert before.entry.killed.all.best == 3
    assert after.why == why
    assert after.handling.stands


def test_a_rejection_says_why_and_leaves_what_stands() -> None:
    number, first, second = accepted()
    correct_entry(actor=first, at=LATER, number=number, entry=entry(), why="Typed anew, alike.")
    with pytest.raises(InputRefused, match="says why"):
        decide_entry(actor=second, at=LATER, number=number, ruling=Ruling.REJECTED)
    decide_entry(
        actor=second, at=LATER, number=number, ruling=Ruling.REJECTED, reason="Nothing is new."
    )
    assert list_versions(actor=first, number=number)[0].handling.stands


def test_every_step_is_in_the_audit_and_no_word_of_the_incident() -> None:
    number, first, second = accepted()
    with pytest.raises(InputRefused):
        hand_in_entry(actor=first, at=LATER, entry=entry(who=Key("NOBODY")))
    found = [one for one in list_entries(actor=PUBLIC) if one.event.startswith("incident.")]
    said = [(one.event, one.actor, one.outcome) for one in found]
    assert set(said) == {
        ("incident.handed-in", first.id, "DONE"),
        ("incident.decided", second.id, "DONE"),
        ("incident.handed-in", first.id, "REFUSED"),
    }
    assert "Daily" not in str(found)
    assert number == 1


@pytest.mark.parametrize("role", ["VERIFIER", "AUDITOR"], ids=str.lower)
def test_who_enters_no_incidents_is_refused(role: str) -> None:
    mine = held(UserRole[role])
    with pytest.raises(NotAllowed):
        hand_in_entry(actor=actor_for(make_account(mine), mine), at=AT, entry=entry())


def test_what_was_never_entered_is_not_found() -> None:
    with pytest.raises(NotFound):
        list_versions(actor=analyst(), number=7)
    with pytest.raises(NotFound):
        decide_entry(actor=analyst("B"), at=AT, number=7, ruling=Ruling.ACCEPTED)
    with pytest.raises(NotAllowed):
        list_waiting_entries(actor=PUBLIC)


def test_the_form_tells_every_problem_at_its_field_and_keeps_nothing() -> None:
    client = signed_in(held(UserRole.ANALYST))
    wrong = TYPED | {
        "what": "", "ends": "2026-02-01", "district": "XX201", "killed_high": "1",
        "injured": "many", "standing": "CONFIRMED", "who_says": "The Daily", "arrested": "3",
        "claimed_by": "SOMEBODY ELSE",
    }  # fmt: skip
    answer = client.post(reverse("incidents:new-entry"), wrong)
    assert answer.status_code == 400
    assert set(answer.context["form"].errors) == {
        "what", "ends", "district", "killed", "injured", "standing", "claimed_by",
        "date_precision",
    }  # fmt: skip
    assert not EntryRow.objects.exists()


def test_a_sign_that_hides_is_refused_where_it_stands() -> None:
    client = signed_in(held(UserRole.ANALYST))
    answer = client.post(reverse("incidents:new-entry"), TYPED | {"place": "Tarn\u202e"})
    assert set(answer.context["form"].errors) == {"place"}


def test_the_facts_of_an_operation_are_told_at_the_first_of_their_fields() -> None:
    client = signed_in(held(UserRole.ANALYST))
    answer = client.post(reverse("incidents:new-entry"), TYPED | {"arrested": "3"})
    assert set(answer.context["form"].errors) == {"lead"}


def test_incitement_asks_for_the_provision_that_reaches_it() -> None:
    client = signed_in(held(UserRole.ANALYST))
    typed = {**TYPED, "what": "INCITEMENT", "killed_civilians": "", "killed": "",
             "killed_low": "", "killed_high": ""}  # fmt: skip
    answer = client.post(reverse("incidents:new-entry"), typed)
    assert set(answer.context["form"].errors) == {"legal_hook"}
    client.post(reverse("incidents:new-entry"), typed | {"legal_hook": "EXA:11(1)"})
    (row,) = EntryRow.objects.all()
    assert row.body["legal_hook"] == "EXA:11(1)"


def test_an_operation_of_forces_keeps_who_led_it_and_what_came_of_it() -> None:
    client = signed_in(held(UserRole.ANALYST))
    typed = TYPED | {
        "what": "SEARCH_OPERATION", "who": "STATE", "against": "FRONT", "lead": "HOME-N",
        "tier": "POLICE", "basis": "EXA:12", "requisition": "The home department",
        "arrested": "4", "charged": "1",
    }  # fmt: skip
    assert client.post(reverse("incidents:new-entry"), typed).status_code == 302
    page = text_of(client.get(reverse("incidents:entry", args=(1,))).content)
    for words in ("Arrested: 4", "Charged with an offence: 1", "The home department", "Police"):
        assert words in page


def test_two_people_at_the_pages() -> None:
    first, second = signed_in(held(UserRole.ANALYST)), signed_in(held(UserRole.VERIFIER))
    assert first.post(reverse("incidents:new-entry"), TYPED).status_code == 302
    here = reverse("incidents:entry", args=(1,))
    assert "a colleague decides" in text_of(first.get(here).content)
    assert first.post(here, {"act": "ACCEPTED", "seen": 1}).status_code == 400
    assert second.post(here, {"act": "ACCEPTED"}).status_code == 400
    assert second.post(here, {"act": "ACCEPTED", "seen": 1}).status_code == 302
    listed = text_of(first.get(reverse("incidents:entries")).content)
    assert "H00001" in listed
    assert "accepted" in listed
    again = first.get(reverse("incidents:correct-entry", args=(1,)))
    assert again.context["form"]["place"].value() == "Tarn"
    corrected = TYPED | {"killed": "4", "why": "A wounded man died."}
    assert first.post(again.request["PATH_INFO"], corrected).status_code == 302
    assert "H00001" in text_of(second.get(reverse("incidents:waiting")).content)
    (change,) = second.get(here).context["changes"]
    assert (change.label, change.before, change.after) == ("Killed, in all", "3", "4")
    refused = second.post(here, {"act": "ACCEPTED", "seen": 1})
    assert "decided already" in text_of(refused.content), "another version was looked at"
    refused = second.post(here, {"act": "REJECTED", "reason": "", "seen": 2})
    assert refused.status_code == 400
    assert "a reason is needed" in text_of(refused.content)


def test_nobody_without_an_account_reads_them(client: Client) -> None:
    for name in ("entries", "waiting", "new-entry"):
        assert client.get(reverse(f"incidents:{name}")).status_code == 302


WHY = "The paper has taken the report back."


def test_an_incident_is_withdrawn_by_two_and_every_version_stays() -> None:
    number, first, second = accepted()
    withdraw_entry(actor=first, at=LATER, number=number, why=WHY)
    assert len(list_standing_entries(actor=first)) == 1
    with pytest.raises(NotAllowed, match="themselves"):
        decide_entry(actor=first, at=LATER, number=number, ruling=Ruling.ACCEPTED)
    assert withdrawn_events(actor=PUBLIC) == ()
    decide_entry(actor=second, at=LATER, number=number, ruling=Ruling.ACCEPTED)
    assert list_standing_entries(actor=first) == ()
    assert withdrawn_events(actor=PUBLIC) == ("H00001",)
    (gone,) = list_withdrawn_entries(actor=first)
    assert (gone.why, gone.entry) == (WHY, list_versions(actor=first, number=number)[0].entry)
    with pytest.raises(StateConflict, match="nothing to withdraw"):
        withdraw_entry(actor=first, at=LATER, number=number, why=WHY)
    correct_entry(actor=first, at=LATER, number=number, entry=entry(), why="It was confirmed.")
    decide_entry(actor=second, at=LATER, number=number, ruling=Ruling.ACCEPTED)
    assert withdrawn_events(actor=PUBLIC) == ()
    assert [one.is_withdrawal for one in list_versions(actor=first, number=number)] == [
        False, True, False,
    ]  # fmt: skip


def test_a_rejected_withdrawal_changes_nothing_and_the_database_asks_for_two_and_a_reason() -> None:
    number, first, second = accepted()
    withdraw_entry(actor=first, at=LATER, number=number, why=WHY)
    decide_entry(
        actor=second, at=LATER, number=number, ruling=Ruling.REJECTED, reason="It still stands."
    )
    assert len(list_standing_entries(actor=first)) == 1
    withdraw_entry(actor=first, at=LATER, number=number, why=WHY)
    waits = EntryRow.objects.filter(number=number, ruling="")
    for wrong, name in (
        ({"ruling": "ACCEPTED", "decided_by": first.id, "decided_at": LATER}, "two_persons"),
        ({"why": ""}, "withdrawn_why"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            waits.update(**wrong)
    with pytest.raises(NotAllowed):
        withdraw_entry(actor=PUBLIC, at=LATER, number=number, why=WHY)


def test_the_pages_take_a_withdrawal_and_show_what_was_withdrawn() -> None:
    number, _, _ = accepted()
    one, two = signed_in(held(UserRole.ANALYST)), signed_in(held(UserRole.ANALYST))
    address = reverse("incidents:withdraw-entry", args=(number,))
    shown = reverse("incidents:entry", args=(number,))
    assert "Withdraw it" in text_of(one.get(shown).content)
    assert one.post(address, {"why": ""}).status_code == 400
    assert "what was wrong" in text_of(one.post(address, {"why": "so"}).content)
    assert one.post(address, {"why": WHY}).status_code == 302
    waits = text_of(two.get(shown).content)
    assert "A withdrawal waits" in waits
    assert WHY in waits
    assert two.post(shown, {"act": "ACCEPTED", "seen": 2}).status_code == 302
    assert "Withdrawn; as it stood" in text_of(two.get(shown).content)
    assert "Two persons took these back" in text_of(one.get(reverse("incidents:entries")).content)
