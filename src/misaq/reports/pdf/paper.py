"""A whole paper as PDF."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from importlib.resources import as_file, files

from misaq.kernel.errors import Unavailable
from misaq.reports.arrangement import Arrangement, arrange
from misaq.reports.characters import visible
from misaq.reports.document import Document
from misaq.reports.front_rows import front_rows
from misaq.reports.inline import plain_text
from misaq.reports.language import Language
from misaq.reports.pdf.blocks import block_data, rows_data
from misaq.reports.pdf.inline import Data, language_data, ref_data, span_data, text_data


def draw_pdf(document: Document) -> bytes:
    """Return the paper as a tagged PDF with outline, title and language.

    Fonts of the machine are ignored: those inside typst and the bundled Urdu font are used.

    Raises:
        InputRefused: the paper points to a paragraph or source that it does not hold.
        Unavailable: typst could not set the paper.
    """
    import typst

    template = files("misaq.reports.pdf").joinpath("paper.typ").read_bytes()
    data = json.dumps(_paper(document, arrange(document)))
    with as_file(files("misaq.reports.fonts")) as folder:
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[folder])
        # The template reads no file; the fonts are all it could reach.
        compiler = typst.Compiler(root=folder, font_paths=fonts, sys_inputs={"paper": data})
        try:
            pdf = compiler.compile(
                template,
                format="pdf",
                timestamp=datetime.combine(document.front.day, time(), tzinfo=UTC),
            )
        except typst.TypstError as error:
            raise Unavailable(
                f"The PDF of paper {document.front.paper_number!r} could not be set: {error}",
                next_step="Make the HTML and print it from a browser; report this message.",
            ) from error
    if not isinstance(pdf, bytes):
        raise TypeError("typst gave something other than one file")
    return pdf


def _paper(document: Document, arrangement: Arrangement) -> Data:
    front = document.front
    head = [text_data(front.mark), [ref_data(visible(front.paper_number))]]
    return {
        "title": visible(document.title),
        "author": visible(plain_text(front.institution)),
        "day": [front.day.year, front.day.month, front.day.day],
        "language": language_data(document.language),
        "mark": text_data(front.mark),
        "head": [part for part in head if part],
        "page-of": _page_of(document.language),
        "front": {
            "institution": span_data(front.institution, arrangement),
            "committee": span_data(front.committee, arrangement),
            "title": text_data(document.title),
            "rows": rows_data(front_rows(document), arrangement),
        },
        "regions": [
            {
                "landscape": landscape,
                "language": language_data(language),
                "blocks": [block_data(place, arrangement) for place in placed],
            }
            for landscape, language, placed in arrangement.regions()
        ],
    }


def _page_of(language: Language) -> list[str]:
    before, rest = language.wording.page_of.split("{page}")
    return [before, *rest.split("{pages}")]
