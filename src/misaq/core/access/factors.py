"""Which roles hold only for somebody who signs in with a second factor."""

from __future__ import annotations

from collections.abc import Iterable

from misaq.core.access.actors import Held
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import ROLES, UserRole

DECIDING = frozenset(
    {
        Permission.DECIDE_CHANGE,
        Permission.VERIFY,
        Permission.JUDGE_RIGHTS,
        Permission.KEEP_COMMITTEE,
        Permission.SCREEN_PERSONS,
        Permission.DECIDE_ALERT,
        Permission.ISSUE_REDRESS,
        Permission.READ_TOMBSTONES,
        Permission.INVITE,
        Permission.GRANT_ROLE,
        Permission.READ_AUDIT,
    }
)
"""What settles something for others, or shows what all others did."""


def takes_second_factor(role: UserRole) -> bool:
    """Return whether a password alone is too little for the role."""
    return not DECIDING.isdisjoint(ROLES[role].permissions)


def in_force(held: Iterable[Held], *, has_second_factor: bool) -> tuple[Held, ...]:
    """Return the roles that hold for somebody as they signed in."""
    return tuple(each for each in held if has_second_factor or not takes_second_factor(each.role))
