"""When a judgement of two events binds, and when it is refused."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from misaq.core.incidents.linking.deciding_pairs import (
    LONGEST_NOTE,
    binding,
    check_can_confirm,
    check_can_judge,
    check_contradicts_nothing,
    latest_of,
    pair_of,
)
from misaq.core.incidents.linking.judgements import EventJudgement, EventReason
from misaq.core.incidents.linking.records import Key
from misaq.core.lists.judgements import Verdict
from misaq.kernel.errors import InputRefused, NotAllowed, StateConflict

AT = datetime(2026, 11, 23, tzinfo=UTC)
A, B, C = ("acled", "1"), ("gtd", "2"), ("ucdp-ged", "3")
WHY = (EventReason.CASUALTIES,)


def judged(
    number: int, one: Key, other: Key, verdict: Verdict, confirmed_by: str | None = "user:2"
) -> EventJudgement:
    at = AT if confirmed_by else None
    return EventJudgement(number, one, other, verdict, WHY, "user:1", AT, confirmed_by, at)


def test_a_pair_is_the_same_from_either_side_and_of_two_events() -> None:
    assert pair_of(B, A) == pair_of(A, B) == (A, B)
    with pytest.raises(InputRefused):
        pair_of(A, A)


def test_only_what_a_second_person_confirmed_binds() -> None:
    waits = judged(2, A, B, Verdict.NOT_SAME, None)
    stands = judged(1, A, B, Verdict.SAME)
    assert binding([stands, waits]) == (stands,)


def test_the_latest_judgement_of_a_pair_stands_from_either_side() -> None:
    every = [judged(2, B, A, Verdict.UNSURE, None), judged(1, A, B, Verdict.SAME)]
    latest = latest_of(every, A, B)
    assert latest is not None
    assert latest.number == 2
    assert latest_of(every, A, C) is None


@pytest.mark.parametrize(
    ("verdict", "reasons", "note", "kind"),
    [
        (Verdict.SAME, (), "", InputRefused),
        (Verdict.SAME, WHY, "x" * (LONGEST_NOTE + 1), InputRefused),
        (Verdict.WITHDRAWN, WHY, "", StateConflict),
    ],
    ids=["no-reason", "too-long", "nothing-to-take-back"],
)
def test_what_cannot_be_judged(
    verdict: Verdict, reasons: tuple[EventReason, ...], note: str, kind: type[Exception]
) -> None:
    with pytest.raises(kind):
        check_can_judge(verdict, reasons, note, None)


def test_a_judgement_that_stands_can_be_taken_back_once() -> None:
    check_can_judge(Verdict.WITHDRAWN, WHY, "", judged(1, A, B, Verdict.SAME))
    with pytest.raises(StateConflict):
        check_can_judge(Verdict.WITHDRAWN, WHY, "", judged(2, A, B, Verdict.WITHDRAWN))


@pytest.mark.parametrize("verdict", [Verdict.SAME, Verdict.NOT_SAME, Verdict.WITHDRAWN])
def test_a_second_person_confirms_whatever_would_bind(verdict: Verdict) -> None:
    said = judged(1, A, B, verdict, None)
    check_can_confirm(said, by="user:2", standing=said)
    with pytest.raises(NotAllowed):
        check_can_confirm(said, by="user:1", standing=said)
    with pytest.raises(StateConflict):
        check_can_confirm(said, by="user:2", standing=judged(2, A, B, Verdict.UNSURE, None))
    with pytest.raises(StateConflict):
        check_can_confirm(said, by="user:2", standing=None)


def test_what_is_unsure_or_confirmed_waits_for_nobody() -> None:
    for said in (judged(1, A, B, Verdict.UNSURE, None), judged(1, A, B, Verdict.SAME)):
        with pytest.raises(StateConflict):
            check_can_confirm(said, by="user:3", standing=said)


def test_a_merge_through_others_may_not_break_a_split() -> None:
    bound = [judged(1, A, B, Verdict.SAME), judged(2, B, C, Verdict.NOT_SAME)]
    with pytest.raises(StateConflict, match="2"):
        check_contradicts_nothing(bound, judged(3, A, C, Verdict.SAME, None))
    check_contradicts_nothing(bound, judged(3, A, C, Verdict.NOT_SAME, None))
    check_contradicts_nothing(bound, judged(3, B, C, Verdict.SAME, None))
