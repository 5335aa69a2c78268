from __future__ import annotations

import io
import re
from dataclasses import replace
from importlib.resources import files
from typing import Any

import pdfplumber
import pypdfium2
import pytest
import typst

from misaq.kernel.errors import Unavailable
from misaq.reports.blocks import (
    Bullets,
    Column,
    Definitions,
    FindingBlock,
    Heading,
    Landscape,
    Lettered,
    Note,
    Paragraph,
    SourceEntry,
    SourceList,
    Table,
)
from misaq.reports.document import Document
from misaq.reports.inline import Foreign, Link
from misaq.reports.language import ENGLISH
from misaq.reports.pdf.paper import draw_pdf
from misaq.reports.pdf.pieces import pieces
from tests.support.sample_paper import (
    HASH,
    LONG_WORD,
    URDU_SENTENCES,
    sample_paper,
    urdu_paper,
)


def _pages(paper: Document) -> list[str]:
    file = pypdfium2.PdfDocument(draw_pdf(paper))
    pages = [page.get_textpage().get_text_bounded() for page in file]
    file.close()
    return pages


def test_properties_outline_and_tags() -> None:
    pdf = draw_pdf(sample_paper(3))
    file = pypdfium2.PdfDocument(pdf)
    assert file.get_metadata_value("Title") == sample_paper(3).title
    assert file.get_metadata_value("CreationDate").startswith("D:20261123000000")
    outline = [mark.get_title() for mark in file.get_toc()]
    assert "Findings by institution" in outline
    assert file.is_tagged()
    file.close()
    assert b"/Lang(en)/StructTreeRoot" in pdf


def test_number_mark_and_page_stand_on_every_page() -> None:
    pages = _pages(sample_paper(3))
    for number, page in enumerate(pages, start=1):
        assert "DRAFT · SCIO/2026/017" in page
        assert f"Page {number} of {len(pages)}" in page


def test_headers_of_tables_are_repeated() -> None:
    pages = [page for page in _pages(sample_paper(1)) if re.search(r"\bR\d+ Recommendation", page)]
    assert len(pages) > 2
    assert all("Next step" in page for page in pages)


def test_long_words_stay_on_the_page() -> None:
    file = pypdfium2.PdfDocument(draw_pdf(sample_paper(2)))
    for page in file:
        width, _ = page.get_size()
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT]):
            left, _, right, _ = item.get_bounds()
            assert left >= 0
            assert right <= width - 50 or "DRAFT" in page.get_textpage().get_text_bounded()[:40]
    file.close()


def test_no_text_is_too_long_for_its_place() -> None:
    text = " ".join(f"w{number:04}" for number in range(2000))
    finding = FindingBlock(
        "X1", text, text, text, working=(text,), question=text, facts=((text, text),), reply=text
    )
    table = Table((Column("a"), Column("b", 9)), ((text, text),), caption=text)
    blocks = (
        Heading(text),
        finding,
        table,
        Note((text,), title=text),
        Bullets((text,)),
        Lettered((text,)),
        Definitions(((text, text),)),
        SourceList((SourceEntry("S1", text, text),)),
        Landscape((Paragraph(text),)),
    )
    words = " ".join(_pages(replace(sample_paper(1), blocks=blocks))).split()
    # Once for each place above, and whole in the narrowest of columns.
    assert words.count("w0000") == words.count("w1999") == words.count("w1000") == 21


def test_a_long_hash_is_whole_when_copied() -> None:
    text = "".join(re.sub(r"\s", "", page) for page in _pages(sample_paper(1)))
    assert HASH in text
    assert LONG_WORD in text


def test_pages_turn_for_wide_tables() -> None:
    file = pypdfium2.PdfDocument(draw_pdf(sample_paper(1)))
    shapes = [page.get_width() > page.get_height() for page in file]
    file.close()
    assert True in shapes
    assert shapes[0] is shapes[-1] is False


def test_markup_of_typst_is_only_text() -> None:
    hostile = '#import "@preview/x:1.0": * #panic() $ x $ ] } ) \\ // /* *b* _i_ `r` <p1> @p1 ~ --'
    paper = sample_paper(1)
    front = replace(paper.front, mark=hostile, paper_number=hostile, institution=hostile)
    paper = Document(hostile, front, (Heading(hostile), Paragraph(hostile)))
    (page,) = _pages(paper)
    flat = re.sub(r"[\s\x02\ufffe-]", "", page)
    assert flat.count(re.sub(r"[\s-]", "", hostile)) >= 5


def test_the_template_runs_no_text() -> None:
    template = files("misaq.reports.pdf").joinpath("paper.typ").read_text("utf-8")
    code = re.sub(r"//.*", "", template)
    assert re.findall(r"\b(?:eval|import|include|read|plugin)\b", code) == []
    # A picture comes with the paper, never from a file.
    assert re.findall(r"\bimage\((?!bytes\(it\.svg\), format: \"svg\")", code) == []


def test_only_addresses_with_a_host_are_linked() -> None:
    paper = sample_paper(1)
    links = (Link("out", "https://example.org/x"), Link("here", "findings/LST001"))
    pdf = draw_pdf(replace(paper, blocks=(Paragraph(links),)))
    assert b"https://example.org/x" in pdf
    assert b"findings/LST001" not in pdf


def test_urdu_has_its_font_and_no_box_of_a_missing_letter() -> None:
    file = pypdfium2.PdfDocument(draw_pdf(urdu_paper()))
    fonts = {
        item.get_font().get_base_name()
        for page in file
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    }
    file.close()
    assert any("NotoNastaliqUrdu" in name for name in fonts)
    assert all(re.search("Libertinus|NotoNastaliq|DejaVuSansMono", name) for name in fonts)


def _lines(paper: Document) -> list[str]:
    """Return what a reader sees from left to right, line by line, whatever the direction."""
    with pdfplumber.open(io.BytesIO(draw_pdf(paper))) as file:
        rows: dict[tuple[int, int], list[dict[str, Any]]] = {}
        for number, page in enumerate(file.pages):
            for char in page.chars:
                # Latin letters of one line share a baseline; Nastaliq has one for each word.
                if "Nastaliq" not in char["fontname"] and char["upright"]:
                    rows.setdefault((number, round(char["matrix"][5])), []).append(char)
        return [
            "".join(char["text"] for char in sorted(chars, key=lambda char: char["x0"]))
            for _, chars in sorted(rows.items(), key=lambda row: (row[0][0], -row[0][1]))
        ]


def test_every_font_of_an_urdu_paper_is_inside_it() -> None:
    file = pypdfium2.PdfDocument(draw_pdf(urdu_paper()))
    fonts = [
        item.get_font()
        for page in file
        for item in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_TEXT])
    ]
    assert len({font.get_base_name() for font in fonts}) > 1
    assert all(font.is_embedded for font in fonts)
    file.close()


def test_only_the_letters_used_are_inside() -> None:
    whole = files("misaq.reports.fonts").joinpath("NotoNastaliqUrdu-Regular.ttf").read_bytes()
    paper = replace(urdu_paper(), blocks=(Paragraph(URDU_SENTENCES[0]),))
    assert len(draw_pdf(paper)) < len(whole) / 2


def test_no_glyph_of_an_urdu_paper_is_missing_from_its_font() -> None:
    with pdfplumber.open(io.BytesIO(draw_pdf(urdu_paper()))) as file:
        shown = [char["text"] for page in file.pages for char in page.chars]
    assert shown.count("(cid:0)") == 0  # the box that stands for a missing letter
    assert "".join(shown).count("\ufffd") == 0
    assert re.search("[\u0621-\u06d3]", "".join(shown))


def test_references_inside_urdu_are_seen_in_their_order() -> None:
    seen = "\n".join(_lines(urdu_paper()))
    for day in range(1, 9):
        assert f"{day:02}-06-2026" in seen
    for text in ("SCIO/2026/018", "30-06-2026", "8,300", "S.11B(1)", "LST001", "[S1]", "p.4"):
        assert text in seen, text
    assert "1." in seen
    assert not re.search(r"(?m)^\.\d", seen)


def test_pages_of_an_urdu_paper_are_counted_on_every_page() -> None:
    file = pypdfium2.PdfDocument(draw_pdf(urdu_paper()))
    count = len(file)
    file.close()
    feet = [line for line in _lines(urdu_paper()) if re.fullmatch(rf"{count}\s*\d+", line.strip())]
    # Read from the right: the page, then how many there are.
    assert [re.sub(r"\s", "", foot) for foot in feet] == [f"{count}{n + 1}" for n in range(count)]


def test_english_inside_urdu_keeps_its_order_over_lines() -> None:
    said = "The Federal Government may, by an order of 2014-12-24, list an organisation. " * 3
    paper = replace(urdu_paper(), blocks=(Paragraph((URDU_SENTENCES[0], Foreign(said, ENGLISH))),))
    seen = " ".join(_lines(paper))
    words = re.findall("[A-Za-z]{3,}", seen[seen.index("The ") :])
    wanted = re.findall("[A-Za-z]{3,}", said)
    assert words[: len(wanted)] == wanted


def test_a_paper_that_cannot_be_set_is_a_refusal_with_a_way_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Broken:
        def __init__(self, **_: object) -> None: ...

        def compile(self, *_: object, **__: object) -> bytes:
            raise typst.TypstError("broken", "broken")

    monkeypatch.setattr(typst, "Compiler", Broken)
    with pytest.raises(Unavailable, match="could not be set") as refused:
        draw_pdf(sample_paper(1))
    assert "HTML" in refused.value.next_step


def test_pieces_joined_are_the_text() -> None:
    text = f"short words stay, {HASH} is cut and {LONG_WORD}."
    assert "".join(pieces(text)) == text
    assert len(pieces("short words stay")) == 1
    assert max(len(piece) for piece in pieces(HASH)) == 4
    assert len(pieces("ایک" * 20)) == 1
