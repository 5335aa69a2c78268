"""Inviting somebody, and opening the account that an invitation offers."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from misaq.apps.accounts.actions.accounts import check_address_free, open_account, write_grant
from misaq.apps.accounts.actions.typed import readable_address, readable_name, readable_reason
from misaq.apps.accounts.mapping import to_columns, to_held
from misaq.apps.accounts.models import Invitation
from misaq.apps.accounts.tokens import digest, make_token
from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.core.access.actors import Actor, Held
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import UserRole
from misaq.core.access.rules import (
    check_can_grant,
    check_may,
)
from misaq.kernel.errors import NotFound, StateConflict
from misaq.kernel.words import tell

INVITATION_LASTS = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Invited:
    """A fresh invitation; its token is told once and kept nowhere.

    Attributes:
        token: what the link carries.
    """

    number: int
    token: str
    expires_at: datetime


@action(event="account.invited")
def invite(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    email: str,
    name: str,
    held: Held,
    language: str = "en",
    reason: str = "",
) -> Invited:
    """Invite somebody to open an account with a role.

    Raises:
        NotAllowed: the actor does not invite, or does not grant roles.
        InputRefused: no such address, no name, or a role that cannot be granted.
        StateConflict: the address has an account, or an invitation still open.
    """
    check_may(actor, Permission.INVITE)
    check_can_grant(actor, wanted=held)
    hold_chain()
    address = readable_address(email)
    check_address_free(address)
    if Invitation.objects.filter(
        email=address, accepted_at=None, withdrawn_at=None, expires_at__gt=at
    ).exists():
        raise StateConflict(
            tell("This address has an invitation that is still open."),
            next_step=tell("Withdraw it first, if it was lost."),
            rule="accounts.invited",
        )
    Invitation.objects.filter(email=address, accepted_at=None, withdrawn_at=None).update(
        withdrawn_at=at, withdrawn_by=actor.id
    )
    token = make_token()
    row = Invitation.objects.create(
        email=address,
        name=readable_name(name),
        language=language,
        reason=readable_reason(reason),
        token_hash=digest(token),
        invited_at=at,
        invited_by=actor.id,
        expires_at=at + INVITATION_LASTS,
        **to_columns(held),
    )
    record.about("accounts.invitations", str(row.pk))
    record.note(role=held.role.value, scope=str(held.scope))
    return Invited(row.pk, token, row.expires_at)


@action(event="account.invitation-withdrawn")
def withdraw_invitation(record: Record, /, *, actor: Actor, at: datetime, invitation: int) -> None:
    """Make the link of an invitation useless.

    Raises:
        NotAllowed: the actor does not invite.
        NotFound: there is none that is still open.
    """
    check_may(actor, Permission.INVITE)
    open_ones = Invitation.objects.filter(pk=invitation, accepted_at=None, withdrawn_at=None)
    if not open_ones.update(withdrawn_at=at, withdrawn_by=actor.id):
        raise NotFound(
            tell("There is no open invitation of this number."),
            next_step=tell("Look for it on the page of people."),
            rule="accounts.invitation",
        )
    record.about("accounts.invitations", str(invitation))


@action(event="account.opened")
def accept_invitation(
    record: Record, /, *, actor: Actor, at: datetime, token: str, name: str, password: str
) -> int:
    """Open the account an invitation offers, and return its number. The link works once.

    Raises:
        NotFound: the link is unknown, used, withdrawn or too old.
        InputRefused: no name, or a password too easy to guess.
        StateConflict: the address has got an account in the meantime.
    """
    hold_chain()
    row = Invitation.objects.filter(
        token_hash=digest(token), accepted_at=None, withdrawn_at=None, expires_at__gt=at
    ).first()
    if row is None:
        raise NotFound(
            tell("This link does not open an account: it was used, withdrawn, or is too old."),
            next_step=tell("Ask whoever invited you for a new one."),
            rule="accounts.invitation",
        )
    check_address_free(row.email)
    account = open_account(row.email, name, row.language, password, at=at)
    row.accepted_at, row.accepted_by = at, f"user:{account.pk}"
    row.save(update_fields=["accepted_at", "accepted_by"])
    held = to_held(row.role, row.scope_kind, row.scope_key)
    takes_second = held.role is UserRole.ADMINISTRATOR and not row.invited_by.startswith("operator")
    write_grant(account, held, row.invited_by, at, takes_second=takes_second, reason=row.reason)
    record.about("accounts.users", str(account.pk))
    record.note(invitation=row.pk, role=row.role, takes_second=takes_second)
    return account.pk
