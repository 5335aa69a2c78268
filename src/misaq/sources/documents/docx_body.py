"""A DOCX as passages and tables: body, text boxes, notes, headers and footers."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from misaq.core.sourcebook.reading.passages import Block, Passage, Table
from misaq.kernel.errors import Problem
from misaq.kernel.words import tell
from misaq.sources.documents.breaks import parted_lines
from misaq.sources.documents.docx_grid import Slot, rows_of
from misaq.sources.documents.docx_styles import Styles
from misaq.sources.documents.docx_text import W, boxes_in, text_of
from misaq.sources.documents.limits import Limits
from misaq.sources.documents.numbering import CellPlace, PassageCounter
from misaq.sources.documents.opening import OpenedFile, refuse
from misaq.sources.documents.packed import check_docx
from misaq.sources.documents.rows import LooseCell, lay_out

if TYPE_CHECKING:
    from lxml import etree

_THROUGH = frozenset(
    W + tag for tag in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag")
)
_BESIDE = {"footnotes": "footnote", "endnotes": "endnote", "header": "header", "footer": "footer"}
_RESAVE = "Open it in a word processor and save it again as DOCX."


def read_docx(opened: OpenedFile, limits: Limits) -> tuple[Block, ...]:
    """Return the passages and tables of a DOCX, in reading order, then its notes and margins.

    Inserted text is kept, deleted text is not; comments are not part of the text.

    Raises:
        InputRefused: damaged, locked, or beyond the limits.
    """
    check_docx(opened, limits)
    body, styles, beside = _open(opened)
    if _depth(body) > limits.depth:
        refuse(
            opened.name,
            [
                Problem(
                    opened.name, tell("nests more than {depth} elements deep.", depth=limits.depth)
                )
            ],
        )
    reader = _BodyReader(styles, limits)
    reader.read(body)
    for place, root in beside:
        reader.place = place
        reader.read(root)
    return tuple(reader.blocks)


def _open(
    opened: OpenedFile,
) -> tuple[etree._Element, Styles, list[tuple[str, etree._Element]]]:
    import docx
    from lxml import etree as xml

    parser = xml.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        document = docx.Document(io.BytesIO(opened.data))
        beside: dict[str, tuple[str, etree._Element]] = {}
        for relation in document.part.rels.values():
            place = _BESIDE.get(relation.reltype.rsplit("/", 1)[-1])
            if place is not None and not relation.is_external:
                part = relation.target_part
                beside[str(part.partname)] = (place, xml.fromstring(part.blob, parser))
        styles = xml.fromstring(document.part._styles_part.blob, parser)
        body = xml.fromstring(document.part.blob, parser).find(W + "body")
    except Exception as error:  # python-docx raises KeyError, ValueError, XML errors and its own
        problem = Problem(
            opened.name, tell("is a damaged DOCX ({name}).", name=type(error).__name__), _RESAVE
        )
        refuse(opened.name, [problem])
        raise
    if body is None:
        refuse(opened.name, [Problem(opened.name, tell("is a DOCX without a body."), _RESAVE)])
        raise AssertionError
    return body, Styles(styles), [beside[name] for name in sorted(beside)]


def _depth(root: etree._Element) -> int:
    deepest, stack = 0, [(root, 1)]
    while stack:
        element, depth = stack.pop()
        deepest = max(deepest, depth)
        stack += [(child, depth + 1) for child in element]
    return deepest


class _BodyReader:
    """Reads block elements in order."""

    def __init__(self, styles: Styles, limits: Limits) -> None:
        self.blocks: list[Block] = []
        self.place = ""
        self._styles = styles
        self._limits = limits
        self._counter = PassageCounter(limits)
        self._tables = 0

    def read(self, parent: etree._Element) -> None:
        """Read every paragraph and table under an element."""
        for element in _blocks_in(parent):
            if element.tag == W + "p":
                self.blocks += self._read_paragraph(element, None)
            else:
                self._read_table(element)

    def _read_paragraph(
        self, paragraph: etree._Element, cell: CellPlace | None
    ) -> Iterator[Passage]:
        level = self._styles.level_of(paragraph)
        heading = self._styles.heading_of(paragraph) if cell is None else 0
        for line in parted_lines(text_of(paragraph)):
            yield self._counter.make(
                line,
                cell=cell,
                place=self.place,
                level=level,
                heading=0 if level is not None else heading,
            )
        for box in boxes_in(paragraph):
            yield from self._read_box(box, cell)

    def _read_box(self, box: etree._Element, cell: CellPlace | None) -> Iterator[Passage]:
        before, self.place = self.place, "text box"
        for block in _blocks_in(box):
            if block.tag == W + "p":
                yield from self._read_paragraph(block, cell)
            else:
                self._read_table(block)
        self.place = before

    def _read_table(self, table: etree._Element) -> None:
        self._tables += 1
        number = self._tables
        nested: list[etree._Element] = []
        rows = []
        for at, slots in enumerate(rows_of(table), start=1):
            rows.append(
                [self._read_slot(s, CellPlace(number, at, s.column + 1), nested) for s in slots]
            )
        grid = lay_out(rows, self._limits)
        if grid:
            self.blocks.append(Table(grid))
        for inner in nested:
            self._read_table(inner)

    def _read_slot(self, slot: Slot, place: CellPlace, nested: list[etree._Element]) -> LooseCell:
        passages: list[Passage] = []
        for element in slot.contents:
            for block in _blocks_in(element):
                if block.tag == W + "p":
                    passages += self._read_paragraph(block, place)
                else:
                    nested.append(block)
        return LooseCell(tuple(passages), slot.columns, slot.rows, slot.is_header)


def _blocks_in(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield paragraphs and tables in order, looking through content controls and insertions."""
    for child in parent:
        if child.tag in (W + "p", W + "tbl"):
            yield child
        elif child.tag in _THROUGH or child.tag in (W + "footnote", W + "endnote"):
            yield from _blocks_in(child)
