"""Findings as an Atom feed (RFC 4287)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from misaq.reports.characters import visible
from misaq.reports.open_data.changes import Change, ChangeKind

ATOM = "http://www.w3.org/2005/Atom"
_OURS = uuid.uuid5(uuid.NAMESPACE_URL, "urn:misaq")
_SAID = {
    ChangeKind.STANDS: "",
    ChangeKind.NEW: "New: ",
    ChangeKind.CHANGED: "Changed: ",
    ChangeKind.CLOSED: "Closed: ",
}


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed says of itself.

    Attributes:
        name: what names it for ever ("PK findings", "PK committee PCNS").
        title: its title.
        address: where the feed is.
        page: the page it goes with.
        site: address of the site, without a slash at its end.
        recorded_at: since when our record is as it is.
    """

    name: str
    title: str
    address: str
    page: str
    site: str
    recorded_at: datetime


def atom_of(feed: Feed, changes: tuple[Change, ...]) -> bytes:
    """Return the feed as XML; entries keep their ids whatever site shows them."""
    namespaces: dict[str | None, str] = {None: ATOM}
    root = etree.Element(f"{{{ATOM}}}feed", nsmap=namespaces)  # type: ignore[arg-type]
    updated = max((change.changed_at for change in changes), default=feed.recorded_at)
    _add(root, "id", _urn(feed.name))
    _add(root, "title", feed.title)
    _add(root, "updated", updated.isoformat())
    _add(root, "link", rel="self", type="application/atom+xml", href=feed.address)
    _add(root, "link", rel="alternate", type="text/html", href=feed.page)
    author = etree.SubElement(root, f"{{{ATOM}}}author")
    _add(author, "name", "Misaq")
    country = feed.name.partition(" ")[0]
    for change in changes:
        _entry(root, change, feed.site, country)
    return etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)


def _entry(root: etree._Element, change: Change, site: str, country: str) -> None:
    finding = change.finding
    entry = etree.SubElement(root, f"{{{ATOM}}}entry")
    _add(entry, "id", _urn(f"{country} finding {finding.ref}"))
    _add(entry, "title", f"{_SAID[change.kind]}{finding.sentence}")
    _add(entry, "updated", change.changed_at.isoformat())
    if change.kind is not ChangeKind.CLOSED:
        _add(entry, "link", rel="alternate", href=f"{site}/findings/{finding.ref}/")
    _add(entry, "category", term=finding.code, label="check")
    _add(entry, "category", term=finding.severity.value, label="severity")
    _add(entry, "category", term=change.kind.value, label="change")
    lines = [str(line.text) for line in finding.working]
    said = [str(finding.sentence), *lines, f"{finding.question.to}: {finding.question.text}"]
    _add(entry, "content", "\n".join(said), type="text")


def _add(parent: etree._Element, name: str, text: str = "", **attributes: str) -> None:
    element = etree.SubElement(parent, f"{{{ATOM}}}{name}", attrib=attributes)
    if text:
        element.text = "\n".join(map(visible, text.split("\n")))


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_OURS, name)}"
