"""Writing a change request, handing it in, taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.changes.actions.writing import (
    TABLE,
    hold_change,
    read_change,
    save_with_event,
    steps_of,
    write_steps,
)
from misaq.apps.changes.entering import check_can_enter, hidden_in
from misaq.apps.changes.models import ChangeRow
from misaq.apps.changes.queries import find_undo, no_such_change, visible_changes
from misaq.apps.changes.records import Change, EventKind
from misaq.apps.registers.queries import get_country, get_registers, on_ground, rehearse
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.changes.life import ChangeState, Step
from misaq.core.changes.operations import Operation, OperationKind
from misaq.core.changes.rules import check_can_edit, check_can_step, check_words
from misaq.kernel.errors import InputRefused, StateConflict
from misaq.kernel.words import tell

MOST_STEPS = 10_000
LONGEST_TITLE = 200


@action(event="change.proposed")
def propose(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    title: str,
    reason: str,
    steps: Sequence[Operation],
    origin: str = "",
    is_submitted: bool = True,
) -> Change:
    """Write a change request, and hand it in unless told otherwise. Nothing is changed by it.

    Args:
        title: what it is about, in a line.
        reason: why, in a sentence; every fact in the steps cites its source besides.
        steps: what is to be done; a step without a base rests on what stands there now.
        origin: where it comes from when not from a form ("reading:12").
        is_submitted: False keeps it as a draft, whose values must be right all the same.

    Raises:
        NotAllowed: the actor proposes nothing, or not this.
        InputRefused: nothing is to be done, or a value does not fit; every problem is listed.
    """
    return write_proposal(
        record,
        actor=actor,
        at=at,
        title=title,
        reason=reason,
        steps=steps,
        origin=origin,
        is_submitted=is_submitted,
    )


def write_proposal(
    record: Record,
    *,
    actor: Actor,
    at: datetime,
    title: str,
    reason: str,
    steps: Sequence[Operation],
    origin: str,
    is_submitted: bool = True,
    undoes: int | None = None,
) -> Change:
    """Write a change request inside the action of this room or a later one; see :func:`propose`."""
    check_may(actor, Permission.PROPOSE_CHANGE)
    hold_chain()
    row = ChangeRow(
        state=ChangeState.DRAFT.value,
        title=_title(title),
        reason=check_words(reason, what="A reason"),
        origin=origin,
        author=actor.id,
        undoes_id=undoes,
        made_at=at,
        version=0,
    )
    grounded = _checked(actor, steps)
    save_with_event(row, EventKind.MADE, actor=actor, at=at)
    write_steps(row, grounded)
    if is_submitted:
        _submit(row, actor=actor, at=at)
    if not record.object_table:
        record.about(TABLE, str(row.id))
    record.note(change=row.id, steps=len(grounded), state=row.state)
    return read_change(row)


@action(event="change.revised")
def revise(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    change: int,
    version: int,
    title: str,
    reason: str,
    steps: Sequence[Operation],
) -> Change:
    """Write a draft, or a request that was sent back, anew.

    Args:
        version: the one that was looked at.

    Raises:
        NotFound: there is no such request that the actor may see.
        NotAllowed: it is somebody else's.
        StateConflict: it has changed since, or is handed in or decided.
        InputRefused: a value does not fit; every problem is listed.
    """
    row = hold_change(record, actor=actor, change=change, version=version)
    check_can_edit(actor, author=row.author, state=ChangeState(row.state))
    row.title = _title(title)
    row.reason = check_words(reason, what="A reason")
    grounded = _checked(actor, steps)
    write_steps(row, grounded)
    save_with_event(row, EventKind.SAVED, actor=actor, at=at)
    record.note(steps=len(grounded))
    return read_change(row)


@action(event="change.submitted")
def submit(record: Record, /, *, actor: Actor, at: datetime, change: int, version: int) -> Change:
    """Hand a draft in, or a request that was sent back.

    Raises:
        NotFound: there is no such request that the actor may see.
        NotAllowed: it is somebody else's, or asks for more than the actor may.
        StateConflict: it has changed since, or is handed in or decided already.
        InputRefused: a value no longer fits; every problem is listed.
    """
    row = hold_change(record, actor=actor, change=change, version=version)
    check_can_step(actor, author=row.author, state=ChangeState(row.state), step=Step.SUBMIT)
    _checked(actor, read_change(row).steps)
    _submit(row, actor=actor, at=at)
    return read_change(row)


@action(event="change.withdrawn")
def withdraw(record: Record, /, *, actor: Actor, at: datetime, change: int, version: int) -> Change:
    """Take one's own change request back.

    Raises:
        NotFound: there is no such request that the actor may see.
        NotAllowed: it is somebody else's.
        StateConflict: it has changed since, or is decided already.
    """
    row = hold_change(record, actor=actor, change=change, version=version)
    state = ChangeState(row.state)
    way = check_can_step(actor, author=row.author, state=state, step=Step.WITHDRAW)
    row.state = way.to.value
    save_with_event(row, EventKind.WITHDRAWN, actor=actor, at=at)
    return read_change(row)


@action(event="change.undo-proposed")
def propose_undo(
    record: Record, /, *, actor: Actor, at: datetime, change: int, reason: str
) -> Change:
    """Hand in a change request that puts back what stood before an accepted one.

    Nothing is deleted: it is a change like any other, which somebody else decides.

    Raises:
        NotFound: there is no such request that the actor may see.
        NotAllowed: the actor proposes nothing.
        StateConflict: it was not accepted, or an undo of it is on the way or done.
    """
    check_may(actor, Permission.PROPOSE_CHANGE)
    hold_chain()
    row = _accepted(actor, change)
    if (other := find_undo(actor=actor, change=change)) is not None:
        raise StateConflict(
            tell("Change request {id} undoes this one already.", id=other.id),
            next_step=tell("Look at that one."),
            rule="changes.undone-once",
        )
    return write_proposal(
        record,
        actor=actor,
        at=at,
        title=f"Undo {row.id}: {row.title}"[:LONGEST_TITLE],
        reason=reason,
        steps=_undoing(row),
        origin=f"undo:{row.id}",
        undoes=row.id,
    )


def _accepted(actor: Actor, change: int) -> ChangeRow:

    row = visible_changes(actor).filter(id=change).first()
    if row is None:
        raise no_such_change(change)
    if row.state != ChangeState.ACCEPTED.value:
        raise StateConflict(
            tell("Only what was accepted can be undone."),
            next_step=tell("Withdraw the request, or comment on it."),
            rule="changes.undo-accepted",
        )
    return row


def _undoing(row: ChangeRow) -> tuple[Operation, ...]:
    """Return the steps that put back what each step changed, the last one first."""
    return tuple(
        Operation(
            OperationKind.PUT_BACK,
            step.table,
            step.key,
            step.undo["place"],
            value=step.undo["value"],
            base=step.undo["base"],
        )
        for step in reversed(steps_of(row))
        if step.undo is not None
    )


def _submit(row: ChangeRow, *, actor: Actor, at: datetime) -> None:
    row.state = ChangeState.SUBMITTED.value
    row.submitted_at = at
    # Decided anew by whoever decides; what was decided before stays in the events.
    row.decided_by, row.decided_at, row.decision_reason = "", None, ""
    save_with_event(row, EventKind.SUBMITTED, actor=actor, at=at)


def _title(title: str) -> str:
    words = " ".join(check_words(title, what="A title").split())
    if len(words) > LONGEST_TITLE:
        raise InputRefused(
            tell(
                "The title has more than {longest_title} characters.", longest_title=LONGEST_TITLE
            ),
            next_step=tell("Say the rest in the reason."),
            rule="changes.title",
        )
    return words


def _checked(actor: Actor, steps: Sequence[Operation]) -> tuple[Operation, ...]:
    """Return the steps with their grounds; refuse them with all that is wrong."""
    if not steps or len(steps) > MOST_STEPS:
        raise InputRefused(
            tell(
                "A change request has 1 to {most_steps} steps; this one has {steps}.",
                most_steps=MOST_STEPS,
                steps=len(steps),
            ),
            next_step=tell("Change something, or split the request."),
            rule="changes.steps",
        )
    grounded = on_ground(actor=actor, steps=steps)
    check_can_enter(
        actor,
        steps=grounded,
        registers=get_registers(actor=actor),
        country=get_country(actor=actor).code,
    )
    problems = (*hidden_in(grounded), *rehearse(actor=actor, steps=grounded).problems)
    if problems:
        raise InputRefused(
            tell("This cannot be entered so."),
            next_step=tell("Correct what is named; nothing was changed."),
            rule="changes.problems",
            problems=problems,
        )
    return grounded
