"""Situation reports of Examplia in both languages; `python tools/golden.py` accepts them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from typing import Any

import docx
import pypdfium2
import pytest
from docx.oxml.ns import qn
from lxml import etree
from lxml import html as lxml_html

from misaq.reports.language import ENGLISH, URDU
from misaq.reports.render import Format, render
from misaq.reports.situation import situation_paper
from tests.support.golden_situation import FOLDER, golden_situations
from tests.support.invented_situation import invented_situation

FIGURE = re.compile("td: ⟨[-0-9.,–()% ]+⟩")
NAMES = ("country-en.txt", "country-ur.txt", "members-en.txt", "province-en.txt")


@pytest.fixture(scope="module")
def texts() -> Mapping[str, str]:
    """Return the reports as they are made now."""
    return golden_situations()


@pytest.fixture(scope="module")
def word() -> bytes:
    """Return the report as a file for Word."""
    return render(situation_paper(invented_situation()), Format.DOCX)


@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_as_accepted(name: str, texts: Mapping[str, str]) -> None:
    assert texts[name] == (FOLDER / name).read_text(encoding="utf-8")


def test_every_report_is_compared(texts: Mapping[str, str]) -> None:
    assert sorted(texts) == list(NAMES)


def test_an_urdu_report_says_once_what_is_not_translated(texts: Mapping[str, str]) -> None:
    assert texts["country-ur.txt"].count("About the language") == 1
    assert "About the language" not in texts["country-en.txt"]


def test_the_same_figures_stand_in_both_languages(texts: Mapping[str, str]) -> None:
    cells = [
        [line for line in texts[name].splitlines() if FIGURE.fullmatch(line)]
        for name in ("country-en.txt", "country-ur.txt")
    ]
    assert cells[0] == cells[1]


def test_the_report_for_everybody_says_nothing_of_assessments(texts: Mapping[str, str]) -> None:
    for name in ("country-en.txt", "province-en.txt"):
        assert "What institutions assess" not in texts[name]
        assert "MEMBERS" not in texts[name]


def test_word_has_the_headings_of_the_page_and_a_head_on_every_table(word: bytes) -> None:
    read = docx.Document(io.BytesIO(word))
    tree = lxml_html.document_fromstring(
        render(situation_paper(invented_situation()), Format.HTML).decode()
    )
    styles = [p.style.name for p in read.paragraphs]
    for level in (1, 2):
        here = sum(style == f"Heading {level}" for style in styles)
        assert here == len(tree.xpath(f"//h{level + 1}")) > 2
    tables = [one for one in read.tables if len(one.columns) > 2]
    assert len(tables) == len(tree.xpath("//table"))
    for table in tables:
        assert table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None


def test_pictures_in_word_say_what_they_show(word: bytes) -> None:
    file = zipfile.ZipFile(io.BytesIO(word))
    tree = etree.fromstring(file.read("word/document.xml"))
    words = [one.get("descr") for one in tree.iter(qn("wp:docPr"))]
    assert len(words) >= 2
    assert all("deaths" in one or "events, and with nine chances" in one for one in words)


@pytest.mark.parametrize("language", [ENGLISH, URDU], ids=["en", "ur"])
def test_the_pdf_has_pages_in_the_language(language: Any) -> None:
    file = pypdfium2.PdfDocument(
        render(situation_paper(invented_situation(language=language)), Format.PDF)
    )
    texts = [page.get_textpage().get_text_range() for page in file]
    assert len(texts) > 5
    # A page from right to left gives its head back in another order.
    assert all("2019-07" in text and "gazette" in text for text in texts)
    assert file.get_metadata_dict()["Title"]
    file.close()


def test_the_same_report_gives_the_same_bytes() -> None:
    paper = situation_paper(invented_situation(area="XX1"))
    assert render(paper, Format.HTML) == render(
        situation_paper(invented_situation(area="XX1")), Format.HTML
    )
