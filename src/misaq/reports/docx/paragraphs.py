"""Paragraphs and tables of Word, in the order its schema asks for."""

from __future__ import annotations

from collections.abc import Sequence

from misaq.reports.docx.elements import Element, element, toggles
from misaq.reports.docx.inline import draw, draw_ref, tab
from misaq.reports.docx.sheet import Sheet
from misaq.reports.inline import Content

_TINT = "F3F2F1"
_LINE = "B1B4B6"
_ACCENT = "1D4F73"


def paragraph(
    style: str, runs: Sequence[Element], sheet: Sheet, *, end: bool = False, boxed: bool = False
) -> Element:
    """Return a paragraph.

    Args:
        style: id of a style of the paper.
        end: whether the text stands at the end of the line, as numbers in a column do.
        boxed: whether it is tinted, with a bar at its start.
    """
    properties = [element("pStyle", val=style)]
    if boxed:
        # Word mirrors indents in a paragraph written right to left, but not its borders.
        side = "right" if sheet.language.is_rtl else "left"
        bar = element(side, val="single", sz=24, space=6, color=_ACCENT)
        properties += [element("pBdr", [bar]), _tint()]
    if sheet.language.is_rtl:
        properties.append(element("bidi"))
    if end:
        # "right" is the end of the line in both directions: Word mirrors this one too.
        properties.append(element("jc", val="right"))
    return element("p", [element("pPr", properties), *runs])


def numbered(
    style: str, number: str, content: Content, sheet: Sheet, *, anchor: str = ""
) -> Element:
    """Return a paragraph with its number written as text before a tab (adr 0010)."""
    mark = sheet.anchored(anchor, [draw_ref(number, sheet)])
    return paragraph(style, [*mark, tab(sheet), *draw(content, sheet)], sheet)


def spacer(sheet: Sheet) -> Element:
    """Return the thin paragraph that keeps two tables from becoming one."""
    return paragraph("Spacer", [], sheet)


def table(
    widths: Sequence[int], rows: Sequence[Element], sheet: Sheet, *, lines: Sequence[str]
) -> Element:
    """Return a table of fixed column widths, in twentieths of a point.

    Args:
        lines: which borders are drawn: "top", "left", "bottom", "right", "insideH", "insideV".
    """
    borders = [element(name, val="single", sz=4, space=0, color=_LINE) for name in lines]
    margins = [element(side, w=90, type="dxa") for side in ("left", "right")]
    properties = [
        *toggles(["bidiVisual"] if sheet.language.is_rtl else []),
        element("tblW", w=sum(widths), type="dxa"),
        element("tblBorders", borders),
        element("tblLayout", type="fixed"),
        element("tblCellMar", margins),
    ]
    grid = element("tblGrid", [element("gridCol", w=width) for width in widths])
    return element("tbl", [element("tblPr", properties), grid, *rows])


def row(
    cells: Sequence[Element], *, header: bool = False, whole: bool = True, height: int = 0
) -> Element:
    """Return a row.

    Args:
        header: whether it is repeated on every page the table reaches.
        whole: whether it moves to the next page rather than break.
        height: least height, in twentieths of a point; 0 leaves it to the text.
    """
    properties = toggles(["cantSplit"] if whole else [])
    if height:
        properties.append(element("trHeight", val=height, hRule="atLeast"))
    properties += toggles(["tblHeader"] if header else [])
    return element("tr", [element("trPr", properties), *cells])


def cell(
    width: int, paragraphs: Sequence[Element], *, tinted: bool = False, columns: int = 1
) -> Element:
    """Return a cell; Word wants at least one paragraph in it."""
    properties = [element("tcW", w=width, type="dxa")]
    if columns > 1:
        properties.append(element("gridSpan", val=columns))
    if tinted:
        properties.append(_tint())
    return element("tc", [element("tcPr", properties), *paragraphs])


def _tint() -> Element:
    return element("shd", val="clear", color="auto", fill=_TINT)
