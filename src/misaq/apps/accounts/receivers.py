"""What allauth and axes did, written to the audit as soon as it stands.

They call us by signals; each becomes one of our own actions, after their transaction ended.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from axes.signals import user_locked_out
from django.contrib.auth.signals import user_logged_out
from django.db import transaction
from django.dispatch import Signal

from misaq.apps.accounts import actions
from misaq.core.access.actors import PUBLIC
from misaq.core.access.actors import user as actor_of_number

_NOTED: tuple[tuple[Signal, Callable[..., None]], ...] = (
    (account.user_logged_in, actions.note_sign_in),
    (user_logged_out, actions.note_sign_out),
    (account.password_changed, actions.note_password_changed),
    (account.password_reset, actions.note_password_changed),
    (account.email_changed, actions.note_email_changed),
    (mfa.authenticator_added, actions.note_factor_added),
    (mfa.authenticator_removed, actions.note_factor_removed),
    (mfa.authenticator_reset, actions.note_recovery_codes),
)


def connect() -> None:
    """Listen to what concerns an account."""
    for number, (signal, note) in enumerate(_NOTED):
        signal.connect(_noting(note), weak=False, dispatch_uid=f"misaq.accounts.{number}")
    user_locked_out.connect(_note_lock_out, dispatch_uid="misaq.accounts.locked")


def _noting(note: Callable[..., None]) -> Callable[..., None]:
    def receive(sender: object, user: Any = None, **_rest: object) -> None:  # noqa: ARG001 -- as Django calls it
        if user is not None and user.pk is not None:
            _later(partial(note, actor=actor_of_number(user.pk), account=user.pk))

    return receive


def _note_lock_out(sender: object, **_rest: object) -> None:  # noqa: ARG001 -- as Django calls it
    """Note that guessing was stopped; whose address it was stays with axes, for it may be wrong."""
    _later(partial(actions.note_lock_out, actor=PUBLIC))


def _later(note: Callable[..., None]) -> None:
    transaction.on_commit(partial(note, at=datetime.now(UTC)))
