"""Reading change requests, drafts and comments, and what a change would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.db.models import Count, Q, QuerySet

from misaq.apps.changes.importing import Plan, columns_of, plan_of
from misaq.apps.changes.mapping import to_change, to_comment, to_draft, to_event
from misaq.apps.changes.models import (
    ChangeRow,
    CommentRow,
    CommentVersionRow,
    DraftRow,
    EventRow,
    MentionRow,
    StepRow,
)
from misaq.apps.changes.records import (
    Change,
    ChangeEvent,
    Comment,
    CommentSubject,
    Draft,
    Waiting,
    WaitingKind,
)
from misaq.apps.pages.numbers import number_in
from misaq.apps.registers.queries import data_version, read_standing, rehearse
from misaq.apps.registers.rehearsing import Rehearsal
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may, may
from misaq.core.changes.life import EDITABLE, ChangeState
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell
from misaq.sources.uploads.sheets import Row


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change request with all that is shown of it.

    Attributes:
        events: what happened to it, the first thing first.
        rehearsal: what accepting it now would do; None once it is decided or withdrawn.
        seen: version of the registers it was looked at with.
    """

    change: Change
    events: tuple[ChangeEvent, ...]
    rehearsal: Rehearsal | None
    seen: str


def visible_changes(actor: Actor) -> QuerySet[ChangeRow]:
    """Return the change requests that the actor may see: their own, and all handed in by others.

    A draft is its author's alone until it is handed in.
    """
    own = Q(author=actor.id)
    if not may(actor, Permission.READ_INTERNAL):
        return ChangeRow.objects.filter(own)
    unseen = Q(state=ChangeState.DRAFT.value) | Q(
        state=ChangeState.WITHDRAWN.value, submitted_at=None
    )
    return ChangeRow.objects.filter(own | ~unseen)


def is_visible_change(actor: Actor, text: str) -> bool:
    """Return whether a text is the number of a change request that the actor may see."""
    number = number_in(text)
    return number is not None and visible_changes(actor).filter(id=number).exists()


def list_changes(
    *, actor: Actor, states: Sequence[ChangeState] = (), mine: bool = False, limit: int = 200
) -> tuple[Change, ...]:
    """Return change requests without their steps, the last changed first."""
    rows = visible_changes(actor)
    if states:
        rows = rows.filter(state__in=[state.value for state in states])
    if mine:
        rows = rows.filter(author=actor.id)
    return tuple(map(to_change, rows.order_by("-changed_at", "-id")[:limit]))


def count_changes(*, actor: Actor) -> dict[ChangeState, int]:
    """Return how many change requests the actor sees in each state."""
    rows = visible_changes(actor).order_by().values_list("state").annotate(Count("id"))
    found = dict(rows)
    return {state: found.get(state.value, 0) for state in ChangeState}


def get_change(*, actor: Actor, change: int) -> Change:
    """Return a change request with its steps.

    Raises:
        NotFound: there is none of that number that the actor may see.
    """
    row = visible_changes(actor).filter(id=change).first()
    if row is None:
        raise no_such_change(change)
    return to_change(row, StepRow.objects.filter(change=row).order_by("position"))


def get_change_view(*, actor: Actor, change: int) -> ChangeView:
    """Return a change request, its history, and what accepting it now would do.

    Raises:
        NotFound: there is none of that number that the actor may see.
    """
    found = get_change(actor=actor, change=change)
    open_states = {*EDITABLE, ChangeState.SUBMITTED}
    return ChangeView(
        change=found,
        events=list_events(actor=actor, change=change),
        rehearsal=(
            rehearse(actor=actor, steps=found.steps) if found.state in open_states else None
        ),
        seen=data_version(actor=actor),
    )


def plan_rows(*, actor: Actor, table: str, header: Sequence[str], rows: Sequence[Row]) -> Plan:
    """Return what a filled-in spreadsheet would change, or everything wrong with it.

    Raises:
        NotAllowed: the actor imports nothing.
        NotFound: there is no template for the table.
    """
    check_may(actor, Permission.IMPORT_ROWS)
    columns_of(table)
    standing = read_standing(actor=actor, table=table)
    return plan_of(table, header, rows, standing, partial(rehearse, actor=actor))


def list_events(*, actor: Actor, change: int) -> tuple[ChangeEvent, ...]:
    """Return what happened to a change request, the first thing first."""
    rows = EventRow.objects.filter(change__in=visible_changes(actor), change_id=change)
    return tuple(map(to_event, rows.order_by("id")))


def find_undo(*, actor: Actor, change: int) -> Change | None:
    """Return the request that undoes, or would undo, a change; None when there is none open."""
    over = [ChangeState.REJECTED.value, ChangeState.WITHDRAWN.value]
    row = visible_changes(actor).filter(undoes=change).exclude(state__in=over).first()
    return None if row is None else to_change(row)


def list_drafts(*, actor: Actor) -> tuple[Draft, ...]:
    """Return the actor's half-filled forms, the last saved first."""
    rows = DraftRow.objects.filter(author=actor.id).order_by("-saved_at", "-id")
    return tuple(map(to_draft, rows))


def find_draft(*, actor: Actor, draft: int) -> Draft | None:
    """Return one of the actor's half-filled forms; None when they have none of that number."""
    row = DraftRow.objects.filter(author=actor.id, id=draft).first()
    return None if row is None else to_draft(row)


def list_comments(
    *, actor: Actor, subject: CommentSubject, subject_key: str
) -> tuple[Comment, ...]:
    """Return the comments on something, the first one first; hidden ones without their words.

    Raises:
        NotAllowed: the actor reads nothing that is not public.
        NotFound: it is a change request that they do not see.
    """
    check_may(actor, Permission.READ_INTERNAL)
    if subject is CommentSubject.CHANGE and not is_visible_change(actor, subject_key):
        raise no_such_change(number_in(subject_key) or 0)
    rows = list(
        CommentRow.objects.filter(subject=subject.value, subject_key=subject_key).order_by("id")
    )
    latest = {
        version.comment_id: version
        for version in CommentVersionRow.objects.filter(comment__in=rows).order_by("number")
    }
    return tuple(to_comment(row, latest[row.id]) for row in rows)


def get_comment(*, actor: Actor, comment: int) -> Comment:
    """Return one of the actor's own comments.

    Raises:
        NotFound: they wrote none of that number.
    """
    row = CommentRow.objects.filter(id=comment, author=actor.id).first()
    if row is None:
        raise NotFound(
            tell("You wrote no comment {comment}.", comment=comment),
            next_step=tell("Only its author edits or hides a comment."),
            rule="changes.comment-unknown",
        )
    return to_comment(row, CommentVersionRow.objects.filter(comment=row).latest("number"))


def list_waiting(*, actor: Actor) -> tuple[Waiting, ...]:
    """Return what waits for the actor: mentions not seen, decisions, what was sent back."""
    found = [*_mentions(actor), *_sent_back(actor)]
    if may(actor, Permission.DECIDE_CHANGE):
        found += _to_decide(actor)
    return tuple(sorted(found, key=lambda waiting: waiting.since))


def _mentions(actor: Actor) -> list[Waiting]:
    rows = MentionRow.objects.filter(person=actor.id, seen_at=None, comment__hidden_at=None)
    return [
        Waiting(
            WaitingKind.MENTION,
            CommentSubject(row.comment.subject),
            row.comment.subject_key,
            row.at,
            row.comment_id,
        )
        for row in rows.select_related("comment")
    ]


def _sent_back(actor: Actor) -> list[Waiting]:
    rows = ChangeRow.objects.filter(author=actor.id, state=ChangeState.CHANGE_REQUESTED.value)
    return [_waiting(WaitingKind.SENT_BACK, row) for row in rows]


def _to_decide(actor: Actor) -> list[Waiting]:
    rows = ChangeRow.objects.filter(state=ChangeState.SUBMITTED.value).exclude(author=actor.id)
    return [_waiting(WaitingKind.DECISION, row) for row in rows]


def _waiting(kind: WaitingKind, row: ChangeRow) -> Waiting:
    return Waiting(kind, CommentSubject.CHANGE, str(row.id), row.changed_at, row.id)


def no_such_change(change: int) -> NotFound:
    """Return the refusal of a number that no change request has, or none the actor may see."""
    return NotFound(
        tell("There is no change request {change}.", change=change),
        next_step=tell("Look for it in the list of change requests."),
        rule="changes.unknown",
    )
