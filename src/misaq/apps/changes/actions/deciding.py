"""Deciding about a change that somebody else handed in."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.audit.actions import Record, action
from misaq.apps.changes.actions.writing import (
    hold_change,
    read_change,
    save_with_event,
    steps_of,
)
from misaq.apps.changes.entering import check_can_decide
from misaq.apps.changes.models import ChangeRow, StepRow
from misaq.apps.changes.records import Change, EventKind
from misaq.apps.registers.actions import apply_steps
from misaq.apps.registers.changing import undoing
from misaq.apps.registers.grounds import check_moved
from misaq.apps.registers.queries import data_version, get_registers, rehearse
from misaq.core.access.actors import Actor
from misaq.core.changes.life import ChangeState, Step
from misaq.core.changes.operations import Operation
from misaq.core.changes.rules import check_can_step, check_words


@action(event="change.accepted")
def accept(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    change: int,
    version: int,
    reason: str = "",
    seen: str = "",
) -> Change:
    """Accept a change: every step is done, or none.

    Args:
        version: the one that was looked at.
        seen: version of the registers that the decision was made over. Where somebody changed
            what the request rests on, it is accepted only over the very state that was shown.

    Raises:
        NotFound: there is no such request that the actor may see.
        NotAllowed: the actor decides nothing, wrote it, or speaks for those a finding is about.
        StateConflict: it has changed since, is not handed in, or rests on what somebody changed
            since and the decision did not see.
        InputRefused: the registers would no longer hold together; every problem is listed.
    """
    row = hold_change(record, actor=actor, change=change, version=version)
    way = check_can_step(actor, author=row.author, state=ChangeState(row.state), step=Step.ACCEPT)
    found = read_change(row)
    _check_stands_apart(found, actor)
    if seen != data_version(actor=actor):
        check_moved(rehearse(actor=actor, steps=found.steps).moved)
    applied = apply_steps(
        actor=actor,
        at=at,
        steps=found.steps,
        reason=row.reason,
        origin=f"change:{row.id}",
        about=record,
    )
    _keep_undo(row, undoing(applied.turns))
    row.data_version = applied.data_version
    row.state = way.to.value
    words = check_words(reason, what="A reason") if reason.strip() else ""
    _decide(row, EventKind.ACCEPTED, actor=actor, at=at, words=words)
    record.note(steps=len(found.steps), data_version=applied.data_version)
    return read_change(row)


@action(event="change.rejected")
def reject(
    record: Record, /, *, actor: Actor, at: datetime, change: int, version: int, reason: str
) -> Change:
    """Decide against a change.

    Raises:
        NotFound: there is no such request that the actor may see.
        NotAllowed: the actor decides nothing, wrote it, or speaks for those a finding is about.
        StateConflict: it has changed since, or is not handed in.
        InputRefused: no reason.
    """
    row = hold_change(record, actor=actor, change=change, version=version)
    return _turn_down(row, Step.REJECT, EventKind.REJECTED, actor=actor, at=at, reason=reason)


@action(event="change.sent-back")
def send_back(
    record: Record, /, *, actor: Actor, at: datetime, change: int, version: int, reason: str
) -> Change:
    """Send a change back to its author, with what should be different.

    Raises:
        NotFound: there is no such request that the actor may see.
        NotAllowed: the actor decides nothing, wrote it, or speaks for those a finding is about.
        StateConflict: it has changed since, or is not handed in.
        InputRefused: no reason.
    """
    row = hold_change(record, actor=actor, change=change, version=version)
    return _turn_down(
        row, Step.REQUEST_CHANGE, EventKind.SENT_BACK, actor=actor, at=at, reason=reason
    )


def _turn_down(
    row: ChangeRow, step: Step, kind: EventKind, *, actor: Actor, at: datetime, reason: str
) -> Change:
    way = check_can_step(actor, author=row.author, state=ChangeState(row.state), step=step)
    _check_stands_apart(read_change(row), actor)
    words = check_words(reason, what="A reason")
    row.state = way.to.value
    _decide(row, kind, actor=actor, at=at, words=words)
    return read_change(row)


def _check_stands_apart(found: Change, actor: Actor) -> None:
    check_can_decide(actor, steps=found.steps, registers=get_registers(actor=actor))


def _decide(row: ChangeRow, kind: EventKind, *, actor: Actor, at: datetime, words: str) -> None:
    row.decided_by, row.decided_at, row.decision_reason = actor.id, at, words
    save_with_event(row, kind, actor=actor, at=at, words=words)


def _keep_undo(row: ChangeRow, undo: tuple[Operation, ...]) -> None:
    """Keep beside each step what puts back what it changed; ``undo`` runs from the last one."""
    steps = steps_of(row)
    for step, back in zip(steps, reversed(undo), strict=True):
        step.undo = {"place": back.field, "value": back.value, "base": back.base}
    StepRow.objects.bulk_update(steps, ["undo"], batch_size=200)
