"""Handing in and deciding: never one person alone, never twice, never without a reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from misaq.core.incidents.deciding import (
    EntryVersion,
    Handling,
    Ruling,
    check_can_decide,
    check_can_hand_in_anew,
    check_can_withdraw,
)
from misaq.core.incidents.entries import Entry, EntryKind
from misaq.kernel.errors import InputRefused, MisaqError, NotAllowed, StateConflict

AT = datetime(2026, 3, 6, tzinfo=UTC)
WAITING = Handling(by="user:1", at=AT)
ACCEPTED = replace(WAITING, ruling=Ruling.ACCEPTED, decided_by="user:2", decided_at=AT)
ENTRY = Entry("H1", EntryKind.GANG_CLASH, date(2026, 3, 1), date(2026, 3, 1), ("The Daily",))


def version(handling: Handling) -> EntryVersion:
    """Return a first version."""
    return EntryVersion(1, 1, ENTRY, "", handling)


@pytest.mark.parametrize(
    ("handling", "by", "ruling", "reason", "refusal"),
    [
        pytest.param(ACCEPTED, "user:3", Ruling.ACCEPTED, "", StateConflict, id="decided already"),
        pytest.param(WAITING, "user:1", Ruling.ACCEPTED, "", NotAllowed, id="own"),
        pytest.param(WAITING, "user:2", Ruling.REJECTED, " no ", InputRefused, id="no reason"),
    ],
)
def test_what_is_refused(
    handling: Handling, by: str, ruling: Ruling, reason: str, refusal: type[MisaqError]
) -> None:
    with pytest.raises(refusal):
        check_can_decide(handling, by=by, ruling=ruling, reason=reason)


def test_another_person_accepts_without_a_word_and_rejects_with_one() -> None:
    check_can_decide(WAITING, by="user:2", ruling=Ruling.ACCEPTED, reason="")
    check_can_decide(WAITING, by="user:2", ruling=Ruling.REJECTED, reason="It was an accident.")


def test_a_correction_waits_for_the_one_before_and_says_what_it_corrects() -> None:
    with pytest.raises(StateConflict):
        check_can_hand_in_anew(version(WAITING), why="Two were counted.")
    with pytest.raises(InputRefused) as refused:
        check_can_hand_in_anew(version(ACCEPTED), why="so")
    assert [problem.where for problem in refused.value.problems] == ["why"]
    check_can_hand_in_anew(version(ACCEPTED), why="Two were counted.")


def test_what_stands_is_accepted_and_not_replaced() -> None:
    assert WAITING.waits
    assert not WAITING.stands
    assert ACCEPTED.stands
    assert not replace(ACCEPTED, superseded_at=AT).stands
    assert not replace(ACCEPTED, ruling=Ruling.REJECTED).stands


def test_what_counts_is_withdrawn_with_a_reason_and_what_does_not_is_not() -> None:
    stands, gone = version(ACCEPTED), replace(version(ACCEPTED), is_withdrawal=True)
    assert check_can_withdraw([stands], why="It was a rumour.") == ENTRY
    assert (stands.counts, gone.counts) == (True, False)
    with pytest.raises(InputRefused):
        check_can_withdraw([stands], why="so")
    for versions in ([version(WAITING)], [stands, replace(version(WAITING), version=2)]):
        with pytest.raises(StateConflict, match="waits"):
            check_can_withdraw(versions, why="It was a rumour.")
    with pytest.raises(StateConflict, match="nothing to withdraw"):
        check_can_withdraw([gone], why="It was a rumour.")
