"""Who may do what, and who may let others do it."""

from __future__ import annotations

from misaq.core.access.actors import Actor, Held
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import ROLES, UserRole
from misaq.core.access.scopes import Place, ScopeKind, covers
from misaq.kernel.errors import InputRefused, NotAllowed
from misaq.kernel.ids import Key
from misaq.kernel.words import tell

_OF_ANYBODY_SIGNED_IN = frozenset({Permission.PUBLIC, Permission.SIGNED_IN})
_ANYWHERE = None


def may(actor: Actor, permission: Permission, place: Place | None = _ANYWHERE) -> bool:
    """Return whether the actor may.

    Args:
        place: what it is about; None asks whether they may anywhere at all, as a page's door
            does before the thing is known.
    """
    if permission is Permission.PUBLIC:
        return True
    if actor.is_signed_in and permission in _OF_ANYBODY_SIGNED_IN:
        return True
    return any(
        permission in ROLES[held.role].permissions and (place is None or covers(held.scope, place))
        for held in actor.held
    )


def check_may(actor: Actor, permission: Permission, place: Place | None = _ANYWHERE) -> None:
    """Refuse what the actor may not do.

    Raises:
        NotAllowed: no role they hold allows it there.
    """
    if may(actor, permission, place):
        return
    elsewhere = may(actor, permission)
    raise NotAllowed(
        tell("Your role reaches other institutions, committees or areas, not this one.")
        if elsewhere
        else tell("No role you hold allows this."),
        next_step=tell("Ask an administrator of this site if you should be able to."),
        rule=f"access.{permission.value.lower().replace('_', '-')}",
    )


def scopes_of(actor: Actor, permission: Permission, kind: ScopeKind) -> frozenset[Key] | None:
    """Return the keys within which the actor may; None where no bound of that kind holds."""
    scopes = [h.scope for h in actor.held if permission in ROLES[h.role].permissions]
    if any(scope.key is None for scope in scopes):
        return None
    return frozenset(s.key for s in scopes if s.kind is kind and s.key is not None)


def permissions_of(actor: Actor) -> frozenset[Permission]:
    """Return everything the actor may do somewhere."""
    return frozenset(permission for permission in Permission if may(actor, permission))


def needs_second_person(granter: Actor, *, grantee: Actor, wanted: Held) -> bool:
    """Return whether a grant takes a second administrator before it holds.

    It does where people grant something to themselves, and where somebody becomes an
    administrator: otherwise one person could reach every permission alone, by a second account.
    It does not where the operator grants, who has the database itself and makes the first
    administrator.
    """
    if any(held.role is UserRole.OPERATOR for held in granter.held):
        return False
    return granter.id == grantee.id or wanted.role is UserRole.ADMINISTRATOR


def check_can_grant(granter: Actor, *, wanted: Held) -> None:
    """Refuse a grant.

    Raises:
        NotAllowed: the granter does not grant roles.
        InputRefused: no account can hold the role.
    """
    check_may(granter, Permission.GRANT_ROLE)
    if not ROLES[wanted.role].can_be_granted:
        raise InputRefused(
            tell("The role {value} cannot be granted to an account.", value=wanted.role.value),
            next_step=tell("Choose one of the roles on the page of roles."),
            rule="access.grantable",
        )


def check_can_confirm(second: Actor, *, proposed_by: str, grantee: str) -> None:
    """Refuse the confirmation of a grant.

    Raises:
        NotAllowed: the one who confirms does not grant roles, proposed it, or would receive it.
    """
    check_may(second, Permission.GRANT_ROLE)
    if second.id in {proposed_by, grantee}:
        raise NotAllowed(
            tell("A grant is confirmed by somebody who neither proposed it nor receives it."),
            next_step=tell("Ask another administrator."),
            rule="access.two-persons",
        )
