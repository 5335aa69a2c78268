"""Granting roles, confirming them as the second person, ending them."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.accounts.actions.accounts import check_not_last, get_open_account, write_grant
from misaq.apps.accounts.mapping import to_columns
from misaq.apps.accounts.models import Grant
from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.core.access.actors import Actor, Held, user
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import UserRole
from misaq.core.access.rules import (
    check_can_confirm,
    check_can_grant,
    check_may,
    needs_second_person,
)
from misaq.kernel.errors import NotFound, StateConflict
from misaq.kernel.words import tell


@action(event="role.granted")
def grant_role(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    grantee: int,
    held: Held,
    reason: str = "",
) -> int:
    """Grant somebody a role, and return the number of the grant.

    It holds at once, or waits for a second person (adr 0013).

    Raises:
        NotAllowed: the actor does not grant roles.
        InputRefused: no account can hold the role.
        NotFound: there is no such account.
        StateConflict: the account is closed, or has the role there already.
    """
    check_can_grant(actor, wanted=held)
    hold_chain()
    account = get_open_account(grantee)
    record.about("accounts.users", str(grantee))
    if Grant.objects.filter(user=account, ended_at=None, **to_columns(held)).exists():
        raise StateConflict(
            tell("They hold this role there already, or it waits for a second person."),
            next_step=tell("Look at the grants on the page of this person."),
            rule="accounts.granted",
        )
    takes_second = needs_second_person(actor, grantee=user(grantee), wanted=held)
    row = write_grant(account, held, actor.id, at, takes_second=takes_second, reason=reason)
    record.note(
        grant=row.pk, role=held.role.value, scope=str(held.scope), takes_second=takes_second
    )
    return row.pk


@action(event="role.confirmed")
def confirm_grant(record: Record, /, *, actor: Actor, at: datetime, grant: int) -> None:
    """Confirm, as the second person, a grant that waits.

    Raises:
        NotAllowed: the actor does not grant roles, proposed it, or would receive it.
        NotFound: there is no such grant.
        StateConflict: it does not wait.
    """
    check_may(actor, Permission.GRANT_ROLE)
    hold_chain()
    row = _grant(grant)
    record.about("accounts.users", str(row.user_id))
    check_can_confirm(actor, proposed_by=row.proposed_by, grantee=f"user:{row.user_id}")
    if not row.takes_second or row.confirmed_at is not None or row.ended_at is not None:
        raise StateConflict(
            tell("This grant does not wait for anybody."),
            next_step=tell("Look at the grants on the page of this person."),
            rule="accounts.waiting",
        )
    row.confirmed_at, row.confirmed_by = at, actor.id
    row.save(update_fields=["confirmed_at", "confirmed_by"])
    record.note(grant=row.pk, role=row.role)


@action(event="role.ended")
def end_grant(record: Record, /, *, actor: Actor, at: datetime, grant: int) -> None:
    """End a grant, or decline one that waits. People may give up their own.

    Raises:
        NotAllowed: the actor does not grant roles, or it is the last administrator's.
        NotFound: there is no such grant.
        StateConflict: it has ended.
    """
    row = Grant.objects.filter(pk=grant).first()
    if row is None or actor.id != f"user:{row.user_id}":
        check_may(actor, Permission.GRANT_ROLE)
    hold_chain()
    row = _grant(grant)
    record.about("accounts.users", str(row.user_id))
    if row.ended_at is not None:
        raise StateConflict(
            tell("This grant has ended already."),
            next_step=tell("Look at the grants on the page of this person."),
            rule="accounts.ended",
        )
    if row.role == UserRole.ADMINISTRATOR.value and not (
        row.takes_second and row.confirmed_at is None
    ):
        check_not_last(actor, row.user_id)
    row.ended_at, row.ended_by = at, actor.id
    row.save(update_fields=["ended_at", "ended_by"])
    record.note(grant=row.pk, role=row.role)


def _grant(number: int) -> Grant:
    row = Grant.objects.filter(pk=number).first()
    if row is None:
        raise NotFound(
            tell("There is no such grant."),
            next_step=tell("Look at the grants on the page of this person."),
            rule="accounts.grant",
        )
    return row
