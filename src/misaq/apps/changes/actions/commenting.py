"""Commenting: an edit is a new version, hiding leaves a tombstone, a mention waits for somebody."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.accounts.queries import list_colleagues
from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.changes.mapping import to_comment
from misaq.apps.changes.mentions import mentioned_in
from misaq.apps.changes.models import CommentRow, CommentVersionRow, MentionRow
from misaq.apps.changes.queries import is_visible_change
from misaq.apps.changes.records import Comment, CommentSubject
from misaq.apps.findings.queries import get_finding
from misaq.apps.registers.queries import get_registers
from misaq.core.access.actors import Actor, user
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.changes.rules import check_words
from misaq.kernel.errors import NotAllowed, NotFound, StateConflict
from misaq.kernel.words import tell

_TABLE = "comments"


@action(event="comment.made")
def comment(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    subject: CommentSubject,
    subject_key: str,
    words: str,
) -> Comment:
    """Comment on something; whoever is named with an ``@`` finds it among what waits for them.

    Raises:
        NotAllowed: the actor comments on nothing.
        NotFound: there is no such thing, or it is not theirs to know.
        InputRefused: nothing was written, too much, or hidden signs.
    """
    check_may(actor, Permission.COMMENT)
    text = check_words(words, what="A comment")
    _check_subject(actor, subject, subject_key, at)
    hold_chain()
    row = CommentRow.objects.create(
        subject=subject.value, subject_key=subject_key, author=actor.id, made_at=at
    )
    record.about(_TABLE, str(row.id))
    latest = CommentVersionRow.objects.create(comment=row, number=1, words=text, at=at)
    record.note(mentions=_mention(row, text, actor=actor, at=at), subject=subject.value)
    return to_comment(row, latest)


@action(event="comment.edited")
def edit_comment(
    record: Record, /, *, actor: Actor, at: datetime, comment: int, edits: int, words: str
) -> Comment:
    """Write one's own comment anew; what it said before is kept.

    Args:
        edits: how often it had been edited when it was looked at.

    Raises:
        NotFound: there is no such comment.
        NotAllowed: it is somebody else's.
        StateConflict: it was edited elsewhere since, or hidden.
        InputRefused: nothing was written, too much, or hidden signs.
    """
    text = check_words(words, what="A comment")
    row = _own(record, actor, comment)
    latest = _latest(row)
    if latest.number - 1 != edits:
        raise StateConflict(
            tell("This comment was edited in another window since."),
            next_step=tell("Look at what it says now, and edit that."),
            rule="changes.comment-version",
        )
    new = CommentVersionRow.objects.create(comment=row, number=latest.number + 1, words=text, at=at)
    record.note(mentions=_mention(row, text, actor=actor, at=at), number=new.number)
    return to_comment(row, new)


@action(event="comment.hidden")
def hide_comment(record: Record, /, *, actor: Actor, at: datetime, comment: int) -> Comment:
    """Hide one's own comment: that there was one stays to be seen.

    Raises:
        NotFound: there is no such comment.
        NotAllowed: it is somebody else's.
        StateConflict: it is hidden already.
    """
    row = _own(record, actor, comment)
    row.hidden_by, row.hidden_at = actor.id, at
    row.save(update_fields=["hidden_by", "hidden_at"])
    return to_comment(row, _latest(row))


@action(event="mention.seen")
def mark_seen(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    subject: CommentSubject,
    subject_key: str,
) -> int:
    """Note that the actor has seen what named them on something; return how many there were."""
    hold_chain()
    rows = MentionRow.objects.filter(
        person=actor.id,
        seen_at=None,
        comment__subject=subject.value,
        comment__subject_key=subject_key,
    )
    count = rows.update(seen_at=at)
    record.note(mentions=count)
    if not count:
        record.changed_nothing()
    return count


def _mention(row: CommentRow, text: str, *, actor: Actor, at: datetime) -> int:
    people = mentioned_in(text, list_colleagues(actor=actor))
    ids = [user(number).id for number in people]
    known = set(MentionRow.objects.filter(comment=row).values_list("person", flat=True))
    new = [one for one in ids if one != actor.id and one not in known]
    MentionRow.objects.bulk_create(MentionRow(comment=row, person=one, at=at) for one in new)
    return len(new)


def _check_subject(actor: Actor, subject: CommentSubject, key: str, at: datetime) -> None:
    if subject is CommentSubject.FINDING:
        get_finding(actor=actor, as_of=at.date(), ref=key)
        return
    is_there = {
        CommentSubject.CHANGE: lambda: is_visible_change(actor, key),
        CommentSubject.POINT: lambda: _is_point(actor, key),
    }[subject]()
    if not is_there:
        raise NotFound(
            tell("There is nothing of that name to comment on."),
            next_step=tell("Open the page of what you mean, and comment there."),
            rule="changes.comment-subject",
        )


def _is_point(actor: Actor, key: str) -> bool:
    return any(point.key == key for point in get_registers(actor=actor).policies.commitments)


def _own(record: Record, actor: Actor, comment: int) -> CommentRow:
    check_may(actor, Permission.COMMENT)
    hold_chain()
    row = CommentRow.objects.filter(id=comment).first()
    if row is None:
        raise NotFound(
            tell("There is no comment {comment}.", comment=comment),
            next_step=tell("Look for it on the page of what it is about."),
            rule="changes.comment-unknown",
        )
    record.about(_TABLE, str(row.id))
    if row.author != actor.id:
        raise NotAllowed(
            tell("Only its author edits or hides a comment."),
            next_step=tell("Answer it with a comment of your own."),
            rule="changes.comment-author",
        )
    if row.hidden_at is not None:
        raise StateConflict(
            tell("This comment is hidden."),
            next_step=tell("Write a new one."),
            rule="changes.comment-hidden",
        )
    return row


def _latest(row: CommentRow) -> CommentVersionRow:
    return CommentVersionRow.objects.filter(comment=row).latest("number")
