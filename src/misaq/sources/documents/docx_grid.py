"""The cells of a DOCX table, with how far each spans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from misaq.sources.documents.docx_text import W

if TYPE_CHECKING:
    from lxml import etree

_THROUGH = frozenset(W + tag for tag in ("sdt", "sdtContent", "ins", "customXml", "smartTag"))
_MOST_COLUMNS = 1000


@dataclass(slots=True)
class Slot:
    """A cell of a table.

    Attributes:
        column: first column it covers, from 0.
        columns: how many columns it covers.
        rows: how many rows it covers.
        contents: the cell elements whose text it has; merged cells can have several.
        is_header: whether its row is marked to repeat as a header.
    """

    column: int
    columns: int
    contents: list[etree._Element]
    rows: int = 1
    is_header: bool = False


def rows_of(table: etree._Element) -> list[list[Slot]]:
    """Return the cells of each row, left out those that only continue a cell above."""
    open_slots: dict[int, Slot] = {}
    rows: list[list[Slot]] = []
    for row in _children(table, "tr"):
        slots: list[Slot] = []
        still_open: dict[int, Slot] = {}
        for slot, merge in _slots(row):
            above = open_slots.get(slot.column)
            if merge == "continue" and above is not None:
                above.rows += 1
                above.contents += slot.contents
                still_open[slot.column] = above
                continue
            slots.append(slot)
            if merge:
                still_open[slot.column] = slot
        open_slots = still_open
        rows.append(slots)
    return rows


def _slots(row: etree._Element) -> Iterator[tuple[Slot, str]]:
    """Yield each cell of a row with its vertical merge: "restart", "continue" or empty."""
    header = row.find(f"{W}trPr/{W}tblHeader") is not None
    before = _number(row, f"{W}trPr/{W}gridBefore", 0)
    if before:
        yield Slot(0, before, []), ""
    column = before
    for cell in _children(row, "tc"):
        span = _number(cell, f"{W}tcPr/{W}gridSpan", 1)
        merge = cell.find(f"{W}tcPr/{W}vMerge")
        kind = "" if merge is None else merge.get(W + "val") or "continue"
        yield Slot(column, span, [cell], is_header=header), kind
        column += span


def _children(parent: etree._Element, tag: str) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == W + tag:
            yield child
        elif child.tag in _THROUGH:
            yield from _children(child, tag)


def _number(element: etree._Element, path: str, otherwise: int) -> int:
    found = element.find(path)
    written = (found.get(W + "val") or "") if found is not None else ""
    if not written.isascii() or not written.isdigit():
        return otherwise
    return max(otherwise, min(int(written[:6]), _MOST_COLUMNS))
