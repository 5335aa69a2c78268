"""A change from its draft to the registers and back, and who may bring it there."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from misaq.apps.audit.queries import list_entries, verify_chain
from misaq.apps.changes.actions import (
    accept,
    propose,
    propose_undo,
    reject,
    revise,
    send_back,
    submit,
    withdraw,
)
from misaq.apps.changes.models import ChangeRow
from misaq.apps.changes.queries import (
    count_changes,
    get_change,
    get_change_view,
    list_changes,
    list_events,
    list_waiting,
)
from misaq.apps.changes.records import Change, EventKind, WaitingKind
from misaq.apps.registers.queries import (
    data_version,
    get_registers,
    list_history,
    list_overlays,
)
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.changes.life import ChangeState
from misaq.core.changes.operations import Operation, OperationKind
from misaq.core.policies.records import Commitment
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, StateConflict
from tests.integration.changes.people import (
    ADMINISTRATOR,
    ANALYST,
    AUDITOR,
    BOTH,
    FOCAL,
    OTHER_RIGHTS,
    POINTS,
    RIGHTS,
    SOURCES,
    VERIFIER,
    amend_text,
    handed_in,
    later,
    new_evidence,
    new_source,
)

pytestmark = pytest.mark.usefixtures("_loaded")


def point(key: str = "P1.1") -> Commitment:
    """Return a point as it stands."""
    return next(c for c in get_registers(actor=PUBLIC).policies.commitments if c.key == key)


def accepted(change: Change, actor: Actor = VERIFIER) -> Change:
    """Return the change after somebody accepted it."""
    return accept(actor=actor, at=later(), change=change.id, version=change.version)


def test_what_is_handed_in_changes_nothing_until_somebody_else_accepts_it() -> None:
    before = data_version(actor=PUBLIC)
    change = handed_in()
    assert (change.state, data_version(actor=PUBLIC)) == (ChangeState.SUBMITTED, before)
    done = accepted(change)
    assert done.state is ChangeState.ACCEPTED
    assert point().text == "End every list that nobody can find."
    assert done.data_version == data_version(actor=PUBLIC) != before
    (status,) = list_overlays(actor=PUBLIC)
    assert status.overlay.origin == f"change:{change.id}"
    assert [e.kind for e in list_events(actor=ANALYST, change=change.id)] == [
        EventKind.MADE,
        EventKind.SUBMITTED,
        EventKind.ACCEPTED,
    ]


def test_every_step_is_one_audit_row_and_the_chain_holds() -> None:
    change = handed_in()
    accepted(change)
    assert [entry.event for entry in list_entries(actor=PUBLIC)][-2:] == [
        "change.proposed",
        "change.accepted",
    ]
    assert verify_chain(actor=PUBLIC).holds


@pytest.mark.parametrize("do", [accept, reject, send_back], ids=lambda do: do.__name__)
def test_no_role_lets_somebody_decide_what_they_wrote(do: object) -> None:
    change = handed_in(actor=BOTH)
    with pytest.raises(NotAllowed, match="handed in themselves"):
        do(actor=BOTH, at=later(), change=change.id, version=change.version, reason="Fine")  # type: ignore[operator]
    assert get_change(actor=BOTH, change=change.id).state is ChangeState.SUBMITTED


def test_the_database_itself_refuses_an_author_who_decides() -> None:
    change = handed_in()
    row = ChangeRow.objects.filter(id=change.id)
    never = pytest.raises(IntegrityError, match="changes_author_never_decides")
    with never, transaction.atomic():
        row.update(state="ACCEPTED", decided_by=ANALYST.id, decided_at=later())
    whole = pytest.raises(IntegrityError, match="changes_decisions_have_a_decider")
    with whole, transaction.atomic():
        row.update(state="ACCEPTED")


@pytest.mark.parametrize("actor", [ANALYST, FOCAL, RIGHTS, AUDITOR, ADMINISTRATOR], ids=str)
def test_only_who_may_decide_decides(actor: Actor) -> None:
    change = handed_in(actor=BOTH)
    with pytest.raises((NotAllowed, NotFound)):
        accepted(change, actor=actor)
    assert get_change(actor=BOTH, change=change.id).state is ChangeState.SUBMITTED


@pytest.mark.parametrize("actor", [AUDITOR, ADMINISTRATOR, PUBLIC], ids=str)
def test_only_who_may_propose_proposes(actor: Actor) -> None:
    with pytest.raises(NotAllowed):
        handed_in(actor=actor)
    assert list_changes(actor=VERIFIER) == ()


def test_a_draft_is_seen_by_its_author_alone() -> None:
    draft = propose(
        actor=ANALYST, at=later(), title="T", reason="R", steps=(amend_text(),), is_submitted=False
    )
    assert draft.state is ChangeState.DRAFT
    assert [c.id for c in list_changes(actor=ANALYST)] == [draft.id]
    assert list_changes(actor=VERIFIER) == ()
    with pytest.raises(NotFound):
        get_change(actor=VERIFIER, change=draft.id)
    submit(actor=ANALYST, at=later(), change=draft.id, version=draft.version)
    assert count_changes(actor=VERIFIER)[ChangeState.SUBMITTED] == 1


def test_sent_back_written_anew_and_handed_in_again() -> None:
    change = handed_in()
    back = send_back(
        actor=VERIFIER, at=later(), change=change.id, version=change.version, reason="Which list?"
    )
    assert [w.kind for w in list_waiting(actor=ANALYST)] == [WaitingKind.SENT_BACK]
    better = revise(
        actor=ANALYST,
        at=later(),
        change=back.id,
        version=back.version,
        title="T",
        reason="Page 3",
        steps=(amend_text("End both lists."),),
    )
    again = submit(actor=ANALYST, at=later(), change=better.id, version=better.version)
    assert (again.decided_by, again.state) == ("", ChangeState.SUBMITTED)
    assert [w.kind for w in list_waiting(actor=VERIFIER)] == [WaitingKind.DECISION]
    accepted(again)
    assert point().text == "End both lists."


def test_withdrawn_or_rejected_stays_so() -> None:
    first, second = handed_in(), handed_in()
    withdraw(actor=ANALYST, at=later(), change=first.id, version=first.version)
    reject(actor=VERIFIER, at=later(), change=second.id, version=second.version, reason="Not so")
    for change in (first, second):
        now = get_change(actor=VERIFIER, change=change.id)
        with pytest.raises(StateConflict):
            accepted(now)


def test_a_decision_on_an_older_version_is_refused() -> None:
    change = handed_in()
    send_back(actor=VERIFIER, at=later(), change=change.id, version=change.version, reason="Why?")
    with pytest.raises(StateConflict, match="while you were looking"):
        accepted(change, actor=BOTH)


def test_nobody_else_writes_in_a_request() -> None:
    change = handed_in()
    back = send_back(
        actor=VERIFIER, at=later(), change=change.id, version=change.version, reason="Why?"
    )
    with pytest.raises(NotAllowed, match="Only its author"):
        revise(
            actor=BOTH,
            at=later(),
            change=back.id,
            version=back.version,
            title="T",
            reason="R",
            steps=(amend_text(),),
        )


def test_all_steps_are_done_or_none() -> None:
    change = handed_in(new_source(), new_evidence(), amend_text())
    accepted(change)
    stands = point()
    assert "The press found one list." in [e.what for e in stands.evidence]
    sources = {s.key for s in get_registers(actor=PUBLIC).sourcebook.sources}
    assert "here:gazette" in sources
    gone = Operation(OperationKind.WITHDRAW, SOURCES, "here:gazette")
    second = handed_in(amend_text("Other."), gone)
    third = handed_in(Operation(OperationKind.AMEND, POINTS, "P1.1", "cite", ["here:gazette/H"]))
    accepted(third)
    with pytest.raises(InputRefused, match="hold together"):
        accepted(second)
    assert point().text == "End every list that nobody can find."


def test_the_evidence_added_here_stands_beside_the_packs() -> None:
    accepted(handed_in(new_evidence()))
    assert [e.by for e in point().evidence] == ["MOO", "EXI", "EXI"]


def test_what_somebody_changed_since_must_be_decided_anew() -> None:
    slow, fast = handed_in(amend_text("Slow.")), handed_in(amend_text("Fast."))
    accepted(fast)
    with pytest.raises(StateConflict, match="what it rests on") as refusal:
        accepted(slow)
    assert "Fast." in str(refusal.value)
    view = get_change_view(actor=VERIFIER, change=slow.id)
    assert view.rehearsal is not None
    assert [moved.now for moved in view.rehearsal.moved] == ["Fast."]
    accept(actor=VERIFIER, at=later(), change=slow.id, version=slow.version, seen=view.seen)
    assert point().text == "Slow."


def test_over_an_older_state_than_was_shown_it_is_not_accepted() -> None:
    slow, fast = handed_in(amend_text("Slow.")), handed_in(amend_text("Fast."))
    accepted(fast)
    seen = get_change_view(actor=VERIFIER, change=slow.id).seen
    accepted(handed_in(amend_text("Faster.")))
    with pytest.raises(StateConflict, match="what it rests on"):
        accept(actor=VERIFIER, at=later(), change=slow.id, version=slow.version, seen=seen)


@pytest.mark.parametrize(
    "steps",
    [
        (amend_text(),),
        (new_source(),),
        (new_evidence(),),
        (new_source(), new_evidence(), amend_text(), amend_text("Other.", "P1.3")),
        (Operation(OperationKind.WITHDRAW, POINTS, "P1.3"),),
    ],
    ids=["amend", "create", "append", "several", "withdraw"],
)
def test_an_undo_puts_back_the_very_state_that_was(steps: tuple[Operation, ...]) -> None:
    before = data_version(actor=PUBLIC)
    change = accepted(handed_in(*steps))
    middle = data_version(actor=PUBLIC)
    undo = propose_undo(actor=ANALYST, at=later(), change=change.id, reason="A slip")
    assert data_version(actor=PUBLIC) == middle != before
    with pytest.raises(NotAllowed):
        accepted(undo, actor=ANALYST)
    accepted(undo)
    assert data_version(actor=PUBLIC) == before
    again = propose_undo(actor=ANALYST, at=later(), change=undo.id, reason="It was right")
    accepted(again)
    assert data_version(actor=PUBLIC) == middle


def test_an_undo_rests_on_what_the_change_left() -> None:
    change = accepted(handed_in())
    accepted(handed_in(amend_text("Newer.")))
    undo = propose_undo(actor=ANALYST, at=later(), change=change.id, reason="A slip")
    with pytest.raises(StateConflict, match="what it rests on"):
        accepted(undo)


def test_only_what_was_accepted_is_undone_and_only_once() -> None:
    change = handed_in()
    with pytest.raises(StateConflict, match="Only what was accepted"):
        propose_undo(actor=ANALYST, at=later(), change=change.id, reason="A slip")
    accepted(change)
    propose_undo(actor=ANALYST, at=later(), change=change.id, reason="A slip")
    with pytest.raises(StateConflict, match="undoes this one already"):
        propose_undo(actor=BOTH, at=later(), change=change.id, reason="A slip")


def test_every_problem_is_named_at_once_and_nothing_is_written() -> None:
    wrong = (
        Operation(OperationKind.AMEND, POINTS, "P1.1", "due", "someday"),
        Operation(OperationKind.AMEND, POINTS, "P1.9", "text", "No such point."),
        Operation(OperationKind.CREATE, SOURCES, "GAZ", value={"title": "A"}),
        Operation(OperationKind.APPEND, POINTS, "P1.1", "goals", "x"),
    )
    with pytest.raises(InputRefused) as refusal:
        handed_in(*wrong)
    assert len(refusal.value.problems) == 4
    assert list_changes(actor=ANALYST) == ()


def test_a_fact_without_a_source_is_refused() -> None:
    step = Operation(OperationKind.AMEND, POINTS, "P1.1", "cite", ["NOWHERE/H"])
    with pytest.raises(InputRefused) as refusal:
        handed_in(step)
    assert "unknown source key" in str(refusal.value)


@pytest.mark.parametrize(
    ("actor", "is_allowed"),
    [(RIGHTS, True), (OTHER_RIGHTS, False), (ANALYST, False), (VERIFIER, False), (FOCAL, False)],
    ids=["rights-officer", "of-another-area", "analyst", "verifier", "focal-person"],
)
def test_only_a_rights_officer_of_the_area_sets_the_gate(actor: Actor, is_allowed: bool) -> None:
    step = Operation(OperationKind.AMEND, POINTS, "P1.1", "rights_gate", "failed")
    if not is_allowed:
        with pytest.raises(NotAllowed):
            handed_in(step, actor=actor)
        return
    accepted(handed_in(step, actor=actor))
    assert point().rights_gate.value == "failed"


def test_the_word_of_those_charged_is_no_finding() -> None:
    with pytest.raises(InputRefused, match="is a claim"):
        handed_in(new_evidence(by="BUREAU"))
    accepted(handed_in(new_evidence(by="BUREAU", ledger="claim")))


@pytest.mark.parametrize("reason", ["", "   ", "a\u202eb"], ids=["empty", "blank", "hidden sign"])
def test_a_reason_is_given_in_plain_words(reason: str) -> None:
    with pytest.raises(InputRefused):
        propose(actor=ANALYST, at=later(), title="T", reason=reason, steps=(amend_text(),))


def test_the_history_and_the_past_stay() -> None:
    accepted(handed_in(new_source()))
    instant = later()
    accepted(handed_in(Operation(OperationKind.WITHDRAW, SOURCES, "here:gazette")))
    sources = get_registers(actor=PUBLIC).sourcebook.sources
    then = get_registers(actor=PUBLIC, known_at=instant).sourcebook.sources
    assert "here:gazette" not in {s.key for s in sources}
    assert "here:gazette" in {s.key for s in then}
    (version,) = list_history(actor=PUBLIC, table=SOURCES, key="here:gazette")
    assert version.superseded_at is not None
