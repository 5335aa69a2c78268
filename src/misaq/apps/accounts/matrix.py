"""Who may do what, as a table made from the code: permissions and addresses against roles."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from misaq.apps.pages.access import permission_of
from misaq.core.access.permissions import Permission
from misaq.core.access.roles import ROLES, RoleTerms, UserRole
from misaq.core.access.sentences import SENTENCES
from misaq.kernel.words import Phrase

SHOWN = tuple(role for role in UserRole if role is not UserRole.OPERATOR)
"""The roles that reach the site; the operator has the command."""


@dataclass(frozen=True, slots=True)
class RoleRow:
    """A role with what it means.

    Attributes:
        takes_second_factor: whether it rests without one.
    """

    role: UserRole
    terms: RoleTerms
    takes_second_factor: bool


@dataclass(frozen=True, slots=True)
class PermissionRow:
    """A permission, and for each role shown whether it has it."""

    permission: Permission
    sentence: Phrase
    allowed: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class RouteRow:
    """An address that is not for everybody, and for each role shown whether it opens.

    Attributes:
        path: with what varies in angle brackets, and without a language.
        meaning: what it shows, in a sentence of its author's.
    """

    path: str
    name: str
    meaning: str
    permission: Permission
    allowed: tuple[bool, ...]


def roles_shown() -> tuple[RoleRow, ...]:
    """Return the roles, in the order of the table."""
    from misaq.core.access.factors import takes_second_factor

    return tuple(RoleRow(role, ROLES[role], takes_second_factor(role)) for role in SHOWN)


def allowed_to(permission: Permission) -> tuple[bool, ...]:
    """Return for each role shown whether somebody with it may, somewhere."""
    return tuple(permission in ROLES[role].permissions for role in SHOWN)


def permission_rows() -> tuple[PermissionRow, ...]:
    """Return every permission, in the order of the enum."""
    return tuple(PermissionRow(p, SENTENCES[p], allowed_to(p)) for p in Permission)


@functools.cache
def route_rows() -> tuple[RouteRow, ...]:
    """Return every address that is not for everybody, sorted."""
    found = (row for row in _routes(get_resolver(), "/", "") if row is not None)
    return tuple(sorted(found, key=lambda row: row.path))


def _routes(resolver: URLResolver, before: str, space: str) -> Iterator[RouteRow | None]:
    children: list[Any] = resolver.url_patterns
    for child in children:
        here = before + _readable(child.pattern)
        if isinstance(child, URLResolver):
            inner = ":".join(filter(None, (space, child.namespace or "")))
            yield from _routes(child, here, inner)
        elif isinstance(child, URLPattern):
            yield _row(child, here, space)


def _row(pattern: URLPattern, path: str, space: str) -> RouteRow | None:
    permission = permission_of(pattern.callback)
    if permission is None or permission is Permission.PUBLIC:
        return None
    return RouteRow(
        path=path,
        name=":".join(filter(None, (space, pattern.name or ""))),
        meaning=_meaning(pattern.callback),
        permission=permission,
        allowed=allowed_to(permission),
    )


def _meaning(view: Any) -> str:
    inner = inspect.unwrap(view)
    ours = inner.__module__.startswith("misaq.")
    return (inspect.getdoc(inner) or "").split("\n\n")[0] if ours else ""


def _readable(pattern: Any) -> str:
    if getattr(pattern, "prefix_default_language", None) is not None:
        return ""
    return str(pattern).replace("^", "").replace("$", "")
