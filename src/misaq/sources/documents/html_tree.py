"""An HTML file as passages and tables. Nothing is fetched, no script runs."""

from __future__ import annotations

import re

from lxml import etree
from lxml import html as lxml_html

from misaq.core.sourcebook.reading.passages import Block, Cell, Passage, Table
from misaq.kernel.errors import Problem
from misaq.kernel.words import tell
from misaq.sources.documents.breaks import parted_lines
from misaq.sources.documents.html_parts import (
    SECTIONS,
    all_text,
    cells_of,
    in_head,
    is_hidden,
    rows_of,
    span,
    told_elsewhere,
)
from misaq.sources.documents.limits import Limits
from misaq.sources.documents.numbering import CellPlace, PassageCounter
from misaq.sources.documents.opening import refuse
from misaq.sources.documents.rows import LooseCell, lay_out

_IGNORED = frozenset({"script", "style", "noscript", "template", "svg", "head", "iframe", "object"})
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
        "option",
        "button",
        "label",
        "textarea",
    ]
)
_LISTS = frozenset({"ul", "ol", "menu"})
_EXPECTED = frozenset({"caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td", "th"})


def read_html(text: str, limits: Limits, name: str = "The file") -> tuple[Block, ...]:
    """Return the passages and tables of an HTML text, in reading order.

    Raises:
        InputRefused: no HTML, nested too deep, or more passages or cells than the limits.
    """
    parser = lxml_html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True,
                                  remove_pis=True, encoding="utf-8")  # fmt: skip
    # The declaration and the meta element may name another encoding than the one already undone.
    plain = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    try:
        root = lxml_html.document_fromstring(plain.encode("utf-8"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        refuse(name, [Problem(name, tell("has no HTML that can be read."))])
        return ()
    if _depth(root) > limits.depth:
        refuse(
            name,
            [Problem(name, tell("nests more than {depth} elements deep.", depth=limits.depth))],
        )
    walker = _Walker(limits)
    walker.walk(root, level=None)
    walker.flush()
    return tuple(walker.blocks)


def _depth(root: etree._Element) -> int:
    """Return how deep the elements nest, without recursion: the depth itself may be the attack."""
    deepest, depth = 0, 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


class _Walker:
    """Walks elements and collects passages and tables; one walker per cell."""

    def __init__(
        self, limits: Limits, counter: PassageCounter | None = None, tables: list[int] | None = None
    ) -> None:
        self.blocks: list[Block] = []
        self._limits = limits
        self._counter = counter or PassageCounter(limits)
        self._tables = tables if tables is not None else [0]
        self._pending = ""
        self._heading = 0
        self._level: int | None = None
        self._cell: CellPlace | None = None
        self._preformatted = False

    def walk(self, element: etree._Element, *, level: int | None) -> None:
        """Read an element and what is in it; ``level`` is its depth in lists, None outside."""
        tag = str(element.tag)
        if tag in _IGNORED or is_hidden(element):
            return
        if tag == "br":
            self._break_line()
        elif tag == "table":
            self.flush()
            self._read_table(element)
        elif tag == "dl":
            self.flush()
            self._read_definitions(element)
        elif tag in _BLOCKS or tag in _LISTS:
            self._read_block(element, tag, level)
        else:
            self._pending += told_elsewhere(element)
            self._read_inside(element, level)

    def _read_block(self, element: etree._Element, tag: str, level: int | None) -> None:
        self.flush()
        if tag in _LISTS:
            level = 0 if level is None else level + 1
        before = self._heading, self._level, self._preformatted
        self._heading = int(tag[1]) if re.fullmatch(r"h[1-6]", tag) else 0
        self._level = level if tag == "li" or before[1] is not None else None
        self._preformatted = before[2] or tag == "pre"
        self._read_inside(element, level)
        self.flush()
        self._heading, self._level, self._preformatted = before

    def _read_inside(self, element: etree._Element, level: int | None) -> None:
        self._add(element.text)
        for child in element:
            self.walk(child, level=level)
            self._add(child.tail)

    def _add(self, text: str | None) -> None:
        if not text:
            return
        if self._preformatted:
            for at, line in enumerate(text.split("\n")):
                if at:
                    self.flush()
                self._pending += line
        else:
            self._pending += re.sub(r"[ \t\r\n\f]+", " ", text)

    def _break_line(self) -> None:
        """End a line: a paragraph of its own unless the next line goes on with the sentence."""
        self._pending += "\n"

    def flush(self) -> None:
        """End the paragraph that is being read."""
        text, self._pending = self._pending, ""
        for line in parted_lines(text):
            self.blocks.append(
                self._counter.make(
                    line, cell=self._cell, level=self._level, heading=self._heading,
                )
            )  # fmt: skip

    def _read_table(self, element: etree._Element) -> None:
        self._tables[0] += 1
        number, nested = self._tables[0], list[Block]()
        caption = element.find("caption")
        if caption is not None:
            self._read_block(caption, "caption", None)
        loose: list[list[LooseCell]] = []
        for row in rows_of(element):
            cells = []
            for at, cell in enumerate(cells_of(row), start=1):
                place = CellPlace(number, len(loose) + 1, at)
                passages, inner = self._read_cell(cell, place)
                nested += inner
                spans = span(cell, "colspan", 1), span(cell, "rowspan", 0)
                cells.append(LooseCell(passages, *spans, cell.tag == "th" or in_head(row)))
            if cells:
                loose.append(cells)
        grid = lay_out(loose, self._limits)
        said = all_text(caption) if caption is not None else ""
        if grid:
            self.blocks.append(Table(grid, caption=said))
        self.blocks += nested
        self._read_strays(element)

    def _read_strays(self, table: etree._Element) -> None:
        """Read text that stands in a table but in none of its cells, as careless pages have it."""
        for parent in (table, *(part for part in table if part.tag in SECTIONS), *rows_of(table)):
            self._add(parent.text)
            for child in parent:
                if child.tag not in _EXPECTED:
                    self.walk(child, level=None)
                self._add(child.tail)
        self.flush()

    def _read_cell(
        self, element: etree._Element, place: CellPlace
    ) -> tuple[tuple[Passage, ...], list[Block]]:
        """Return the passages of a cell, and the blocks of tables nested in it."""
        walker = _Walker(self._limits, self._counter, self._tables)
        walker._cell = place
        walker._read_inside(element, None)
        walker.flush()
        passages = tuple(block for block in walker.blocks if isinstance(block, Passage))
        return passages, [block for block in walker.blocks if isinstance(block, Table)]

    def _read_definitions(self, element: etree._Element) -> None:
        """Read a definition list as a table of two columns, a row for each definition."""
        self._tables[0] += 1
        number = self._tables[0]
        rows: list[tuple[Cell, Cell]] = []
        nested: list[Block] = []
        terms: tuple[Passage, ...] = ()
        children = [c for child in element for c in (child if child.tag == "div" else [child])]
        for child in children:
            if child.tag not in ("dt", "dd"):
                self.walk(child, level=None)  # not allowed there, and written all the same
                continue
            at = len(rows)
            passages, inner = self._read_cell(
                child, CellPlace(number, at + 1, 1 if child.tag == "dt" else 2)
            )
            nested += inner
            if child.tag == "dt":
                terms += passages
                continue
            rows.append((Cell(at, 0, terms, is_header=True), Cell(at, 1, passages)))
            terms = ()
        if terms:
            rows.append((Cell(len(rows), 0, terms), Cell(len(rows), 1, ())))
        if rows:
            self.blocks.append(Table(tuple(rows), origin="definition list"))
        self.blocks += nested
        for part in (element, *(child for child in element if child.tag == "div")):
            self._add(part.text)
            for child in part:
                self._add(child.tail)
        self.flush()
