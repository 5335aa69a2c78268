"""Tables, summary lists and reply boxes as Word tables."""

from __future__ import annotations

from misaq.reports.blocks import Align, FindingBlock, Table
from misaq.reports.docx.elements import Element
from misaq.reports.docx.inline import draw, draw_text
from misaq.reports.docx.paragraphs import cell, paragraph, row, spacer, table
from misaq.reports.docx.sheet import Sheet
from misaq.reports.inline import Content, is_empty
from misaq.reports.row_length import stays_whole

_GRID = ("top", "left", "bottom", "right", "insideH", "insideV")
_LINE_HEIGHT = 300
"""Height of a written line, in twentieths of a point."""


def draw_table(block: Table, sheet: Sheet) -> list[Element]:
    """Return caption, table and the space after it."""
    widths = _widths(block, sheet)
    caption = []
    if not is_empty(block.caption):
        caption = [paragraph("Caption", draw(block.caption, sheet), sheet)]
    rows = [_head(block, widths, sheet), *_rows(block, widths, sheet)]
    return [*caption, table(widths, rows, sheet, lines=_GRID), spacer(sheet)]


def draw_definitions(items: tuple[tuple[Content, Content], ...], sheet: Sheet) -> list[Element]:
    """Return a summary list as a table of two columns."""
    if not items:
        return []
    first = sheet.width // 4
    widths = (first, sheet.width - first)
    rows = [
        row(
            [
                cell(widths[0], [paragraph("SummaryTerm", draw(term, sheet), sheet)]),
                cell(widths[1], [paragraph("TableText", draw(words, sheet), sheet)]),
            ],
            whole=stays_whole((term, words)),
        )
        for term, words in items
    ]
    return [table(widths, rows, sheet, lines=("bottom", "insideH")), spacer(sheet)]


def draw_reply(finding: FindingBlock, sheet: Sheet) -> list[Element]:
    """Return the box for the reply; nothing when it has no lines."""
    if finding.reply_lines == 0:
        return []
    label = paragraph("Label", [draw_text(sheet.language.wording.reply, sheet)], sheet)
    words = paragraph("Normal", draw(finding.reply, sheet), sheet)
    # A reply already given, or typed in later, may be longer than a page.
    box = row(
        [cell(sheet.width, [label, words])],
        whole=is_empty(finding.reply),
        height=(finding.reply_lines + 1) * _LINE_HEIGHT,
    )
    return [table((sheet.width,), [box], sheet, lines=_GRID[:4]), spacer(sheet)]


def _widths(block: Table, sheet: Sheet) -> tuple[int, ...]:
    total = sum(column.width for column in block.columns)
    shares = [int(sheet.width * column.width / total) for column in block.columns]
    return (*shares[:-1], sheet.width - sum(shares[:-1]))


def _head(block: Table, widths: tuple[int, ...], sheet: Sheet) -> Element:
    cells = [
        cell(width, [_words("TableHead", column.title, column.align, sheet)], tinted=True)
        for width, column in zip(widths, block.columns, strict=True)
    ]
    return row(cells, header=True)


def _rows(block: Table, widths: tuple[int, ...], sheet: Sheet) -> list[Element]:
    if not block.rows:
        words = _words("TableText", sheet.language.wording.no_rows, Align.START, sheet)
        return [row([cell(sheet.width, [words], columns=len(widths))])]
    return [
        row(
            [
                cell(width, [_words("TableText", words, column.align, sheet)])
                for width, column, words in zip(widths, block.columns, line, strict=True)
            ],
            whole=stays_whole(line),
        )
        for line in block.rows
    ]


def _words(style: str, content: Content, align: Align, sheet: Sheet) -> Element:
    return paragraph(style, draw(content, sheet), sheet, end=align is Align.END)
