"""Writing rows of change requests; only the actions of this room do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from misaq.apps.audit.actions import Record, hold_chain
from misaq.apps.changes.mapping import to_change, to_step_rows
from misaq.apps.changes.models import ChangeRow, EventRow, StepRow
from misaq.apps.changes.queries import no_such_change, visible_changes
from misaq.apps.changes.records import Change, EventKind
from misaq.core.access.actors import Actor
from misaq.core.changes.operations import Operation
from misaq.core.changes.rules import check_version

TABLE = "changes"


def hold_change(record: Record, *, actor: Actor, change: int, version: int) -> ChangeRow:
    """Return the row of a change request, which nobody else writes until this action ends.

    Raises:
        NotFound: there is none of that number that the actor may see.
        StateConflict: it is no longer the version they looked at.
    """
    hold_chain()
    row = visible_changes(actor).filter(id=change).first()
    if row is None:
        raise no_such_change(change)
    record.about(TABLE, str(row.id))
    check_version(seen=version, now=row.version)
    return row


def read_change(row: ChangeRow) -> Change:
    """Return a change request with its steps."""
    return to_change(row, steps_of(row))


def steps_of(row: ChangeRow) -> list[StepRow]:
    """Return the rows of the steps, in order."""
    return list(StepRow.objects.filter(change=row).order_by("position"))


def write_steps(row: ChangeRow, steps: Sequence[Operation]) -> None:
    """Put these steps in the place of those that were there."""
    StepRow.objects.filter(change=row).delete()
    StepRow.objects.bulk_create(to_step_rows(row, steps), batch_size=500)


def save_with_event(
    row: ChangeRow, kind: EventKind, *, actor: Actor, at: datetime, words: str = ""
) -> None:
    """Save the row as its next version, with what happened."""
    row.version += 1
    row.changed_at = at
    row.save()
    EventRow.objects.create(
        change=row, kind=kind.value, by=actor.id, at=at, words=words, version=row.version
    )
