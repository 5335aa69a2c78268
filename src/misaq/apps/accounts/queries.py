"""Reading who has an account, and what they hold."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.db.models import Q, QuerySet

from misaq.apps.accounts.mapping import (
    Account,
    GrantRecord,
    HeldFormRecord,
    InvitationRecord,
    to_account,
    to_grant,
    to_held,
    to_invitation,
)
from misaq.apps.accounts.models import Grant, HeldForm, Invitation, User
from misaq.apps.accounts.tokens import digest
from misaq.core.access.actors import Actor, Held
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import UserRole
from misaq.core.access.rules import check_may
from misaq.kernel.errors import NotAllowed, NotFound
from misaq.kernel.words import tell

IN_FORCE = Q(ended_at__isnull=True) & (Q(takes_second=False) | Q(confirmed_at__isnull=False))


def number_of(actor: Actor) -> int:
    """Return the number of somebody's account.

    Raises:
        NotAllowed: the actor has none.
    """
    if not actor.is_signed_in:
        raise NotAllowed(
            tell("Nobody is signed in."), next_step=tell("Sign in."), rule="accounts.signed-in"
        )
    return int(actor.id.removeprefix("user:"))


def list_held(*, actor: Actor, user: int) -> tuple[Held, ...]:
    """Return the roles somebody holds now, whatever factor they signed in with."""
    rows = Grant.objects.filter(IN_FORCE, user_id=user).order_by("pk")
    return tuple(to_held(row.role, row.scope_kind, row.scope_key) for row in rows)


def has_second_factor(*, actor: Actor, user: int) -> bool:
    """Return whether signing in takes more than a password for them."""
    return user in _with_second_factor([user])


def get_account(*, actor: Actor, user: int) -> Account:
    """Return one's own account, or another's to who may see accounts.

    Raises:
        NotFound: there is none, or it is not yours to know.
    """
    _check_own_or_reader(actor, user)
    row = User.objects.filter(pk=user).first()
    if row is None:
        raise _no_account()
    return _accounts([row])[0]


def find_account_by_email(*, actor: Actor, email: str) -> Account | None:
    """Return the account that signs in with the address; None when there is none."""
    check_may(actor, Permission.READ_ACCOUNTS)
    row = User.objects.filter(email=email.strip().lower()).first()
    return None if row is None else _accounts([row])[0]


def list_accounts(*, actor: Actor) -> tuple[Account, ...]:
    """Return every account, the open ones first."""
    check_may(actor, Permission.READ_ACCOUNTS)
    return _accounts(list(User.objects.order_by("-is_active", "name", "pk")))


def list_grants(*, actor: Actor, user: int) -> tuple[GrantRecord, ...]:
    """Return every grant somebody ever had, the latest first."""
    _check_own_or_reader(actor, user)
    return tuple(map(to_grant, Grant.objects.filter(user_id=user).order_by("-pk")))


def list_waiting(*, actor: Actor) -> tuple[GrantRecord, ...]:
    """Return the grants that wait for a second person, the oldest first."""
    check_may(actor, Permission.READ_ACCOUNTS)
    waiting = Grant.objects.filter(
        takes_second=True, confirmed_at__isnull=True, ended_at__isnull=True
    )
    return tuple(map(to_grant, waiting.order_by("pk")))


def list_invitations(*, actor: Actor, at: datetime) -> tuple[InvitationRecord, ...]:
    """Return the invitations nobody has used yet, the latest first."""
    check_may(actor, Permission.READ_ACCOUNTS)
    return tuple(map(to_invitation, _open_invitations(at).order_by("-pk")))


def find_invitation(*, actor: Actor, token: str, at: datetime) -> InvitationRecord | None:
    """Return the invitation a link names; None when it is unknown, used or too old."""
    row = _open_invitations(at).filter(token_hash=digest(token)).first()
    return None if row is None else to_invitation(row)


def find_held_form(*, actor: Actor, token: str, page: str, at: datetime) -> HeldFormRecord | None:
    """Return what the actor had typed on a page before their session ended; None for nothing."""
    row = HeldForm.objects.filter(
        user_id=number_of(actor),
        token_hash=digest(token),
        page_path=page,
        expires_at__gt=at,
    ).first()
    return None if row is None else HeldFormRecord(row.form_path, bytes(row.sealed))


def names_of(*, actor: Actor, users: frozenset[int]) -> dict[int, str]:
    """Return the names of people, to somebody who works with them."""
    if not actor.is_signed_in and not any(h.role is UserRole.OPERATOR for h in actor.held):
        raise NotAllowed(
            tell("Names of people are not public."),
            next_step=tell("Sign in."),
            rule="accounts.names",
        )
    return dict(User.objects.filter(pk__in=users).values_list("pk", "name"))


def list_colleagues(*, actor: Actor) -> dict[int, str]:
    """Return everybody with an open account, for somebody who may name them in a comment.

    Raises:
        NotAllowed: the actor comments on nothing.
    """
    check_may(actor, Permission.COMMENT)
    return dict(User.objects.filter(is_active=True).order_by("pk").values_list("pk", "name"))


def count_administrators(*, actor: Actor) -> int:
    """Return how many open accounts may grant roles now."""
    check_may(actor, Permission.READ_ACCOUNTS)
    return administrators().count()


def administrators() -> QuerySet[User]:
    """Return the open accounts with the role of administrator in force."""
    grants = Grant.objects.filter(IN_FORCE, role=UserRole.ADMINISTRATOR.value)
    return User.objects.filter(is_active=True, pk__in=grants.values("user_id"))


def _open_invitations(at: datetime) -> QuerySet[Invitation]:
    return Invitation.objects.filter(
        accepted_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at
    )


def _accounts(rows: list[User]) -> tuple[Account, ...]:
    numbers = [row.pk for row in rows]
    grants: dict[int, list[Grant]] = defaultdict(list)
    for grant in Grant.objects.filter(IN_FORCE, user_id__in=numbers).order_by("pk"):
        grants[grant.user_id].append(grant)
    secured = _with_second_factor(numbers)
    return tuple(
        to_account(row, grants[row.pk], has_second_factor=row.pk in secured) for row in rows
    )


def _with_second_factor(users: list[int]) -> frozenset[int]:
    from allauth.mfa.models import Authenticator

    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    rows = Authenticator.objects.filter(user_id__in=users, type__in=kinds)
    return frozenset(rows.values_list("user_id", flat=True))


def _check_own_or_reader(actor: Actor, user: int) -> None:
    if actor.id != f"user:{user}":
        check_may(actor, Permission.READ_ACCOUNTS)


def _no_account() -> NotFound:
    return NotFound(
        tell("There is no such account."),
        next_step=tell("Look for it on the page of people."),
        rule="accounts.unknown",
    )
