"""Adding, changing and closing accounts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.conf import settings
from django.utils.module_loading import import_string

from misaq.apps.accounts.actions.accounts import (
    check_address_free,
    check_not_last,
    check_operator,
    check_password,
    end_sessions,
    get_open_account,
    open_account,
    write_grant,
)
from misaq.apps.accounts.actions.typed import readable_address, readable_name
from misaq.apps.accounts.models import Grant, HeldForm
from misaq.apps.accounts.queries import number_of
from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.core.access.actors import Actor, Held
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import (
    check_can_grant,
    check_may,
)
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell


@action(event="account.added")
def add_account(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    email: str,
    name: str,
    password: str,
    held: tuple[Held, ...] = (),
    language: str = "en",
    is_demo: bool = False,
) -> int:
    """Add an account at the command line, and return its number.

    Raises:
        NotAllowed: the actor is not the operator.
        InputRefused: no such address, no name, or a password too easy to guess.
        StateConflict: the address has an account.
    """
    check_operator(actor)
    hold_chain()
    address = readable_address(email)
    check_address_free(address)
    account = open_account(address, name, language, password, at=at, is_demo=is_demo)
    for each in held:
        check_can_grant(actor, wanted=each)
        write_grant(account, each, actor.id, at, takes_second=False, reason="")
    record.about("accounts.users", str(account.pk))
    record.note(roles="+".join(each.role.value for each in held))
    return account.pk


@action(event="account.changed")
def change_profile(
    record: Record, /, *, actor: Actor, at: datetime, name: str, language: str
) -> None:
    """Change one's own name and language.

    Raises:
        NotAllowed: nobody is signed in.
        InputRefused: no name, or a language the site does not speak.
    """
    check_may(actor, Permission.SIGNED_IN)
    if language not in dict(settings.LANGUAGES):
        raise InputRefused(
            tell("The site does not speak this language."),
            next_step=tell("Choose one of those offered."),
            rule="accounts.language",
        )
    account = get_open_account(number_of(actor))
    account.name, account.language = readable_name(name), language
    account.save(update_fields=["name", "language"])
    record.about("accounts.users", str(account.pk))


@action(event="account.password-reset")
def reset_password(
    record: Record, /, *, actor: Actor, at: datetime, account: int, password: str
) -> None:
    """Give an account a new password at the command line, and end its sessions.

    Raises:
        NotAllowed: the actor is not the operator.
        NotFound: there is no such account.
        InputRefused: the password is too easy to guess.
    """
    check_operator(actor)
    found = get_open_account(account)
    record.about("accounts.users", str(account))
    check_password(password, found)
    found.set_password(password)
    found.save(update_fields=["password"])
    record.note(sessions=end_sessions(found))


@action(event="account.closed")
def close_account(record: Record, /, *, actor: Actor, at: datetime, leaving: int) -> None:
    """Close an account: sessions and roles end, what it held goes back; its number stays.

    Other rooms give back what somebody had under way: ``MISAQ_ON_LEAVING`` names their functions.

    Raises:
        NotAllowed: the actor may not, or it is the last administrator's.
        NotFound: there is no such account.
        StateConflict: it is closed already.
    """
    if actor.id != f"user:{leaving}":
        check_may(actor, Permission.INVITE)
    hold_chain()
    account = get_open_account(leaving)
    record.about("accounts.users", str(leaving))
    check_not_last(actor, leaving)
    for name in settings.MISAQ_ON_LEAVING:
        give_back: Callable[..., None] = import_string(name)
        give_back(actor=actor, at=at, leaving=f"user:{leaving}")
    ended = Grant.objects.filter(user=account, ended_at=None).update(ended_at=at, ended_by=actor.id)
    account.is_active, account.closed_at, account.closed_by = False, at, actor.id
    account.set_unusable_password()
    account.save(update_fields=["is_active", "closed_at", "closed_by", "password"])
    HeldForm.objects.filter(user=account).delete()
    record.note(grants=ended, sessions=end_sessions(account))
