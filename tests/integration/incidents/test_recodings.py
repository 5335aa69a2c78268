"""An event classed otherwise: one proposes, another decides, and the picture follows."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from misaq.apps.incidents.actions.recodings import decide_recoding, propose_recoding
from misaq.apps.incidents.models import RecodingRow
from misaq.apps.incidents.queries.entries import (
    get_recodings,
    list_recodings,
    list_waiting_recodings,
    recodings_version,
)
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.access.roles import UserRole
from misaq.core.incidents.deciding import Ruling
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.words import Nature
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict
from misaq.kernel.ids import Key
from tests.support.accounts import actor_for, held, make_account

AT = datetime(2026, 3, 6, 12, tzinfo=UTC)
LATER = AT + timedelta(hours=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_loaded")]

EVENT = SourceEvent("gazette", "1", "G-7", date(2020, 1, 2), date(2020, 1, 2), kind="Fight")
WHY = "The gazette says fight; it was an attack on a market."


def analyst(name: str = "Ayla Tamseel") -> Actor:
    """Return somebody who proposes and decides."""
    role = held(UserRole.ANALYST)
    return actor_for(make_account(role, name=name), role)


def propose(by: Actor, *classes: str, nature: Nature = Nature.ATTACK) -> int:
    """Return the number of a proposal for the event."""
    return propose_recoding(
        actor=by,
        at=AT,
        event=EVENT,
        classes=tuple(map(Key, classes or ("MIL",))),
        nature=nature,
        reason=WHY,
    )


def test_a_coding_holds_when_another_person_accepts_it() -> None:
    first, second = analyst(), analyst("Bilal Misali")
    number = propose(first)
    assert get_recodings(actor=PUBLIC) == {}
    assert recodings_version(actor=PUBLIC, source="gazette") == ""
    with pytest.raises(NotAllowed, match="themselves"):
        decide_recoding(actor=first, at=LATER, number=number, ruling=Ruling.ACCEPTED)
    decide_recoding(actor=second, at=LATER, number=number, ruling=Ruling.ACCEPTED)
    (decision,) = get_recodings(actor=PUBLIC, source="gazette").values()
    assert (decision.key, decision.classes) == (EVENT.key, ("MIL",))
    assert recodings_version(actor=PUBLIC, source="gazette") != ""
    assert get_recodings(actor=PUBLIC, source="another") == {}


def test_the_database_itself_refuses_a_coding_by_one_person() -> None:
    first = analyst()
    number = propose(first)
    with pytest.raises(IntegrityError, match="two_persons"), transaction.atomic():
        RecodingRow.objects.filter(pk=number).update(
            ruling="ACCEPTED", decided_by=first.id, decided_at=LATER
        )


def test_a_later_coding_takes_the_place_of_the_one_before_and_a_rejected_one_does_not() -> None:
    first, second = analyst(), analyst("Bilal Misali")
    decide_recoding(actor=second, at=LATER, number=propose(first), ruling=Ruling.ACCEPTED)
    rejected = propose(second, "EXT")
    with pytest.raises(StateConflict, match="waits"):
        propose(first, "EXT")
    decide_recoding(
        actor=first, at=LATER, number=rejected, ruling=Ruling.REJECTED, reason="It was armed."
    )
    assert get_recodings(actor=PUBLIC)[EVENT.key].classes == ("MIL",)
    decide_recoding(
        actor=second, at=LATER, number=propose(first, "MIL-LOC", "MIL"), ruling=Ruling.ACCEPTED
    )
    assert get_recodings(actor=PUBLIC)[EVENT.key].classes == ("MIL-LOC", "MIL")
    assert len(list_recodings(actor=first, source="gazette", event_id="G-7")) == 3
    assert list_waiting_recodings(actor=first) == ()


def test_what_cannot_be_is_refused_together() -> None:
    with pytest.raises(InputRefused) as refused:
        propose_recoding(
            actor=analyst(),
            at=AT,
            event=EVENT,
            classes=(Key("NONE"),),
            nature=Nature.UNKNOWN,
            reason="so",
        )
    assert {problem.where for problem in refused.value.problems} == {"reason", "classes", "nature"}
    with pytest.raises(NotFound):
        decide_recoding(actor=analyst("B"), at=AT, number=9, ruling=Ruling.ACCEPTED)
