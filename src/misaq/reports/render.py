"""A paper in, the bytes of a file out."""

from __future__ import annotations

from enum import Enum

from misaq.reports.document import Document


class Format(Enum):
    """The kinds of file a paper can become; the value is the ending of its name."""

    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"


def render(document: Document, form: Format) -> bytes:
    """Return the paper as a file of this format.

    The same paper gives the same bytes: nothing of the machine, its clock or its fonts goes in.

    Raises:
        InputRefused: the paper points to a paragraph or source that it does not hold.
        Unavailable: the PDF could not be set.
    """
    # Imported here because the libraries behind each take long to load.
    match form:
        case Format.HTML:
            from misaq.reports.html.page import draw_html

            return draw_html(document)
        case Format.DOCX:
            from misaq.reports.docx.paper import draw_docx

            return draw_docx(document)
        case Format.PDF:
            from misaq.reports.pdf.paper import draw_pdf

            return draw_pdf(document)
