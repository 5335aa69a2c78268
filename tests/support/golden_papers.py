"""The papers of Examplia as people check them: every paragraph a line, directions written out."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any
from unittest import mock

import docx
from docx.oxml.ns import qn
from lxml import html as lxml_html

from misaq.core.catalogue import check_all
from misaq.core.oversight.routing import find_committee
from misaq.reports import language as languages
from misaq.reports.catalogue import translation_into
from misaq.reports.committee_paper import Paper, Versions, committee_paper
from misaq.reports.document import Document
from misaq.reports.language import ENGLISH, URDU, Language
from misaq.reports.render import Format, render
from tests.support.invented_country import invented_pack

FOLDER = Path(__file__).resolve().parents[1] / "golden" / "papers"
WORDS = FOLDER / "words.json"
_DAY = date(2024, 3, 1)
_MARKS = {"\u2066": "⟨", "\u2067": "⟪", "\u2069": "⟩", "\u2060": ""}


def golden_texts(translate: Callable[[str], str]) -> Mapping[str, str]:
    """Return the text of every golden file, by name, with Urdu as ``translate`` has it."""
    with urdu_by(translate):
        papers = {language.code: paper_in(language) for language in (ENGLISH, URDU)}
        return {
            f"{code}.{form.value}.txt": "\n".join(lines_of(paper, form)) + "\n"
            for code, paper in papers.items()
            for form in (Format.HTML, Format.DOCX)
        }


def words_used() -> Mapping[str, str]:
    """Return the Urdu of every template that the papers ask for, as the catalogue has it now."""
    urdu, used = translation_into("ur"), {}

    def noted(template: str) -> str:
        used[template] = urdu(template)
        return used[template]

    golden_texts(noted)
    return used


def kept_words() -> Callable[[str], str]:
    """Return the Urdu that was accepted: a better translation does not change a golden paper."""
    kept = json.loads(WORDS.read_text(encoding="utf-8"))
    return lambda template: kept.get(template, template)


def paper_in(language: Language) -> Document:
    """Return the paper for the committee on order of Examplia."""
    pack = invented_pack()
    return committee_paper(
        Paper(
            committee=find_committee(pack.registers.institutions, "HC-ORDER"),
            number="HC-ORDER/2024-03-01",
            day=_DAY,
            run=check_all(pack.registers, as_of=_DAY),
            registers=pack.registers,
            versions=Versions(
                country=pack.country,
                pack="1",
                data="2",
                known_at="2024-03-01",
                audit_head="3",
                audit_rows=4,
            ),
            language=language,
        )
    )


@contextmanager
def urdu_by(translate: Callable[[str], str]) -> Iterator[None]:
    """Let Urdu papers be in the Urdu of a catalogue of the test's own."""

    def into(code: str) -> Callable[[str], str]:
        return translate if code == "ur" else str

    with mock.patch.object(languages, "translation_into", into):
        languages._wording.cache_clear()
        yield
    languages._wording.cache_clear()


def lines_of(paper: Document, form: Format) -> Iterator[str]:
    """Yield every paragraph, cell and heading of a paper, with what is set apart in it."""
    raw = render(paper, form)
    yield from _docx_lines(raw) if form is Format.DOCX else _html_lines(raw)


def _docx_lines(raw: bytes) -> Iterator[str]:
    body = docx.Document(io.BytesIO(raw)).element.body
    for paragraph in body.iter(qn("w:p")):
        style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
        text = "".join(_docx_text(part) for part in paragraph.iter())
        if text:
            yield f"{style.get(qn('w:val'))}: {text}"


def _docx_text(part: Any) -> str:
    if part.tag == qn("w:tab"):
        return "→" if part.getparent().tag == qn("w:r") else ""
    words = part.text or "" if part.tag == qn("w:t") else ""
    return "".join(_MARKS.get(character, character) for character in words)


def _html_lines(raw: bytes) -> Iterator[str]:
    tree: Any = lxml_html.document_fromstring(raw.decode("utf-8"))
    root = tree.getroottree().getroot()
    yield f"html {root.get('lang')} {root.get('dir')}"
    for block in tree.xpath(
        "//body//*[self::h1 or self::h2 or self::h3 or self::p or self::li"
        " or self::dt or self::dd or self::th or self::td or self::caption]"
    ):
        yield f"{block.tag}: {_html_text(block)}"


def _html_text(node: Any) -> str:
    if node.tag == "svg" or not isinstance(node.tag, str):
        return ""
    inner = (node.text or "") + "".join(_html_text(child) + (child.tail or "") for child in node)
    if node.tag == "bdi":
        foreign = f"{node.get('lang')}:" if node.get("lang") else ""
        inner = f"⟨{foreign}{inner}⟩"
    return re.sub(r"\s+", " ", inner)
