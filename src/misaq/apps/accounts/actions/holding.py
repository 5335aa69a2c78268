"""Keeping what somebody typed until they have signed in again."""

from __future__ import annotations

from datetime import datetime, timedelta

from misaq.apps.accounts.actions.accounts import unknown_account
from misaq.apps.accounts.models import HeldForm, User
from misaq.apps.accounts.queries import number_of
from misaq.apps.accounts.tokens import digest
from misaq.apps.audit.actions import Record, action
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import (
    check_may,
)

HELD_FORM_LASTS = timedelta(hours=4)


@action(event="form.held")
def hold_form(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    owner: int,
    token: str,
    page_path: str,
    form_path: str,
    sealed: bytes,
) -> None:
    """Keep what somebody typed until they have signed in again; what is too old goes.

    Raises:
        NotFound: the account it would be held for is gone.
    """
    if not User.objects.filter(pk=owner, is_active=True).exists():
        raise unknown_account()
    HeldForm.objects.filter(expires_at__lte=at).delete()
    HeldForm.objects.filter(form_path=form_path, token_hash=digest(token)).delete()
    row = HeldForm.objects.create(
        user_id=owner,
        token_hash=digest(token),
        page_path=page_path,
        form_path=form_path,
        sealed=sealed,
        held_at=at,
        expires_at=at + HELD_FORM_LASTS,
    )
    record.about("accounts.held-forms", str(row.pk))
    record.note(bytes=len(sealed))


@action(event="form.given-back")
def drop_held_form(
    record: Record, /, *, actor: Actor, at: datetime, token: str, form_path: str
) -> None:
    """Forget what was held of a form: its owner has sent it again."""
    check_may(actor, Permission.SIGNED_IN)
    rows = HeldForm.objects.filter(
        user_id=number_of(actor),
        token_hash=digest(token),
        form_path=form_path,
    )
    if not rows.delete()[0]:
        record.changed_nothing()
