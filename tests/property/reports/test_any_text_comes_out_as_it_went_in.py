"""Whatever stands in a text stands in the paper, letter by letter, in every format."""

from __future__ import annotations

import io
import re
import string
from datetime import date

import docx
import pypdfium2
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml import html as lxml_html

from misaq.reports.blocks import Block, Column, FindingBlock, Heading, Paragraph, Table
from misaq.reports.characters import visible
from misaq.reports.document import Document, Front
from misaq.reports.inline import Ref
from misaq.reports.render import Format, render

_HOSTILE = st.sampled_from(
    (
        "#import",
        "$x$",
        "]",
        "#[",
        "\\",
        "<script>",
        "&amp;",
        "]]>",
        "{page}",
        "//",
        "@s1",
        "`",
        "*_",
    )
)
_TEXTS = st.lists(st.one_of(st.text(), _HOSTILE), min_size=1, max_size=4).map("".join)
_PRINTABLE = st.text(alphabet=string.printable[:95], min_size=1, max_size=60)
_FRONT = Front("Institution", "Committee", "EX/1", date(2026, 11, 23), "DRAFT", "Staff")


def _paper(*blocks: Block, title: str = "Title") -> Document:
    return Document(title=title, front=_FRONT, blocks=blocks)


@given(_TEXTS, _TEXTS)
def test_html(text: str, other: str) -> None:
    page = render(
        _paper(Paragraph(text, numbered=False), Heading(Ref(other)), title=text), Format.HTML
    )
    tree = lxml_html.document_fromstring(page.decode("utf-8"))
    (paragraph,) = tree.xpath("//main/div/p")
    assert paragraph.text_content() == visible(text)
    assert tree.xpath("//h2/bdi/text()") == [part for part in (visible(other),) if part]
    assert tree.xpath("//title")[0].text_content() == visible(text)
    assert tree.xpath("//script | //img | //iframe | //object") == []


@settings(max_examples=40)
@given(_TEXTS, _TEXTS)
def test_docx(text: str, other: str) -> None:
    table = Table((Column(other),), ((text,),))
    file = docx.Document(io.BytesIO(render(_paper(Paragraph(text), table), Format.DOCX)))
    assert f"1.\t{visible(text)}" in [paragraph.text for paragraph in file.paragraphs]
    assert [cell.text for row in file.tables[1].rows for cell in row.cells] == [
        visible(other),
        visible(text),
    ]


@settings(max_examples=40)
@given(st.lists(_PRINTABLE, min_size=1, max_size=6), _TEXTS)
def test_pdf_of_printable_ascii(texts: list[str], anything: str) -> None:
    blocks = [Paragraph(("begin", text, "end"), numbered=False) for text in texts]
    found = _pdf_text(render(_paper(*blocks, Paragraph(anything)), Format.PDF))
    for text in texts:
        assert _unbroken(f"begin{text}end") in found


@settings(max_examples=40)
@given(_TEXTS)
def test_a_finding_holds_any_text_in_every_part(text: str) -> None:
    finding = FindingBlock(
        code=text,
        sentence=text,
        severity=text,
        since=Ref(text),
        working=(text, Ref(text)),
        question=text,
        facts=((text, text),),
        reply=text,
    )
    paper = _paper(finding, title=text)
    page = lxml_html.document_fromstring(render(paper, Format.HTML).decode("utf-8"))
    assert page.xpath("//div[@class='reply']/p[2]")[0].text_content() == visible(text)
    file = docx.Document(io.BytesIO(render(paper, Format.DOCX)))
    assert any(paragraph.text == f"1.\t{visible(text)}" for paragraph in file.paragraphs)
    assert render(paper, Format.PDF).startswith(b"%PDF-")


@given(st.text())
def test_what_is_shown_is_accepted_by_xml(text: str) -> None:
    shown = visible(text)
    assert etree.fromstring(f"<a>{re.sub('[<&>]', '', shown)}</a>") is not None
    assert visible(shown) == shown


def _pdf_text(pdf: bytes) -> str:
    file = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded() for page in file]
    file.close()
    return _unbroken("".join(pages))


def _unbroken(text: str) -> str:
    """Leave out spaces and hyphens, which a reader of the PDF turns at the end of a line."""
    return re.sub(r"[\s\x02\ufffe­-]", "", text)
