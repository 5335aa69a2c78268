"""Pages of a Word paper: size, direction, head and foot."""

from __future__ import annotations

from copy import deepcopy

from docx.document import Document as WordFile
from docx.oxml.ns import qn
from docx.shared import Mm

from misaq.reports.characters import visible
from misaq.reports.document import Document
from misaq.reports.docx.elements import Element, element
from misaq.reports.docx.inline import draw_ref, draw_text
from misaq.reports.docx.paragraphs import paragraph
from misaq.reports.docx.sheet import Sheet

_A4 = (11906, 16838)
"""Width and height in twentieths of a point."""


def set_pages(file: WordFile, document: Document, sheet: Sheet) -> None:
    """Make A4 pages with the paper's number and mark above and the page number below."""
    section = file.sections[0]
    section.left_margin = section.right_margin = Mm(22)
    section.top_margin, section.bottom_margin = Mm(26), Mm(22)
    section.header_distance = section.footer_distance = Mm(12)
    _replace(section.header._element, paragraph("Header", _head(document, sheet), sheet))
    _replace(section.footer._element, paragraph("Footer", _foot(sheet), sheet))
    if document.language.is_rtl:
        _set_direction(section._sectPr)


def page_properties(file: WordFile, *, landscape: bool) -> Element:
    """Return the properties of a run of pages that ends here."""
    made = deepcopy(file.sections[-1]._sectPr)
    turn_pages(made, landscape=landscape)
    return made


def turn_pages(properties: Element, *, landscape: bool) -> None:
    """Lay the pages of these properties upright or sideways."""
    width, height = reversed(_A4) if landscape else _A4
    size = element("pgSz", w=width, h=height, orient="landscape" if landscape else "portrait")
    old = properties.find(qn("w:pgSz"))
    if old is None:
        raise ValueError("the template has no page size")
    properties.replace(old, size)


def _set_direction(properties: Element) -> None:
    """Turn the pages right to left; the schema wants this before the grid."""
    grid = properties.find(qn("w:docGrid"))
    if grid is None:
        properties.append(element("bidi"))
    else:
        grid.addprevious(element("bidi"))


def _replace(part: Element, new: Element) -> None:
    for child in list(part):
        part.remove(child)
    part.append(new)


def _head(document: Document, sheet: Sheet) -> list[Element]:
    front = document.front
    mark = [draw_text(f"{front.mark} · ", sheet)] if front.mark else []
    return [*mark, draw_ref(front.paper_number, sheet)]


def _foot(sheet: Sheet) -> list[Element]:
    before, rest = sheet.language.wording.page_of.split("{page}")
    between, after = rest.split("{pages}")
    words = [draw_text(visible(text), sheet) for text in (before, between, after)]
    return [words[0], _field("PAGE"), words[1], _field("NUMPAGES"), words[2]]


def _field(name: str) -> Element:
    one = element("t")
    one.text = "1"
    return element("fldSimple", [element("r", [one])], instr=f" {name} ")
