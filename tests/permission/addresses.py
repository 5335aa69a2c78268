"""Every address of the site with a sample of it, as the list of addresses itself has them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLResolver, get_resolver, reverse

from misaq.apps.pages.access import permission_of
from misaq.core.access.permissions import Permission
from tests.permission.samples import sample_for


@dataclass(frozen=True, slots=True)
class Address:
    """An address somebody can ask for.

    Attributes:
        name: as templates link to it.
        path: with samples for what varies.
        values: what varies.
        permission: what its page declares.
    """

    name: str
    path: str
    values: tuple[str, ...]
    permission: Permission


def every_address() -> tuple[Address, ...]:
    """Return all of them, in English; a missing sample or permission fails by name."""
    return tuple(_addresses(get_resolver(), ()))


def _addresses(resolver: URLResolver, spaces: tuple[str, ...]) -> Iterator[Address]:
    children: list[Any] = resolver.url_patterns
    for child in children:
        if isinstance(child, URLResolver):
            inner = (*spaces, child.namespace) if child.namespace else spaces
            yield from _addresses(child, inner)
            continue
        name = ":".join((*spaces, child.name))
        values = tuple(child.pattern.regex.groupindex)
        permission = permission_of(child.callback)
        assert permission is not None, f"{name} declares no permission"
        path = reverse(name, kwargs=dict(sample_for(name, values)))
        yield Address(name, path, values, permission)
