"""The page of who may do what: roles, permissions, addresses and actions, from the code."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from misaq.core.access.factors import takes_second_factor
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import ROLES, UserRole
from misaq.core.access.scopes import ScopeKind
from misaq.core.access.sentences import SENTENCES
from misaq.reports.reference.markdown import code, plain, table
from misaq.reports.reference.page import Page, page

ROLES_SHOWN = tuple(UserRole)


@dataclass(frozen=True, slots=True)
class Opened:
    """An address that is not for everybody.

    Attributes:
        path: with what varies in angle brackets.
        permission: what its page declares.
    """

    path: str
    permission: Permission


@dataclass(frozen=True, slots=True)
class Acted:
    """An action, as the audit calls it.

    Attributes:
        event: "change.accepted".
        room: where it is.
        permissions: those its code asks for, in the order of the enum; none where the place it
            is called from has asked.
    """

    event: str
    room: str
    permissions: tuple[Permission, ...]


def permissions_page(opened: Sequence[Opened], acted: Sequence[Acted], public: int) -> Page:
    """Return the page.

    Args:
        public: how many addresses are for everybody.
    """
    return page(
        "permissions.md",
        "Who may do what",
        (
            (
                "Each page declares one permission and each role allows some. A bounded role "
                "allows them within its institution, committee or jurisdiction. `x`: may, within "
                "the bound; `(x)`: has some of the permissions named, and the case decides."
            ),
            "## Roles",
            _roles(),
            "## Permissions",
            _matrix(("permission", "lets somebody"), _permissions()),
            "## Addresses",
            f"{public} addresses are for everybody. The others:",
            _matrix(("address", "permission"), _addresses(opened)),
            "## Actions",
            (
                "What is written, by the event the audit knows it by, with the permissions that "
                "its code names. An action that names none is called only where one was asked "
                "for, is part of signing in, or belongs to the command."
            ),
            _matrix(("event", "room", "permission"), _actions(acted)),
        ),
    )


def _roles() -> str:
    rows = [
        (
            plain(ROLES[role].title),
            plain(ROLES[role].sentence),
            _bound(ROLES[role].bound),
            "yes" if ROLES[role].can_be_granted and takes_second_factor(role) else "",
        )
        for role in ROLES_SHOWN
    ]
    return table(("role", "what it is for", "bounded to one", "second factor"), rows)


def _bound(kind: ScopeKind) -> str:
    return "" if kind is ScopeKind.EVERYWHERE else kind.value.lower()


def _permissions() -> Iterable[tuple[tuple[str, ...], tuple[Permission, ...]]]:
    for permission in Permission:
        yield (code(permission.value), plain(SENTENCES[permission])), (permission,)


def _addresses(
    opened: Sequence[Opened],
) -> Iterable[tuple[tuple[str, ...], tuple[Permission, ...]]]:
    for each in opened:
        yield (code(each.path), code(each.permission.value)), (each.permission,)


def _actions(acted: Sequence[Acted]) -> Iterable[tuple[tuple[str, ...], tuple[Permission, ...]]]:
    for each in acted:
        named = ", ".join(code(p.value) for p in each.permissions)
        yield (code(each.event), each.room, named), each.permissions


def _matrix(
    heads: tuple[str, ...], rows: Iterable[tuple[tuple[str, ...], tuple[Permission, ...]]]
) -> str:
    titles = tuple(plain(ROLES[role].title) for role in ROLES_SHOWN)
    cells = ((*said, *_marks(permissions)) for said, permissions in rows)
    return table((*heads, *titles), cells)


def _marks(permissions: tuple[Permission, ...]) -> tuple[str, ...]:
    return tuple(_mark(ROLES[role].permissions, permissions) for role in ROLES_SHOWN)


def _mark(allowed: frozenset[Permission], named: tuple[Permission, ...]) -> str:
    """Return how a role stands to the permissions named; nothing where none is named."""
    if not named or allowed.isdisjoint(named):
        return ""
    return "x" if allowed.issuperset(named) else "(x)"
