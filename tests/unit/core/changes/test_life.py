"""States and steps of a change request: each pair has one answer."""

from __future__ import annotations

import itertools

import pytest

from misaq.core.access.actors import Actor, Held, user
from misaq.core.access.roles import UserRole
from misaq.core.changes.life import (
    DECIDED_BY_SOMEBODY,
    EDITABLE,
    TRANSITIONS,
    ChangeState,
    Hand,
    Step,
    way_of,
)
from misaq.core.changes.operations import key_here
from misaq.core.changes.rules import (
    LONGEST_WORDS,
    check_can_edit,
    check_can_step,
    check_version,
    check_words,
    hidden_sign,
)
from misaq.kernel.errors import InputRefused, NotAllowed, StateConflict

ANALYST = user(1, (Held(UserRole.ANALYST),))
VERIFIER = user(2, (Held(UserRole.VERIFIER),))
AUDITOR = user(3, (Held(UserRole.AUDITOR),))
PAIRS = list(itertools.product(ChangeState, Step))


@pytest.mark.parametrize(
    ("state", "step"), PAIRS, ids=lambda value: value.name.lower().replace("_", " ")
)
@pytest.mark.parametrize("actor", [ANALYST, VERIFIER, AUDITOR], ids=str)
@pytest.mark.parametrize("author", [ANALYST, VERIFIER], ids=lambda a: f"by {a}")
def test_a_step_is_taken_by_whom_the_table_says_and_by_nobody_else(
    state: ChangeState, step: Step, actor: Actor, author: Actor
) -> None:
    way = TRANSITIONS.get((state, step))
    if way is None:
        with pytest.raises(StateConflict):
            check_can_step(actor, author=author.id, state=state, step=step)
        return
    may_decide = actor is VERIFIER and actor is not author
    is_author = actor is author
    if is_author if way.hand is Hand.AUTHOR else may_decide:
        found = check_can_step(actor, author=author.id, state=state, step=step)
        assert found is way
    else:
        with pytest.raises(NotAllowed):
            check_can_step(actor, author=author.id, state=state, step=step)


def test_every_decision_is_somebody_elses_and_every_writing_state_the_authors() -> None:
    for (state, _), way in TRANSITIONS.items():
        decides = way.to in DECIDED_BY_SOMEBODY
        assert decides is (way.hand is Hand.SOMEBODY_ELSE)
        assert state not in {ChangeState.ACCEPTED, ChangeState.REJECTED, ChangeState.WITHDRAWN}


def test_every_state_is_reached_and_every_state_that_is_no_end_is_left() -> None:
    reached = {way.to for way in TRANSITIONS.values()} | {ChangeState.DRAFT}
    assert reached == set(ChangeState)
    assert {state for state, _ in TRANSITIONS} == {*EDITABLE, ChangeState.SUBMITTED}


@pytest.mark.parametrize("state", ChangeState, ids=lambda state: state.name)
def test_only_the_author_writes_and_only_before_it_is_handed_in(state: ChangeState) -> None:
    with pytest.raises(NotAllowed):
        check_can_edit(VERIFIER, author=ANALYST.id, state=state)
    if state in EDITABLE:
        check_can_edit(ANALYST, author=ANALYST.id, state=state)
    else:
        with pytest.raises(StateConflict):
            check_can_edit(ANALYST, author=ANALYST.id, state=state)


def test_a_refusal_says_what_cannot_be_done() -> None:
    with pytest.raises(StateConflict, match="that is accepted cannot be handed in"):
        way_of(ChangeState.ACCEPTED, Step.SUBMIT)


def test_another_version_is_refused() -> None:
    check_version(seen=3, now=3)
    with pytest.raises(StateConflict):
        check_version(seen=2, now=3)


def test_words_are_kept_line_by_line() -> None:
    assert check_words("  First  \r\n second\n", what="A reason") == "First\n second"


@pytest.mark.parametrize("text", ["", " \n", "x" * (LONGEST_WORDS + 1), "a\u202eb", "a\x00b"])
def test_words_that_are_none_too_many_or_hide_something_are_refused(text: str) -> None:
    with pytest.raises(InputRefused, match="A reason"):
        check_words(text, what="A reason")


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("plain text\n\twith a tab", ""),
        ("اردو متن\u200cاور جوڑ", ""),
        ("a\u202eb", "U+202E"),
        ("a\u2066b", "U+2066"),
        ("a\u200fb", "U+200F"),
        ("a\u061cb", "U+061C"),
        ("a\x1bb", "U+001B"),
        ("a\x7fb", "U+007F"),
    ],
    ids=["plain", "urdu", "override", "isolate", "mark", "letter mark", "escape", "delete"],
)
def test_signs_that_turn_or_hide_text_are_found(text: str, sign: str) -> None:
    assert hidden_sign(text) == sign


def test_a_key_of_a_record_added_here_says_so_once() -> None:
    assert key_here(" P9.1 ") == key_here("here:P9.1") == "here:P9.1"
