"""Blocks as Word paragraphs and tables."""

from __future__ import annotations

from misaq.reports.arrangement import Entry, Placed
from misaq.reports.blocks import (
    Bullets,
    Contents,
    Definitions,
    FindingBlock,
    Heading,
    Lettered,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    SourceEntry,
    SourceList,
    Table,
)
from misaq.reports.docx.elements import Element, element
from misaq.reports.docx.finding import draw_finding, draw_lettered, label
from misaq.reports.docx.inline import draw, draw_ref, line_end, tab
from misaq.reports.docx.paragraphs import numbered, paragraph
from misaq.reports.docx.pictures import draw_picture
from misaq.reports.docx.sheet import Sheet
from misaq.reports.docx.tables import draw_definitions, draw_table
from misaq.reports.inline import is_empty
from misaq.reports.mixed import mixed


def draw_block(placed: Placed, sheet: Sheet) -> list[Element]:  # noqa: C901 - one case a kind
    """Return one block as paragraphs and tables."""
    match placed.block:
        case Heading(content, level):
            words = sheet.anchored(placed.anchor, draw(content, sheet))
            return [paragraph(f"Heading{level}", words, sheet)]
        case Paragraph() as block:
            return [_paragraph(block, placed, sheet)]
        case Bullets(items):
            return [paragraph("ListBullet", draw(item, sheet), sheet) for item in items]
        case Lettered(items):
            return draw_lettered(items, sheet)
        case Definitions(items):
            return draw_definitions(items, sheet)
        case Note() as note:
            return _note(note, sheet)
        case FindingBlock() as finding:
            return draw_finding(finding, placed, sheet)
        case Table() as table:
            return draw_table(table, sheet)
        case Picture() as picture:
            return draw_picture(picture, sheet)
        case SourceList(entries):
            return [_source(entry, sheet) for entry in entries]
        case Contents() as contents:
            return _contents(contents, sheet)
        case PageBreak():
            return [paragraph("Spacer", [element("r", [element("br", type="page")])], sheet)]


def _paragraph(block: Paragraph, placed: Placed, sheet: Sheet) -> Element:
    if placed.number is None:
        return paragraph("Normal", draw(block.content, sheet), sheet)
    number = f"{placed.number}."
    return numbered("Numbered", number, block.content, sheet, anchor=placed.anchor)


def _note(note: Note, sheet: Sheet) -> list[Element]:
    title = []
    if not is_empty(note.title):
        title = [paragraph("BoxTitle", draw(note.title, sheet), sheet, boxed=True)]
    lines = [paragraph("Note", draw(line, sheet), sheet, boxed=True) for line in note.content]
    return [*title, *lines]


def _source(entry: SourceEntry, sheet: Sheet) -> Element:
    anchor = sheet.arrangement.sources[entry.key]
    runs = [*sheet.anchored(anchor, [draw_ref(f"[{entry.key}]", sheet)]), tab(sheet)]
    runs += draw(entry.content, sheet)
    if not is_empty(entry.confidence):
        runs += [line_end(sheet), *draw(entry.confidence, sheet)]
    return paragraph("Source", runs, sheet)


def _contents(contents: Contents, sheet: Sheet) -> list[Element]:
    lines = [_entry(entry, sheet) for entry in sheet.arrangement.listed(contents)]
    return [label(sheet.language.wording.contents, sheet), *lines]


def _entry(entry: Entry, sheet: Sheet) -> Element:
    words = draw(entry.heading.content, sheet)
    link = element("hyperlink", words, anchor=entry.anchor, history=1)
    span = sheet.language.write_span(entry.first, entry.last)
    tail = [tab(sheet), *draw(mixed(span, sheet.language), sheet)] if span else []
    return paragraph(f"Contents{entry.heading.level}", [link, *tail], sheet)
