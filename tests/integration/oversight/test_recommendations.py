"""A committee's table: what is recorded, by whom, and what is refused."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from misaq.apps.audit.queries import list_entries
from misaq.apps.oversight.actions import record_event, record_recommendation, take_back
from misaq.apps.oversight.models import EventRow
from misaq.apps.oversight.queries import (
    get_committee,
    get_line,
    list_answering,
    list_asked,
    list_committees,
    list_lines,
)
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.access.permissions import Permission
from misaq.core.oversight.tracking import Happening, State
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict
from misaq.kernel.ids import Key
from tests.integration.oversight.conftest import ANALYST, ELSEWHERE, FOCAL, HOUSE, SECRETARY

pytestmark = [pytest.mark.usefixtures("examplia")]
AT = datetime(2024, 6, 1, 9, tzinfo=UTC)
TODAY = AT.date()


def recommend(**other: Any) -> int:
    """Record a recommendation to the Ministry of Order."""
    given: dict[str, Any] = {
        "actor": SECRETARY,
        "at": AT,
        "committee": HOUSE,
        "to": Key("MOO"),
        "text": "Publish the list.",
        "made_on": date(2024, 4, 1),
        "due": date(2024, 5, 1),
    }
    return record_recommendation(**given | other)


def happen(what: Happening, on: str, seen: int, **other: Any) -> int:
    """Record that something happened to recommendation 1."""
    given: dict[str, Any] = {
        "actor": SECRETARY,
        "at": AT,
        "committee": HOUSE,
        "number": 1,
        "happening": what,
        "on": date.fromisoformat(on),
        "seen": seen,
    }
    return record_event(**given | other)


def state() -> State:
    """Return where recommendation 1 stands."""
    return get_line(actor=SECRETARY, committee=HOUSE, number=1, as_of=TODAY).standing.state


def test_a_table_is_numbered_and_shows_what_is_overdue_first() -> None:
    numbers = [recommend(due=None), recommend(), recommend(due=date(2024, 9, 1))]
    lines = list_lines(actor=SECRETARY, committee=HOUSE, as_of=TODAY)
    assert numbers == [1, 2, 3]
    assert [line.recommendation.number for line in lines] == [2, 3, 1]
    assert lines[0].standing.days_over == 31


def test_a_day_before_it_was_made_does_not_know_it() -> None:
    recommend()
    assert list_lines(actor=SECRETARY, committee=HOUSE, as_of=date(2024, 3, 31)) == ()


def test_a_reply_is_received_reviewed_and_taken_back() -> None:
    recommend()
    assert happen(Happening.REPLIED, "2024-05-02", 0) == 1
    assert happen(Happening.FOUND_PARTLY, "2024-05-09", 1, text="One list of two.") == 2
    assert state() is State.PARTLY_SATISFACTORY
    take_back(actor=SECRETARY, at=AT, committee=HOUSE, number=1, event=2, seen=2)
    assert state() is State.REPLY_TO_REVIEW
    assert happen(Happening.FOUND_SATISFACTORY, "2024-05-09", 3) == 3
    assert state() is State.SATISFACTORY
    assert EventRow.objects.count() == 3


def test_two_people_at_once_do_not_overwrite_one_another() -> None:
    recommend()
    happen(Happening.REPLIED, "2024-05-02", 0)
    with pytest.raises(StateConflict, match="while you were writing"):
        happen(Happening.REMINDED, "2024-05-03", 0)
    take_back(actor=SECRETARY, at=AT, committee=HOUSE, number=1, event=1, seen=1)
    with pytest.raises(StateConflict, match="while you were writing"):
        happen(Happening.REMINDED, "2024-05-03", 1)


def test_every_problem_is_said_at_once() -> None:
    with pytest.raises(InputRefused) as refusal:
        recommend(text=" ", made_on=date(2024, 7, 1), due=date(2024, 6, 1), to=Key("EXI"))
    assert {problem.where for problem in refusal.value.problems} >= {"text", "made_on", "due"}


def test_an_institution_that_is_not_on_record_is_refused() -> None:
    with pytest.raises(NotFound, match="no institution 'NOPE'"):
        recommend(to=Key("NOPE"))


@pytest.mark.parametrize("actor", [PUBLIC, ANALYST, FOCAL, ELSEWHERE], ids=str)
def test_only_the_committees_own_secretariat_keeps_and_reads_its_table(actor: Actor) -> None:
    recommend()
    with pytest.raises(NotAllowed):
        recommend(actor=actor)
    with pytest.raises(NotAllowed):
        happen(Happening.REMINDED, "2024-05-02", 0, actor=actor)
    with pytest.raises(NotAllowed):
        take_back(actor=actor, at=AT, committee=HOUSE, number=1, event=1, seen=0)
    with pytest.raises(NotAllowed):
        list_lines(actor=actor, committee=HOUSE, as_of=TODAY)
    with pytest.raises(NotAllowed):
        get_line(actor=actor, committee=HOUSE, number=1, as_of=TODAY)
    with pytest.raises(NotAllowed):
        get_committee(actor=actor, key=HOUSE, permission=Permission.READ_COMMITTEE)
    assert HOUSE not in {c.key for c in list_committees(actor=actor)}


def test_a_number_that_is_not_in_the_table_is_refused() -> None:
    with pytest.raises(NotFound, match="no recommendation 1"):
        happen(Happening.REMINDED, "2024-05-02", 0)
    with pytest.raises(NotFound, match="no recommendation 9"):
        get_line(actor=SECRETARY, committee=HOUSE, number=9, as_of=TODAY)


def test_a_focal_person_sees_what_is_awaited_from_their_institution() -> None:
    recommend()
    asked = list_asked(actor=FOCAL, institutions=frozenset({Key("MOO")}), as_of=TODAY)
    assert [line.recommendation.number for line in asked] == [1]
    happen(Happening.DROPPED, "2024-05-02", 0, text="Overtaken.")
    assert list_asked(actor=FOCAL, institutions=frozenset({Key("MOO")}), as_of=TODAY) == ()
    with pytest.raises(NotAllowed):
        list_asked(actor=FOCAL, institutions=frozenset({Key("POLICE")}), as_of=TODAY)


def test_those_asked_are_within_the_remit() -> None:
    committee = get_committee(actor=SECRETARY, key=HOUSE, permission=Permission.KEEP_COMMITTEE)
    assert Key("MOO") in {i.key for i in list_answering(actor=SECRETARY, committee=committee)}


def test_each_write_is_in_the_audit_without_its_words() -> None:
    recommend(text="Confidential words.")
    happen(Happening.REMINDED, "2024-05-02", 0, text="More words.")
    last = list_entries(actor=SECRETARY)[-2:]
    assert [entry.event for entry in last] == [
        "recommendation.recorded",
        "recommendation.event-recorded",
    ]
    assert {entry.object_key for entry in last} == {"HC-ORDER:1"}
    assert "words" not in str(last)


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param({"happening": "CHANGED_MIND"}, id="an unknown happening"),
        pytest.param({"happening": "SET_DOWN", "until": None}, id="no day"),
        pytest.param({"happening": "SET_DOWN", "until": date(2024, 1, 1)}, id="a day gone by"),
        pytest.param({"taken_back_at": AT}, id="half taken back"),
    ],
)
def test_the_database_itself_refuses_half_an_event(broken: dict[str, Any]) -> None:
    recommend()
    happen(Happening.REMINDED, "2024-05-02", 0)
    with pytest.raises(IntegrityError), transaction.atomic():
        EventRow.objects.update(**broken)
