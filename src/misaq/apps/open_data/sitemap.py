"""Every public page, for search engines: each with the same page in the other language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.conf import settings
from django.urls import URLResolver, get_resolver, reverse, translate_url
from django.urls.resolvers import LocalePrefixPattern
from django.utils.translation import override
from lxml import etree

from misaq.apps.findings.queries import get_run
from misaq.apps.pages.access import permission_of
from misaq.apps.pages.addresses import Own, place_of
from misaq.core.access.actors import PUBLIC
from misaq.core.access.permissions import Permission
from misaq.core.catalogue import CHECKS
from misaq.core.packs import records_of
from misaq.reports.open_data.tables import Edition

SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def sitemap_of(site: str, edition: Edition, as_of: date) -> bytes:
    """Return the map as XML."""
    namespaces: dict[str | None, str] = {None: SITEMAP, "xhtml": XHTML}
    root = etree.Element(f"{{{SITEMAP}}}urlset", nsmap=namespaces)  # type: ignore[arg-type]
    for path in dict.fromkeys(public_paths(as_of)):
        with override("en"):
            tongues = {code: translate_url(path, code) for code, _ in settings.LANGUAGES}
        for own in tongues.values():
            _add_page(root, site, own, tongues, edition)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8")


def _add_page(
    root: etree._Element, site: str, path: str, tongues: dict[str, str], edition: Edition
) -> None:
    page = etree.SubElement(root, f"{{{SITEMAP}}}url")
    etree.SubElement(page, f"{{{SITEMAP}}}loc").text = f"{site}{path}"
    etree.SubElement(page, f"{{{SITEMAP}}}lastmod").text = edition.recorded_at.date().isoformat()
    for code, address in tongues.items():
        attributes = {"rel": "alternate", "hreflang": code, "href": f"{site}{address}"}
        etree.SubElement(page, f"{{{XHTML}}}link", attrib=attributes)


def public_paths(as_of: date) -> Iterator[str]:
    """Yield the path of every public page in English: lists, records, findings, checks."""
    with override("en"):
        yield from (reverse(name) for name in _names(get_resolver().url_patterns, "", inside=False))
        run = get_run(actor=PUBLIC, as_of=as_of)
        for table, records in records_of(run.registers).items():
            place = place_of(table)
            if isinstance(place, Own):
                yield from (place.address(str(record.key)) for record in records)
        yield from (reverse("findings:detail", kwargs={"ref": ref}) for ref in run.by_ref)
        yield from (reverse("findings:check", kwargs={"code": check.code}) for check in CHECKS)


def _names(patterns: list[Any], space: str, *, inside: bool) -> Iterator[str]:
    """Yield the names of our public pages that take nothing from the address."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{pattern.namespace}:" if pattern.namespace else space
            deeper = inside or isinstance(pattern.pattern, LocalePrefixPattern)
            yield from _names(pattern.url_patterns, inner, inside=deeper)
        elif inside and not pattern.pattern.regex.groups and _is_public(pattern):
            yield f"{space}{pattern.name}"


def _is_public(pattern: Any) -> bool:
    ours = str(pattern.callback.__module__).startswith("misaq.")
    return ours and permission_of(pattern.callback) is Permission.PUBLIC
