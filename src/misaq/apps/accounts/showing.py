"""What pages show of roles and the people who hold them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from misaq.apps.accounts.mapping import GrantRecord
from misaq.core.access.actors import Actor, Held
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import ROLES
from misaq.core.access.rules import may
from misaq.kernel.words import Phrase


@dataclass(frozen=True, slots=True)
class RoleShown:
    """A role as a page shows it.

    Attributes:
        place: key of the institution, committee or area it is bounded to; empty for none.
    """

    title: Phrase
    sentence: Phrase
    place: str


@dataclass(frozen=True, slots=True)
class GrantShown:
    """A grant as a page shows it to somebody.

    Attributes:
        name: of whoever receives it.
        may_confirm: whether the one who looks is the second person it waits for.
        may_end: whether the one who looks may end or decline it.
    """

    grant: GrantRecord
    role: RoleShown
    name: str
    may_confirm: bool
    may_end: bool


def role_of(held: Held) -> RoleShown:
    """Return the role as a page shows it."""
    terms = ROLES[held.role]
    return RoleShown(terms.title, terms.sentence, str(held.scope.key or ""))


def grants_shown(
    grants: Iterable[GrantRecord], actor: Actor, names: Mapping[int, str]
) -> list[GrantShown]:
    """Return the grants with what the actor may do about each."""
    grants_roles = may(actor, Permission.GRANT_ROLE)
    return [
        GrantShown(
            grant=each,
            role=role_of(each.held),
            name=names.get(each.user, f"user:{each.user}"),
            may_confirm=grants_roles
            and each.is_waiting
            and actor.id not in {each.proposed_by, f"user:{each.user}"},
            may_end=grants_roles and each.ended_at is None,
        )
        for each in grants
    ]
