"""Between the rows of this room and its records."""

from __future__ import annotations

from collections.abc import Iterable

from misaq.apps.changes.models import (
    ChangeRow,
    CommentRow,
    CommentVersionRow,
    DraftRow,
    EventRow,
    StepRow,
)
from misaq.apps.changes.records import (
    Change,
    ChangeEvent,
    Comment,
    CommentSubject,
    Draft,
    EventKind,
)
from misaq.core.changes.life import ChangeState
from misaq.core.changes.operations import Operation, OperationKind


def to_change(row: ChangeRow, steps: Iterable[StepRow] = ()) -> Change:
    """Return the row as a change request."""
    return Change(
        id=row.id,
        state=ChangeState(row.state),
        title=row.title,
        reason=row.reason,
        origin=row.origin,
        author=row.author,
        undoes=row.undoes_id,
        made_at=row.made_at,
        changed_at=row.changed_at,
        submitted_at=row.submitted_at,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        decision_reason=row.decision_reason,
        version=row.version,
        data_version=row.data_version,
        steps=tuple(map(to_operation, steps)),
    )


def to_operation(row: StepRow) -> Operation:
    """Return the row as a step."""
    return Operation(
        OperationKind(row.kind), row.table, row.key, row.field, value=row.value, base=row.base
    )


def to_step_rows(change: ChangeRow, steps: Iterable[Operation]) -> list[StepRow]:
    """Return the rows of the steps, in order."""
    return [
        StepRow(
            change=change,
            position=position,
            kind=step.kind.value,
            table=step.table,
            key=step.key,
            field=step.field,
            value=step.value,
            base=step.base,
        )
        for position, step in enumerate(steps)
    ]


def to_event(row: EventRow) -> ChangeEvent:
    """Return the row as something that happened."""
    return ChangeEvent(EventKind(row.kind), row.by, row.at, row.words)


def to_draft(row: DraftRow) -> Draft:
    """Return the row as a half-filled form."""
    return Draft(row.id, row.author, row.form, row.typed, row.saved_at, row.version)


def to_comment(row: CommentRow, latest: CommentVersionRow) -> Comment:
    """Return a comment as it reads now."""
    hidden = row.hidden_at is not None
    return Comment(
        id=row.id,
        subject=CommentSubject(row.subject),
        subject_key=row.subject_key,
        author=row.author,
        made_at=row.made_at,
        words="" if hidden else latest.words,
        edits=latest.number - 1,
        is_hidden=hidden,
    )
