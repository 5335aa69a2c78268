"""Pictures in Word, as PNG with their words for those who cannot see them."""

from __future__ import annotations

import io

from docx.shared import Emu

from misaq.reports.blocks import Picture
from misaq.reports.characters import visible
from misaq.reports.charts.drawing import as_png
from misaq.reports.docx.elements import Element, element
from misaq.reports.docx.inline import draw
from misaq.reports.docx.paragraphs import paragraph
from misaq.reports.docx.sheet import Sheet
from misaq.reports.inline import is_empty, plain_text

_EMU = 635
"""Word's smallest lengths in a twentieth of a point."""
_TALLEST = 8600
"""Height left for a picture on a page laid sideways, in twentieths of a point."""


def draw_picture(picture: Picture, sheet: Sheet) -> list[Element]:
    """Return title, drawing, legend and what it shows, one below the other."""
    drawn = [
        paragraph("Normal", draw(words, sheet), sheet)
        for words in (picture.legend, picture.shows)
        if not is_empty(words)
    ]
    return [
        paragraph("Label", draw(picture.title, sheet), sheet),
        paragraph("Normal", [element("r", [element("drawing", [_inline(picture, sheet)])])], sheet),
        *drawn,
    ]


def _inline(picture: Picture, sheet: Sheet) -> Element:
    """Return the drawing as wide as the text allows, with its words as alternative."""
    image = io.BytesIO(as_png(picture.svg))
    inline = sheet.part.new_pic_inline(image, width=Emu(sheet.width * _EMU))
    if inline.extent.cy > _TALLEST * _EMU:
        image.seek(0)
        inline = sheet.part.new_pic_inline(image, height=Emu(_TALLEST * _EMU))
    named = inline.docPr
    named.set("name", f"picture-{named.get('id')}")
    named.set("title", visible(plain_text(picture.title)))
    named.set("descr", visible(plain_text(picture.shows)))
    found: Element = inline
    return found
