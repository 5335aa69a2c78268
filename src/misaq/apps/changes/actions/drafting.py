"""Keeping half-filled forms as they were typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.changes.mapping import to_draft
from misaq.apps.changes.models import DraftRow
from misaq.apps.changes.records import Draft
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.changes.rules import check_version
from misaq.kernel.errors import InputRefused, NotFound
from misaq.kernel.words import tell

MOST_TYPED = 200_000
MOST_DRAFTS = 200


@action(event="draft.saved")
def save_draft(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    form: str,
    typed: Mapping[str, str],
    draft: int | None = None,
    version: int = 0,
) -> Draft:
    """Keep a form as it is typed, right or wrong; only its author sees it.

    Args:
        form: address of the form, without the language.
        draft: number of the draft it goes on with; None begins a new one.
        version: of that draft, as it was opened.

    Raises:
        NotAllowed: the actor has nothing to write here.
        NotFound: the actor has no draft of that number.
        StateConflict: it was saved elsewhere since (in another window).
        InputRefused: too much was typed, or too many drafts are kept.
    """
    check_may(actor, Permission.SIGNED_IN)
    _check_size(typed)
    hold_chain()
    row = _open(actor, at=at, form=form, draft=draft)
    check_version(seen=version, now=row.version)
    row.typed = dict(typed)
    row.saved_at = at
    row.version += 1
    row.save()
    record.about("drafts", str(row.id))
    record.note(fields=len(typed))
    return to_draft(row)


@action(event="draft.discarded")
def discard_draft(record: Record, /, *, actor: Actor, at: datetime, draft: int) -> None:
    """Throw a half-filled form away: it was never more than its author's notes.

    Raises:
        NotFound: the actor has no draft of that number.
    """
    hold_chain()
    row = _own(actor, draft)
    record.about("drafts", str(row.id))
    row.delete()


def _open(actor: Actor, *, at: datetime, form: str, draft: int | None) -> DraftRow:
    if draft is not None:
        return _own(actor, draft)
    if DraftRow.objects.filter(author=actor.id).count() >= MOST_DRAFTS:
        raise InputRefused(
            tell("You keep {most_drafts} drafts, and no more are kept.", most_drafts=MOST_DRAFTS),
            next_step=tell("Finish or discard some of them."),
            rule="changes.drafts",
        )
    return DraftRow(author=actor.id, form=form, made_at=at, version=0)


def _own(actor: Actor, draft: int) -> DraftRow:
    row = DraftRow.objects.filter(author=actor.id, id=draft).first()
    if row is None:
        raise NotFound(
            tell("You have no draft {draft}.", draft=draft),
            next_step=tell("See your drafts; it may have been finished or discarded."),
            rule="changes.draft-unknown",
        )
    return row


def _check_size(typed: Mapping[str, str]) -> None:
    if sum(len(name) + len(text) for name, text in typed.items()) > MOST_TYPED:
        raise InputRefused(
            tell("More than {most_typed} characters were typed.", most_typed=MOST_TYPED),
            next_step=tell("Split it, or use the import."),
            rule="changes.draft-size",
        )
