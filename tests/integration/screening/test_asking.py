"""Screening people: for a purpose, logged without names, alerts kept."""

from __future__ import annotations

from datetime import timedelta

import pytest

from misaq.apps.audit.queries import list_entries
from misaq.apps.screening.actions import screen_people
from misaq.apps.screening.actions.asking import AnsweredPerson, AskedPerson
from misaq.apps.screening.models import AlertRow, QueryRow
from misaq.apps.screening.queries import get_alert, list_alerts, list_queries
from misaq.core.access.actors import Actor, operator
from misaq.core.screening import limits
from misaq.core.screening.answer import Outcome
from misaq.core.screening.purposes import Purpose
from misaq.core.screening.query import read_query
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound
from tests.support.screened import NOW, PERSONS, desk, officer


def ask(actor: Actor, *, purpose: Purpose = Purpose.ACCOUNT, **fields: str) -> AnsweredPerson:
    """Return the answer about one person."""
    query = read_query({"kind": "person", **fields})
    (answered,) = screen_people(
        actor=actor, at=NOW, purpose=purpose, people=(AskedPerson(1, query),)
    )
    return answered


def test_somebody_on_a_list_raises_an_alert_that_keeps_the_version() -> None:
    bank = officer()
    answered = ask(bank, name="Zorawar Misalkhel", father="Tamseel Misalkhel", birth="1970")
    assert answered.answer.outcome is Outcome.ALERT
    best = get_alert(actor=bank, number=answered.alerts[0])
    assert best.alert.searched.source_list == PERSONS
    assert len(best.alert.searched.digest) == 64
    assert best.alert.reference == "XP.1"
    assert best.subject.name == "Zorawar Misalkhel"
    assert best.alert.scope == "INSTITUTION:MOO"


def test_of_somebody_not_found_only_counts_are_kept() -> None:
    bank = officer()
    answered = ask(bank, name="Quvil Brastenhoff", father="Ormund Brastenhoff")
    assert answered.answer.outcome is Outcome.CLEAR
    (logged,) = list_queries(actor=bank)
    assert (logged.asked, logged.alerted, logged.purpose) == (1, 0, Purpose.ACCOUNT)
    assert {version.source_list for version in logged.searched} >= {PERSONS}
    kept = [*QueryRow.objects.values_list(), *AlertRow.objects.values_list()]
    assert "brastenhoff" not in str(kept).lower()
    told = [e for e in list_entries(actor=operator(7)) if e.event == "persons.screened"]
    assert told[-1].facts["asked_that_day"] == 1
    assert "rastenhoff" not in str(told)


def test_an_identity_number_is_kept_as_its_last_digits_alone() -> None:
    bank = officer()
    answered = ask(bank, name="Zorawar Misalkhel", cnic="00001-0000017-3")
    row = AlertRow.objects.get(pk=answered.alerts[0])
    assert row.subject["number"] == "…73"
    assert "0000017" not in str([row.subject, row.lines])


def test_nobody_is_screened_without_a_purpose_of_their_office() -> None:
    with pytest.raises(NotAllowed, match="purpose"):
        ask(officer(), purpose=Purpose.BEFORE_LISTING, name="Zorawar Misalkhel")
    with pytest.raises(NotAllowed, match="purpose"):
        ask(desk(), purpose=Purpose.ACCOUNT, name="Zorawar Misalkhel")
    assert QueryRow.objects.count() == 0


def test_another_office_sees_neither_alert_nor_log() -> None:
    mine, other = officer(), officer(office="MFA")
    answered = ask(mine, name="Zorawar Misalkhel", father="Tamseel Misalkhel")
    assert list_alerts(actor=other, is_open=True) == ()
    assert list_queries(actor=other) == ()
    with pytest.raises(NotFound):
        get_alert(actor=other, number=answered.alerts[0])


def test_a_list_cannot_be_copied_by_asking(monkeypatch: pytest.MonkeyPatch) -> None:
    bank = officer()
    monkeypatch.setattr(limits, "PER_DAY", 3)
    for _ in range(3):
        ask(bank, name="Quvil Brastenhoff")
    with pytest.raises(NotAllowed, match="24 hours"):
        ask(bank, name="Quvil Brastenhoff")
    ask(officer("Jamil Tamseel"), name="Quvil Brastenhoff")
    refused = [e for e in list_entries(actor=operator(7)) if e.outcome == "REFUSED"]
    assert [(e.event, e.rule) for e in refused] == [("persons.screened", "screening.daily")]


def test_a_minute_holds_so_many_queries_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    bank = officer()
    monkeypatch.setattr(limits, "PER_MINUTE", 2)
    ask(bank, name="Quvil Brastenhoff")
    ask(bank, name="Quvil Brastenhoff")
    with pytest.raises(NotAllowed, match="last minute"):
        ask(bank, name="Quvil Brastenhoff")
    QueryRow.objects.update(asked_at=NOW - timedelta(minutes=2))
    ask(bank, name="Quvil Brastenhoff")


def test_more_people_than_a_file_may_have_are_sent_to_the_command() -> None:
    person = AskedPerson(1, read_query({"name": "Quvil Brastenhoff", "kind": "person"}))
    with pytest.raises(InputRefused) as refused:
        screen_people(actor=officer(), at=NOW, purpose=Purpose.ACCOUNT, people=(person,) * 201)
    assert "misaq screen" in refused.value.next_step
