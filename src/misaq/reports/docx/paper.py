"""A whole paper as DOCX."""

from __future__ import annotations

import docx
from docx.document import Document as WordFile

from misaq.reports.arrangement import arrange
from misaq.reports.document import Document
from misaq.reports.docx.blocks import draw_block
from misaq.reports.docx.elements import Element, element
from misaq.reports.docx.inline import draw
from misaq.reports.docx.package import pack, set_properties
from misaq.reports.docx.pages import page_properties, set_pages, turn_pages
from misaq.reports.docx.paragraphs import paragraph
from misaq.reports.docx.sheet import LANDSCAPE_WIDTH, PORTRAIT_WIDTH, Sheet
from misaq.reports.docx.styles import set_styles
from misaq.reports.docx.tables import draw_definitions
from misaq.reports.front_rows import front_rows


def draw_docx(document: Document) -> bytes:
    """Return the paper as a Word file.

    Raises:
        InputRefused: the paper points to a paragraph or source that it does not hold.
    """
    file = docx.Document()
    sheet = Sheet(arrange(document), file.part, document.language)
    set_styles(file, document.language)
    set_pages(file, document, sheet)
    set_properties(file, document)
    last = file.sections[-1]._sectPr
    for drawn in [*_front(document, sheet), *_regions(file, sheet)]:
        last.addprevious(drawn)
    return pack(file)


def _front(document: Document, sheet: Sheet) -> list[Element]:
    front = document.front
    lines = (
        ("Institution", front.institution),
        ("Committee", front.committee),
        ("Title", document.title),
    )
    heads = [paragraph(style, draw(text, sheet), sheet) for style, text in lines]
    return [*heads, *draw_definitions(front_rows(document), sheet)]


def _regions(file: WordFile, sheet: Sheet) -> list[Element]:
    drawn: list[Element] = []
    sideways = False
    for landscape, language, placed in sheet.arrangement.regions():
        if landscape is not sideways:
            drawn.append(_end_of_pages(file, landscape=sideways))
        sideways = landscape
        sheet.language = language
        sheet.width = LANDSCAPE_WIDTH if landscape else PORTRAIT_WIDTH
        for place in placed:
            drawn += draw_block(place, sheet)
    turn_pages(file.sections[-1]._sectPr, landscape=sideways)
    return drawn


def _end_of_pages(file: WordFile, *, landscape: bool) -> Element:
    style = element("pStyle", val="Spacer")
    return element("p", [element("pPr", [style, page_properties(file, landscape=landscape)])])
