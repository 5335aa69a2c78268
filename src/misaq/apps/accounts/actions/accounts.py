"""Accounts and grants as rows, and what must hold before they are written."""

from __future__ import annotations

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.usersessions.models import UserSession
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from misaq.apps.accounts.actions.typed import readable_name, readable_reason
from misaq.apps.accounts.mapping import to_columns
from misaq.apps.accounts.models import Grant, User
from misaq.apps.accounts.queries import administrators
from misaq.core.access.actors import Actor, Held
from misaq.core.access.roles import UserRole
from misaq.kernel.errors import InputRefused, NotAllowed, NotFound, Problem, StateConflict
from misaq.kernel.words import tell


def open_account(
    email: str, name: str, language: str, password: str, *, at: datetime, is_demo: bool = False
) -> User:
    account = User(
        email=email, name=readable_name(name), language=language, opened_at=at, is_demo=is_demo
    )
    check_password(password, account)
    account.set_password(password)
    account.save(force_insert=True)
    # The link came by e-mail, or the operator vouches: the address is theirs.
    EmailAddress.objects.create(user=account, email=email, verified=True, primary=True)
    return account


def write_grant(
    account: User, held: Held, by: str, at: datetime, *, takes_second: bool, reason: str
) -> Grant:
    return Grant.objects.create(
        user=account,
        takes_second=takes_second,
        proposed_at=at,
        proposed_by=by,
        reason=readable_reason(reason),
        **to_columns(held),
    )


def end_sessions(account: User) -> int:
    sessions = list(UserSession.objects.filter(user_id=account.pk))
    for session in sessions:
        session.end()
    return len(sessions)


def get_open_account(number: int) -> User:
    row = User.objects.filter(pk=number).first()
    if row is None:
        raise unknown_account()
    if not row.is_active:
        raise StateConflict(
            tell("This account is closed."),
            next_step=tell("Invite the person anew, with another address."),
            rule="accounts.closed",
        )
    return row


def unknown_account() -> NotFound:
    return NotFound(
        tell("There is no such account."),
        next_step=tell("Look for it on the page of people."),
        rule="accounts.unknown",
    )


def check_not_last(actor: Actor, leaving: int) -> None:
    if any(held.role is UserRole.OPERATOR for held in actor.held):
        return
    if set(administrators().values_list("pk", flat=True)) == {leaving}:
        raise NotAllowed(
            tell("This is the last administrator: nobody could grant roles any more."),
            next_step=tell("Make somebody else an administrator first, or ask the operator."),
            rule="accounts.last-administrator",
        )


def check_operator(actor: Actor) -> None:
    if not any(held.role is UserRole.OPERATOR for held in actor.held):
        raise NotAllowed(
            tell("This is done at the command line only."),
            next_step=tell("Ask the operator of this site."),
            rule="accounts.operator",
        )


def check_address_free(address: str) -> None:
    if (
        User.objects.filter(email=address).exists()
        or EmailAddress.objects.filter(email=address).exists()
    ):
        raise StateConflict(
            tell("This address has an account already."),
            next_step=tell("Grant that account the role, or give another address."),
            rule="accounts.taken",
        )


def check_password(password: str, account: User) -> None:
    try:
        validate_password(password, account)
    except ValidationError as error:
        raise InputRefused(
            tell("This password is too easy to guess."),
            next_step=tell("Take a longer one: several words that do not belong together."),
            rule="accounts.password",
            problems=tuple(Problem("password", str(text)) for text in error.messages),
        ) from error
