"""Whatever Urdu and Latin stand in a text, each part is set apart whole and nothing reaches out."""

from __future__ import annotations

import io
from datetime import date

import docx
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from misaq.reports.blocks import FindingBlock, Paragraph
from misaq.reports.characters import visible
from misaq.reports.document import Document, Front
from misaq.reports.inline import Foreign, Ref, plain_text
from misaq.reports.language import URDU
from misaq.reports.mixed import is_rtl_text, mixed
from misaq.reports.render import Format, render

_TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_PIECES = st.one_of(
    st.sampled_from(
        (
            "یہ فہرست",
            "اور",
            "2014-12-24",
            "NACTA",
            "8,300",
            "the Act of 1997",
            "(",
            ")",
            '"',
            "۔",
            "،",
            ". ",
            ": ",
            " ",
            "[U",
            "S.11B(1)",
            "؟",
            "−5",
            "%",
            *_TURNS,
        )
    ),
    st.text(alphabet=st.sampled_from("ابپتٹ abAB019.-()[]\u2066\u2069\u202e"), max_size=12),
)
_TEXTS = st.lists(_PIECES, min_size=1, max_size=12).map("".join)
_FRONT = Front("ادارہ", "کمیٹی", "EX/1", date(2026, 11, 23), "", "عملہ")


def _paper(text: str) -> Document:
    words = mixed(text, URDU)
    finding = FindingBlock("X1", words, words, working=(words,), question=words, reply_lines=0)
    return Document("عنوان", _FRONT, (Paragraph(words, numbered=False), finding), language=URDU)


@given(_TEXTS)
def test_nothing_is_lost_and_every_part_is_of_one_direction(text: str) -> None:
    parts = mixed(text, URDU)
    assert plain_text(parts) == visible(text)
    for part in parts:
        if isinstance(part, Ref | Foreign):
            assert not is_rtl_text(part.text)
        else:
            assert not any("a" <= character.lower() <= "z" for character in str(part))


@settings(max_examples=50)
@given(_TEXTS)
def test_html_has_no_mark_of_direction_and_every_latin_letter_is_isolated(text: str) -> None:
    page = render(_paper(text), Format.HTML).decode("utf-8")
    assert not set(page) & set(_TURNS)
    tree = lxml_html.document_fromstring(page)
    (paragraph,) = tree.xpath("//main/div/p[1]")
    outside = "".join(paragraph.xpath(".//text()[not(ancestor::bdi)]"))
    assert not any("a" <= character.lower() <= "z" for character in outside)
    assert paragraph.text_content() == visible(text)


@settings(max_examples=50)
@given(_TEXTS)
def test_docx_opens_and_closes_every_isolate_in_one_run(text: str) -> None:
    file = docx.Document(io.BytesIO(render(_paper(text), Format.DOCX)))
    for run in file.element.body.iter(qn("w:r")):
        said = "".join(part.text or "" for part in run.iter(qn("w:t")))
        inner = said[1:-1] if said.startswith(("\u2066", "\u2067")) else said
        assert (said == inner) or said.endswith("\u2069")
        assert not set(inner) & set(_TURNS)


@settings(max_examples=25)
@given(_TEXTS)
def test_pdf_is_set(text: str) -> None:
    assert render(_paper(text), Format.PDF).startswith(b"%PDF-")
