"""Text that careless readers lose, and code points that they change."""

from __future__ import annotations

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from misaq.core.sourcebook.reading.passages import ReadText, hash_text
from misaq.core.sourcebook.reading.proposals import ProposalKind
from misaq.core.sourcebook.reading.propose import propose
from misaq.sources.documents.read import read_document
from misaq.sources.documents.words_file import installed_words
from tests.support.documents import (
    FIXTURES,
    docx_bytes,
    read_docx_of,
    read_html_of,
    read_named,
    read_text_of,
    rezipped,
)

# Decomposed and presentation forms: no reader may compose or replace them.
URDU = "ایک رکن نے کہا کہ ۱۷۱ تنظیمیں کالعدم ہیں۔ آئِین \u0627\u0653 \ufefb \u200cکا"


def _texts(text: ReadText) -> list[str]:
    return [passage.text for passage in text.passages()]


def _paragraph_with(inner: str) -> ReadText:
    document = docx.Document()
    document.add_paragraph("Before.")
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    return read_docx_of(document)


def test_urdu_is_unchanged_in_every_format() -> None:
    document = docx.Document()
    document.add_paragraph(URDU)
    for text in (
        read_text_of(URDU), read_html_of(f"<p dir=rtl>{URDU}</p>"), read_docx_of(document),
        read_named("a.txt", b"\xff\xfe" + URDU.encode("utf-16-le")),
        read_named("a.txt", b"\xef\xbb\xbf" + URDU.encode()),
    ):  # fmt: skip
        assert _texts(text) == [URDU]
        assert next(text.passages()).anchor.sha256 == hash_text(URDU)


def test_urdu_numbers_days_voices_and_tables() -> None:
    proposals = propose(read_document(FIXTURES / "urdu.html"), installed_words("pk"))
    by_kind = {each.kind: each for each in reversed(proposals)}
    assert dict(by_kind[ProposalKind.NUMBER].extra)["value"] == 171
    assert dict(by_kind[ProposalKind.CLAIM].extra)["voice"] == "one member"
    assert dict(by_kind[ProposalKind.CONSULTATION].extra)["date"] == "2017-03-20"
    mechanisms = [each for each in proposals if each.kind is ProposalKind.MECHANISM]
    assert len(mechanisms) == 2
    assert len({each.under for each in mechanisms}) == 1


def test_inserted_text_is_kept_and_deleted_text_is_not() -> None:
    text = _paragraph_with(
        "<w:r><w:t>Publish </w:t></w:r><w:ins><w:r><w:t>all </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>some </w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>gone </w:t></w:r></w:moveFrom><w:r><w:t>names</w:t></w:r>"
    )
    assert _texts(text)[0] == "Publish all names"


def test_links_controls_tabs_and_symbols_are_kept() -> None:
    text = _paragraph_with(
        "<w:hyperlink><w:r><w:t>the law</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>of</w:t></w:r>"
        "<w:sdt><w:sdtContent><w:r><w:t> 1997</w:t></w:r></w:sdtContent></w:sdt>"
        "<w:r><w:noBreakHyphen/><w:sym w:font='Symbol' w:char='00A7'/></w:r>"
    )
    assert _texts(text)[0] == "the law of 1997\u2011§"


def test_text_boxes_are_read_once() -> None:
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>Boxed.</w:t></w:r></w:p></w:txbxContent>"
    text = _paragraph_with(
        f"<w:r><w:t>Body.</w:t></w:r><w:r><mc:AlternateContent {mc}><mc:Choice Requires='wps'>{box}"
        f"</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert _texts(text)[:2] == ["Body.", "Boxed."]
    assert [passage.anchor.place for passage in text.passages()][:2] == ["", "text box"]


def test_headers_and_footnotes_are_read() -> None:
    document = docx.Document()
    document.add_paragraph("Body.")
    document.sections[0].header.paragraphs[0].text = "Draft of May"
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    base = docx_bytes(document)
    said = "<w:p><w:r><w:t>See annex.</w:t></w:r></w:p>"
    note = f"<w:footnotes {nsdecls('w')}><w:footnote w:id='2'>{said}</w:footnote></w:footnotes>"
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(base)) as archive:
        content = archive.read("[Content_Types].xml").replace(
            b"</Types>",
            f'<Override PartName="/word/footnotes.xml" ContentType="{types}"/></Types>'.encode(),
        )
        relations = archive.read("word/_rels/document.xml.rels").replace(
            b"</Relationships>",
            b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
            b'relationships/footnotes" Target="footnotes.xml"/></Relationships>',
        )
    data = rezipped(
        base,
        add={
            "[Content_Types].xml": content,
            "word/_rels/document.xml.rels": relations,
            "word/footnotes.xml": note.encode(),
        },
    )
    places = {
        passage.text: passage.anchor.place for passage in read_named("a.docx", data).passages()
    }
    assert places == {"Body.": "", "See annex.": "footnote", "Draft of May": "header"}


@pytest.mark.parametrize(
    "page",
    [
        "<table>stray<tr>astray<td>cell</td></tr></table>tail",
        "<ul>loose<li>one<ul><li>two</li></ul>after</li></ul>",
        "<dl>loose<dt>a</dt><p>between</p><dd>b</dd></dl>",
        "<table><tr><td>out<table><tr><td>in</td></tr></table>again</td></tr></table>",
        "<pre>one\n  two</pre><p>x<br>Y<br/>z</p>",
        "<div>a<p>b</p>c<span>d<b>e</b></span>f</div>g",
    ],
)
def test_no_word_of_a_page_is_lost(page: str) -> None:
    import re

    text = read_html_of(page)
    said = "".join("".join(_texts(text)).split())
    assert sorted(said) == sorted("".join(re.sub(r"<[^>]+>", "", page).split()))


def test_scripts_styles_and_entities_of_a_page() -> None:
    page = """<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><html><head><style>a{}</style>
    <script>var a = 171;</script></head><body><p>Fish &amp; chips &x;</p></body></html>"""
    text = read_named("a.html", page.encode())
    assert "root:" not in "".join(_texts(text))
    assert not any("171" in each or "a{}" in each for each in _texts(text))


def test_windows_1252_where_a_page_declares_it() -> None:
    page = b'<html><head><meta charset="windows-1252"></head><body>caf\xe9 \x93x\x94</body></html>'
    assert _texts(read_named("a.html", page)) == ["café “x”"]
