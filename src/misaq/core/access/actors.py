"""Who asks or acts: an id, never a name, and the roles they hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from misaq.core.access.roles import ROLES, UserRole
from misaq.core.access.scopes import EVERYWHERE, Scope
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

_SHAPE = re.compile(r"[a-z][a-z0-9-]*(:[A-Za-z0-9._-]+)?")


@dataclass(frozen=True, slots=True)
class Held:
    """A role somebody holds.

    Attributes:
        role: which.
        scope: where it holds.

    Raises:
        ValueError: the scope is not of the kind that the role is bounded by.
    """

    role: UserRole
    scope: Scope = EVERYWHERE

    def __post_init__(self) -> None:
        if self.scope.kind is not ROLES[self.role].bound:
            raise ValueError(f"{self.role.value} is not bounded by {self.scope}.")


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever asks or acts, as the audit writes it down.

    Attributes:
        id: the kind, and where there are several their id ("public", "user:7", "operator:1000").
        held: roles they hold now; everybody is also the public.

    Raises:
        InputRefused: the id has another shape, or more than 64 characters.
    """

    id: str
    held: tuple[Held, ...] = ()

    def __post_init__(self) -> None:
        if len(self.id) > 64 or _SHAPE.fullmatch(self.id) is None:
            raise InputRefused(
                tell("{id} is not the id of an actor.", id=repr(self.id)),
                next_step=tell('Give a kind and an id without spaces ("operator:1000").'),
            )

    def __str__(self) -> str:
        return self.id

    @property
    def is_signed_in(self) -> bool:
        """Return whether this is somebody with an account."""
        return self.id.startswith("user:")


PUBLIC = Actor("public")
"""Anybody who reads the public site."""


def operator(user: int | None) -> Actor:
    """Return the person at the command line of this machine, by the number of their account."""
    held = (Held(UserRole.OPERATOR),)
    return Actor("operator" if user is None else f"operator:{user}", held)


def user(number: int, held: tuple[Held, ...] = ()) -> Actor:
    """Return somebody with an account, by its number."""
    return Actor(f"user:{number}", held)
