from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import datetime
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml.ns import qn

from misaq.reports import language
from misaq.reports.blocks import Paragraph
from misaq.reports.docx.paper import draw_docx
from misaq.reports.inline import Foreign
from tests.support.sample_paper import HASH, sample_paper, urdu_paper


def _open(raw: bytes) -> WordFile:
    return docx.Document(io.BytesIO(raw))


ENGLISH = _open(draw_docx(sample_paper(3)))
URDU = _open(draw_docx(urdu_paper()))


def test_headings_are_words_own() -> None:
    styles = [paragraph.style.name for paragraph in ENGLISH.paragraphs if paragraph.style]
    assert styles.count("Title") == 1
    assert "Heading 1" in styles
    assert "Heading 2" in styles


def test_numbers_are_text() -> None:
    texts = [paragraph.text for paragraph in ENGLISH.paragraphs]
    assert any(text.startswith("1.\tOf 62 checks") for text in texts)
    assert any(text.startswith("(a)\t") for text in texts)


def test_properties_are_those_of_the_paper() -> None:
    properties = ENGLISH.core_properties
    assert properties.title == sample_paper(3).title
    assert properties.author == "Parliament of the Example Republic"
    assert properties.comments == ""
    assert properties.created == properties.modified
    assert properties.modified is not None
    assert properties.modified.replace(tzinfo=None) == datetime(2026, 11, 23)  # noqa: DTZ001


def test_every_entry_of_the_file_has_the_same_time() -> None:
    with zipfile.ZipFile(io.BytesIO(draw_docx(urdu_paper()))) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in file.namelist() if "thumbnail" in name or "custom" in name]


def test_pages_are_a4_and_turn_for_wide_tables() -> None:
    sizes = [(section.page_width, section.page_height) for section in ENGLISH.sections]
    upright = (7560310, 10692130)
    assert sizes == [upright, upright[::-1], upright]
    assert all("DRAFT · SCIO/2026/017" in s.header.paragraphs[0].text for s in ENGLISH.sections)
    fields = ENGLISH.sections[0].footer._element.iter(qn("w:fldSimple"))
    assert [field.get(qn("w:instr")).strip() for field in fields] == ["PAGE", "NUMPAGES"]


def test_header_rows_are_repeated() -> None:
    heads = list(ENGLISH.element.body.iter(qn("w:tblHeader")))
    assert len(heads) == 3


def test_tables_are_never_wider_than_the_page() -> None:
    for table in ENGLISH.element.body.iter(qn("w:tbl")):
        widths = [int(column.get(qn("w:w"))) for column in table.iter(qn("w:gridCol"))]
        assert sum(widths) in (9412, 14344)


def test_anchors_are_there_once_for_every_link() -> None:
    body = ENGLISH.element.body
    anchors = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    targets = {link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))} - {None}
    assert len(anchors) == len(set(anchors))
    assert targets <= set(anchors)


def test_urdu_is_written_right_to_left() -> None:
    assert all(paragraph._p.pPr.find(qn("w:bidi")) is not None for paragraph in URDU.paragraphs)
    tables = list(URDU.element.body.iter(qn("w:tblPr")))
    assert all(table.find(qn("w:bidiVisual")) is not None for table in tables)
    fonts = URDU.styles["Normal"].element.rPr.rFonts
    assert fonts.get(qn("w:cs")) == "Noto Nastaliq Urdu"


def test_references_stand_isolated_inside_urdu() -> None:
    runs = [run for paragraph in URDU.paragraphs for run in paragraph.runs]
    (day,) = [run for run in runs if "30-06-2026" in run.text.replace("\u2060", "")]
    assert day.text == "\u206630\u2060-\u206006\u2060-\u20602026\u2069"
    assert day._r.rPr.find(qn("w:rtl")) is None
    assert any(f"\u2066{HASH}\u2069" in cell.text for cell in URDU.tables[-1].columns[1].cells)


def test_the_direction_of_pages_stands_where_the_schema_wants_it() -> None:
    (section,) = URDU.sections
    names = [child.tag.rpartition("}")[2] for child in section._sectPr]
    assert "bidi" in names
    assert names[names.index("bidi") + 1 :] in ([], ["docGrid"])


def test_the_order_of_properties_is_the_schemas() -> None:
    order = ["pStyle", "keepNext", "pBdr", "shd", "bidi", "spacing", "ind", "jc", "sectPr"]
    for properties in URDU.element.body.iter(qn("w:pPr")):
        names = [child.tag.rpartition("}")[2] for child in properties]
        assert names == sorted(names, key=order.index)


def _runs(file: WordFile) -> list[Any]:
    """Return the runs of body, head and foot, but for the page numbers that Word writes itself."""
    parts = [file.element.body, file.sections[0].header._element, file.sections[0].footer._element]
    runs = [run for part in parts for run in part.iter(qn("w:r"))]
    return [run for run in runs if run.getparent().tag != qn("w:fldSimple")]


def _text(run: Any) -> str:
    return "".join(part.text or "" for part in run.iter(qn("w:t")))


def test_every_run_of_an_urdu_paper_has_its_direction() -> None:
    for run in _runs(URDU):
        is_rtl = run.find(f"{qn('w:rPr')}/{qn('w:rtl')}") is not None
        text = _text(run)
        assert is_rtl is not text.startswith("\u2066"), text
        assert is_rtl or re.search("[\u0621-\u06d3]", text) is None, text


def test_isolates_are_closed_in_the_run_that_opens_them() -> None:
    for run in _runs(URDU):
        depth = 0
        for character in _text(run):
            depth += (character in "\u2066\u2067") - (character == "\u2069")
            assert depth in (0, 1)
        assert depth == 0
        assert not set(_text(run)) & set("\u202a\u202b\u202c\u202d\u202e")


def test_every_style_has_a_font_and_a_size_for_urdu() -> None:
    for style in URDU.styles:
        if style.type is WD_STYLE_TYPE.PARAGRAPH and style.name in {
            paragraph.style.name for paragraph in URDU.paragraphs if paragraph.style
        }:
            properties = style.element.rPr
            assert properties.rFonts.get(qn("w:cs")) == "Noto Nastaliq Urdu"
            assert properties.find(qn("w:szCs")).get(qn("w:val")).isdigit()


def test_urdu_is_tagged_with_its_region() -> None:
    tags = {
        lang.get(qn("w:bidi"))
        for run in _runs(URDU)
        for lang in run.iter(qn("w:lang"))
        if lang.get(qn("w:bidi"))
    }
    assert tags == {"ur-PK"}
    assert URDU.core_properties.language == "ur-PK"


def test_words_of_another_language_stand_isolated_and_tagged() -> None:
    paper = replace(
        urdu_paper(),
        blocks=(Paragraph(("یہ ", Foreign("the Act of 2014-12-24", language.ENGLISH))),),
    )
    (run,) = [run for run in _runs(_open(draw_docx(paper))) if "Act" in _text(run)]
    assert _text(run) == "\u2066the Act of 2014\u2060-\u206012\u2060-\u206024\u2069"
    assert run.find(f"{qn('w:rPr')}/{qn('w:lang')}").get(qn("w:val")) == "en"
