"""Every address says who may open it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver

from misaq.apps.pages.access import permission_of


def addresses(patterns: list[Any], before: str = "") -> Iterator[tuple[str, URLPattern]]:
    """Yield every address with its pattern."""
    for pattern in patterns:
        here = f"{before}{pattern.pattern}"
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, here)
        else:
            yield here, pattern


def test_every_address_declares_a_permission() -> None:
    undeclared = [
        address
        for address, pattern in addresses(get_resolver().url_patterns)
        if permission_of(pattern.callback) is None
    ]
    assert undeclared == []


def test_a_view_that_declares_nothing_has_no_permission() -> None:
    assert permission_of(lambda request: None) is None


def test_every_address_has_a_name() -> None:
    assert [a for a, p in addresses(get_resolver().url_patterns) if not p.name] == []
