"""A finding as Word paragraphs."""

from __future__ import annotations

from misaq.reports.arrangement import Placed
from misaq.reports.blocks import FindingBlock
from misaq.reports.docx.elements import Element
from misaq.reports.docx.inline import draw, draw_ref, draw_text
from misaq.reports.docx.paragraphs import numbered, paragraph
from misaq.reports.docx.sheet import Sheet
from misaq.reports.docx.tables import draw_definitions, draw_reply
from misaq.reports.finding_rows import source_lines, summary_rows
from misaq.reports.inline import Content, is_empty
from misaq.reports.letters import letter


def draw_finding(finding: FindingBlock, placed: Placed, sheet: Sheet) -> list[Element]:
    """Return the finding with its working, sources, question and reply box."""
    wording = sheet.language.wording
    number = f"{placed.number}."
    return [
        paragraph("FindingCode", [draw_ref(finding.code, sheet)], sheet),
        numbered("FindingSentence", number, finding.sentence, sheet, anchor=placed.anchor),
        *draw_definitions(summary_rows(finding, wording), sheet),
        *_working(finding, sheet),
        label(wording.sources, sheet),
        *_sources(finding, sheet),
        *_question(finding, sheet),
        *draw_reply(finding, sheet),
    ]


def label(text: Content, sheet: Sheet) -> Element:
    """Return the few words above a part, kept with it."""
    return paragraph("Label", draw(text, sheet), sheet)


def draw_lettered(items: tuple[Content, ...], sheet: Sheet) -> list[Element]:
    """Return a list whose letters are text."""
    return [
        numbered("Lettered", f"({letter(place)})", item, sheet)
        for place, item in enumerate(items, start=1)
    ]


def _sources(finding: FindingBlock, sheet: Sheet) -> list[Element]:
    """Return the list of sources, each line but the last kept with the next."""
    lines = source_lines(finding, sheet.language.wording)
    styles = ["PlainKept"] * (len(lines) - 1) + ["Plain"]
    drawn = [draw(line, sheet) for line in lines]
    return [paragraph(style, runs, sheet) for style, runs in zip(styles, drawn, strict=True)]


def _working(finding: FindingBlock, sheet: Sheet) -> list[Element]:
    if not finding.working:
        return []
    return [label(sheet.language.wording.working, sheet), *draw_lettered(finding.working, sheet)]


def _question(finding: FindingBlock, sheet: Sheet) -> list[Element]:
    if is_empty(finding.question):
        return []
    title = draw_text(sheet.language.wording.question, sheet)
    return [
        paragraph("BoxTitle", [title], sheet, boxed=True),
        paragraph("Question", draw(finding.question, sheet), sheet, boxed=True),
    ]
