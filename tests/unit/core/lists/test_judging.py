"""What people judged: who confirms, what binds, what contradicts, what is carried over."""

from __future__ import annotations

import pytest

from misaq.core.lists.conflicts import conflicts_of_merge, replay
from misaq.core.lists.judgements import (
    ConfirmedRekeying,
    EntryRef,
    Reason,
    Verdict,
    carry,
    check_can_confirm,
    check_can_judge,
    in_order,
)
from misaq.kernel.errors import InputRefused, NotAllowed, StateConflict
from tests.support.list_entries import judged

SAME, NOT_SAME, UNSURE, WITHDRAWN = Verdict
A, B, C, D = (EntryRef(name, "1") for name in "ABCD")


def test_a_judgement_needs_a_reason() -> None:
    with pytest.raises(InputRefused):
        check_can_judge(NOT_SAME, ())


def test_the_name_alone_is_no_reason_to_join_two() -> None:
    with pytest.raises(InputRefused):
        check_can_judge(SAME, (Reason.NAME_ALONE,))
    check_can_judge(UNSURE, (Reason.NAME_ALONE,))


def test_an_entry_is_not_judged_against_itself() -> None:
    with pytest.raises(InputRefused):
        in_order(A, A)


def test_who_judged_does_not_confirm() -> None:
    said = judged(1, "A/1", "B/1", SAME, confirmed=False)
    with pytest.raises(NotAllowed):
        check_can_confirm(said, by="user:1", standing=said)
    check_can_confirm(said, by="user:2", standing=said)


def test_only_what_waits_and_stands_is_confirmed() -> None:
    said = judged(1, "A/1", "B/1", SAME, confirmed=False)
    with pytest.raises(StateConflict):
        check_can_confirm(said, by="user:2", standing=judged(2, "A/1", "B/1", NOT_SAME))
    with pytest.raises(StateConflict):
        check_can_confirm(judged(1, "A/1", "B/1", SAME), by="user:2", standing=None)


def test_an_unconfirmed_merge_binds_nothing() -> None:
    assert not replay([judged(1, "A/1", "B/1", SAME, confirmed=False)]).are_same(A, B)


def test_the_latest_judgement_stands_and_can_be_taken_back() -> None:
    said = [judged(1, "A/1", "B/1", SAME), judged(2, "A/1", "B/1", WITHDRAWN)]
    assert replay(said[:1]).are_same(A, B)
    assert not replay(said).are_same(A, B)
    assert replay([*said, judged(3, "A/1", "B/1", NOT_SAME)]).are_apart(A, B)


def test_a_negative_binds_all_members_of_both_clusters() -> None:
    clusters = replay(
        [
            judged(1, "A/1", "B/1", SAME),
            judged(2, "C/1", "D/1", SAME),
            judged(3, "B/1", "C/1", NOT_SAME),
        ]
    )
    assert clusters.are_apart(A, D)
    assert not clusters.conflicts


def test_a_chain_that_contradicts_a_negative_is_reported_and_does_not_bind() -> None:
    said = [
        judged(1, "A/1", "B/1", SAME),
        judged(2, "B/1", "C/1", SAME),
        judged(3, "A/1", "C/1", NOT_SAME),
    ]
    clusters = replay(said)
    assert [conflict.chain for conflict in clusters.conflicts] == [(A, B, C)]
    assert not clusters.are_same(A, B)
    assert clusters.are_apart(A, C)


def test_a_merge_that_would_break_a_negative_is_known_before() -> None:
    said = [judged(1, "A/1", "B/1", SAME), judged(2, "A/1", "C/1", NOT_SAME)]
    assert [one.number for one in conflicts_of_merge(said, B, C)] == [2]
    assert conflicts_of_merge(said, B, D) == ()


def test_judgements_go_with_a_new_reference() -> None:
    moves = [ConfirmedRekeying("A", "1", "7", "user:1"), ConfirmedRekeying("A", "7", "9", "user:1")]
    carried = carry([judged(1, "A/1", "B/1", SAME)], moves)
    assert carried[0].pair == (EntryRef("A", "9"), B)


def test_two_entries_that_became_one_are_no_pair() -> None:
    move = ConfirmedRekeying("A", "1", "2", "user:1")
    assert carry([judged(1, "A/1", "A/2", SAME)], [move]) == ()


def test_references_that_move_in_a_circle_end() -> None:
    moves = [ConfirmedRekeying("A", "1", "2", "user:1"), ConfirmedRekeying("A", "2", "1", "user:1")]
    assert len(carry([judged(1, "A/1", "B/1", NOT_SAME)], moves)) == 1
