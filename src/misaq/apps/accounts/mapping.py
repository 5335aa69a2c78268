"""Between the tables of the room and what core knows of people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from misaq.apps.accounts.models import Grant, Invitation, User
from misaq.core.access.actors import Held
from misaq.core.access.roles import UserRole
from misaq.core.access.scopes import Scope, ScopeKind
from misaq.kernel.ids import parse_key


@dataclass(frozen=True, slots=True)
class Account:
    """Somebody with an account.

    Attributes:
        number: what the audit writes after ``user:``.
        held: the roles in force.
        has_second_factor: whether signing in takes more than a password; False when not asked.
        closed_at: when the account was closed; None while it is open.
    """

    number: int
    name: str
    email: str
    language: str
    held: tuple[Held, ...]
    has_second_factor: bool
    opened_at: datetime
    closed_at: datetime | None
    is_demo: bool

    @property
    def id(self) -> str:
        """Return the id by which the audit knows them."""
        return f"user:{self.number}"


@dataclass(frozen=True, slots=True)
class GrantRecord:
    """A role given to somebody, with who gave it and who confirmed.

    Attributes:
        is_waiting: whether a second person must confirm it before it holds.
    """

    number: int
    user: int
    held: Held
    reason: str
    is_waiting: bool
    proposed_at: datetime
    proposed_by: str
    confirmed_at: datetime | None
    confirmed_by: str
    ended_at: datetime | None
    ended_by: str


@dataclass(frozen=True, slots=True)
class InvitationRecord:
    """A letter that lets one person open an account."""

    number: int
    email: str
    name: str
    language: str
    held: Held
    invited_at: datetime
    invited_by: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class HeldFormRecord:
    """What somebody had typed when their session ended.

    Attributes:
        form_path: where the form went.
        sealed: names and values, for whoever has the token.
    """

    form_path: str
    sealed: bytes


def to_held(role: str, scope_kind: str, scope_key: str) -> Held:
    """Return the role as core knows it."""
    key = parse_key(scope_key) if scope_key else None
    return Held(UserRole(role), Scope(ScopeKind(scope_kind), key))


def to_columns(held: Held) -> dict[str, str]:
    """Return the columns that say which role holds where."""
    return {
        "role": held.role.value,
        "scope_kind": held.scope.kind.value,
        "scope_key": held.scope.key or "",
    }


def to_grant(row: Grant) -> GrantRecord:
    """Return the grant as a record."""
    return GrantRecord(
        number=row.pk,
        user=row.user_id,
        held=to_held(row.role, row.scope_kind, row.scope_key),
        reason=row.reason,
        is_waiting=row.takes_second and row.confirmed_at is None and row.ended_at is None,
        proposed_at=row.proposed_at,
        proposed_by=row.proposed_by,
        confirmed_at=row.confirmed_at,
        confirmed_by=row.confirmed_by,
        ended_at=row.ended_at,
        ended_by=row.ended_by,
    )


def to_invitation(row: Invitation) -> InvitationRecord:
    """Return the invitation as a record, without its token."""
    return InvitationRecord(
        number=row.pk,
        email=row.email,
        name=row.name,
        language=row.language,
        held=to_held(row.role, row.scope_kind, row.scope_key),
        invited_at=row.invited_at,
        invited_by=row.invited_by,
        expires_at=row.expires_at,
    )


def to_account(row: User, grants: Iterable[Grant], *, has_second_factor: bool = False) -> Account:
    """Return the account with the roles that are in force."""
    return Account(
        number=row.pk,
        name=row.name,
        email=row.email,
        language=row.language,
        held=tuple(to_held(g.role, g.scope_kind, g.scope_key) for g in grants),
        has_second_factor=has_second_factor,
        opened_at=row.opened_at,
        closed_at=row.closed_at,
        is_demo=row.is_demo,
    )
