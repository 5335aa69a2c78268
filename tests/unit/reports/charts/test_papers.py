"""A picture in a paper: drawn in every format, with its words for those who cannot see it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import pypdfium2
from lxml import etree, html

from misaq.reports.blocks import Landscape, Picture
from misaq.reports.charts.drawing import draw_for_paper
from misaq.reports.charts.speech import ENGLISH
from misaq.reports.document import Document
from misaq.reports.render import Format, render
from tests.support.charts import chart_of, finding_of
from tests.support.sample_paper import sample_paper

CHART = chart_of("verdicts/P1")
PICTURE = Picture(
    svg=draw_for_paper(CHART, ENGLISH),
    title=str(CHART.title),
    shows=finding_of(CHART),
    legend="2 no evidence",
)
WORD = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"


def paper() -> Document:
    return replace(sample_paper(1), blocks=(PICTURE, Landscape((PICTURE,))))


def test_html_holds_the_drawing_and_says_what_it_shows() -> None:
    tree = html.document_fromstring(render(paper(), Format.HTML))
    first, second = tree.xpath("//figure[@class='picture']")
    for figure in (first, second):
        assert figure.xpath("string(figcaption)") == str(CHART.title)
        assert finding_of(CHART) in figure.text_content()
        assert len(figure.xpath(".//svg")) == 1
    assert not tree.xpath("//figure//script | //figure//@style | //figure//@href")


def test_word_holds_a_png_with_the_words_as_alternative() -> None:
    file = zipfile.ZipFile(io.BytesIO(render(paper(), Format.DOCX)))
    (image,) = (name for name in file.namelist() if "media" in name)
    assert file.read(image).startswith(b"\x89PNG")
    tree = etree.fromstring(file.read("word/document.xml"))
    named = list(tree.iter(f"{WORD}docPr"))
    assert [one.get("descr") for one in named] == [finding_of(CHART)] * 2
    widths = [int(one.get("cx")) for one in tree.iter(f"{WORD}extent")]
    assert widths[0] < widths[1]


def test_pdf_shows_the_letters_of_the_drawing() -> None:
    file = pypdfium2.PdfDocument(render(paper(), Format.PDF))
    text = "".join(page.get_textpage().get_text_range() for page in file)
    file.close()
    assert "P1.1" in text
    assert "2016" in text
    assert "Known points: 3." in " ".join(text.split())


def test_the_same_picture_gives_the_same_bytes() -> None:
    for form in Format:
        assert render(paper(), form) == render(paper(), form)
