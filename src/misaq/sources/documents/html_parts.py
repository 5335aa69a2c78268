"""Small questions about the elements of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

SECTIONS = frozenset({"thead", "tbody", "tfoot"})


def is_hidden(element: etree._Element) -> bool:
    """Say whether a page hides an element from its readers."""
    style = (element.get("style") or "").replace(" ", "").casefold()
    return element.get("hidden") is not None or "display:none" in style


def told_elsewhere(element: etree._Element) -> str:
    """Return text that an element shows though it is not in its content."""
    if element.tag == "img":
        return f" {element.get('alt') or ''} "
    return ""


def all_text(element: etree._Element) -> str:
    """Return everything an element says, on one line."""
    return " ".join(" ".join(str(part) for part in element.itertext()).split())


def rows_of(table: etree._Element) -> list[etree._Element]:
    """Return the rows of a table, not those of tables inside it."""
    rows: list[etree._Element] = []
    for child in table:
        if child.tag == "tr":
            rows.append(child)
        elif child.tag in SECTIONS:
            rows += [row for row in child if row.tag == "tr"]
    return rows


def cells_of(row: etree._Element) -> list[etree._Element]:
    """Return the cells of a row."""
    return [cell for cell in row if cell.tag in ("td", "th")]


def in_head(row: etree._Element) -> bool:
    """Say whether a row stands in the head of its table."""
    parent = row.getparent()
    return parent is not None and parent.tag == "thead"


def span(cell: etree._Element, name: str, least: int) -> int:
    """Return how far a cell spans: 1 unless it says else, at most 1000."""
    written = (cell.get(name) or "1").strip()
    if not written.isascii() or not written.isdigit():
        return 1
    return max(least, min(int(written[:6]), 1000))
