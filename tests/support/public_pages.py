"""One address for each public page of a served site, found through the list of addresses itself."""

from __future__ import annotations

import urllib.error
import urllib.request
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.urls import NoReverseMatch, Resolver404, URLResolver, get_resolver, resolve, reverse

from misaq.apps.pages.access import permission_of
from misaq.core.access.permissions import Permission
from tests.support.pages import tree_of

IN_A_PROCESS = ("account_", "mfa_", "usersessions_", "accounts:", "api-v1:")
"""Names of addresses that make sense after an act, or to a program: no link need lead there."""

FOR_PROGRAMS = ("api-v1:", "security", "sitemap", "screening_receipt")
"""How the names of addresses begin that no page leads to: their own tests ask for them."""


def public_pages(site: str) -> dict[str, str]:
    """Return the name and an address of every page that anybody may read.

    Each is the first address of its kind that links lead to from the home page, so that it shows a
    record that is there; a page that takes no record needs no link. What is not HTML is left out.

    Raises:
        AssertionError: no link leads to a page that shows a record.
    """
    wanted = public_names()
    waiting = ["/", *filter(None, map(_plain, wanted))]
    found: dict[str, str] = {}
    seen: set[str] = set()
    while waiting:
        address = waiting.pop(0)
        name = _name_of(address)
        if name not in wanted or name in seen:
            continue
        seen.add(name)
        links = _links(site, address, may_refuse=name.startswith(IN_A_PROCESS))
        if links is not None:
            found[name] = address
            waiting += links
    missed = sorted(name for name in wanted - seen if not name.startswith(IN_A_PROCESS))
    assert not missed, f"no page leads to {missed}"
    return found


def public_names() -> set[str]:
    """Return the name of every address that anybody may read, those of the API apart."""
    return {
        name
        for name, view in _named(get_resolver().url_patterns)
        if permission_of(view) is Permission.PUBLIC and not name.startswith(FOR_PROGRAMS)
    }


def _named(patterns: list[Any], before: str = "") -> Iterator[tuple[str, object]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inside = f"{before}{pattern.namespace}:" if pattern.namespace else before
            yield from _named(pattern.url_patterns, inside)
        else:
            yield f"{before}{pattern.name}", pattern.callback


def _plain(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _name_of(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def _links(site: str, address: str, *, may_refuse: bool) -> list[str] | None:
    """Return where a page leads on this site; None when it is no page, or another page's."""
    try:
        with urllib.request.urlopen(f"{site}{address}", timeout=20) as answer:  # noqa: S310
            is_page = "text/html" in answer.headers.get("Content-Type", "")
            if not is_page or urlsplit(answer.url).path != urlsplit(address).path:
                return None
            tree = tree_of(answer.read())
    except urllib.error.HTTPError as refused:
        if may_refuse:
            return None
        raise AssertionError(f"{address} answers {refused.code}") from refused
    there = [urldefrag(urljoin(address, link)).url for link in tree.xpath("//a/@href")]
    return [link for link in there if link.startswith("/") and not link.startswith("/ur/")]
