"""What is only noted: reads of pages that are not public, and what allauth did."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from misaq.apps.audit.actions import Record, action
from misaq.core.access.actors import Actor


@action(event="page.read")
def note_read(record: Record, /, *, actor: Actor, at: datetime, route: str, key: str) -> None:
    """Note that somebody opened a page that is not public."""
    record.about(route, key)


def _noting(event: str) -> Callable[..., None]:
    """Return an action that does nothing but leave a row: what allauth did, in our words."""

    @action(event=event)
    def note(record: Record, /, *, actor: Actor, at: datetime, account: int) -> None:
        record.about("accounts.users", str(account))

    return note


note_sign_in = _noting("account.signed-in")
note_sign_out = _noting("account.signed-out")
note_password_changed = _noting("account.password-changed")
note_email_changed = _noting("account.email-changed")
note_factor_added = _noting("account.factor-added")
note_factor_removed = _noting("account.factor-removed")
note_recovery_codes = _noting("account.recovery-codes-made")


@action(event="account.locked-out")
def note_lock_out(record: Record, /, *, actor: Actor, at: datetime) -> None:
    """Note that guessing at a password was stopped."""
