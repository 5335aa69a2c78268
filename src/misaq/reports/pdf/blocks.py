"""Blocks as data for the typst template."""

from __future__ import annotations

from misaq.reports.arrangement import Arrangement, Placed
from misaq.reports.blocks import (
    Align,
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
    SourceList,
    Table,
)
from misaq.reports.characters import visible
from misaq.reports.finding_rows import source_lines, summary_rows
from misaq.reports.inline import Content, Ref, plain_text
from misaq.reports.language import Language
from misaq.reports.letters import letter
from misaq.reports.mixed import mixed
from misaq.reports.pdf.inline import Data, ref_data, span_data, text_data
from misaq.reports.row_length import stays_whole

_SHORT = 1200
"""Characters of a list that moves to the next page rather than break."""
_FEW_ROWS = 6
"""Rows of a table up to which it is not parted over two pages."""


def block_data(placed: Placed, arrangement: Arrangement) -> Data:  # noqa: C901 - one case a kind
    """Return one block as data."""
    match placed.block:
        case Heading(content, level):
            words = span_data(content, arrangement)
            return {"k": "heading", "level": level, "anchor": placed.anchor, "content": words}
        case Paragraph(content):
            words = span_data(content, arrangement)
            return {"k": "paragraph", **_numbered(placed), "content": words}
        case Bullets(items):
            return {"k": "bullets", "items": [span_data(item, arrangement) for item in items]}
        case Lettered(items):
            return {"k": "lettered", "items": _lettered(items, arrangement)}
        case Definitions(items):
            return {"k": "definitions", "items": rows_data(items, arrangement)}
        case Note(content, title):
            lines = [span_data(line, arrangement) for line in content]
            return {"k": "note", "title": span_data(title, arrangement), "lines": lines}
        case FindingBlock() as finding:
            return _finding(finding, placed, arrangement)
        case Table() as table:
            return _table(table, placed.language, arrangement)
        case Picture() as picture:
            return _picture(picture, arrangement)
        case SourceList() as sources:
            return _sources(sources, arrangement)
        case Contents() as contents:
            return _contents(contents, placed.language, arrangement)
        case PageBreak():
            return {"k": "page-break"}


def rows_data(
    items: tuple[tuple[Content, Content], ...], arrangement: Arrangement
) -> list[list[list[Data]]]:
    """Return the rows of a summary list."""
    return [[span_data(part, arrangement) for part in item] for item in items]


def _numbered(placed: Placed) -> Data:
    if placed.number is None:
        return {}
    return {"number": [ref_data(f"{placed.number}.")], "anchor": placed.anchor}


def _lettered(items: tuple[Content, ...], arrangement: Arrangement) -> list[list[list[Data]]]:
    return [
        [[ref_data(f"({letter(place)})")], span_data(item, arrangement)]
        for place, item in enumerate(items, start=1)
    ]


def _finding(finding: FindingBlock, placed: Placed, arrangement: Arrangement) -> Data:
    wording = placed.language.wording
    return {
        "k": "finding",
        **_numbered(placed),
        "code": span_data(Ref(finding.code), arrangement),
        "sentence": span_data(finding.sentence, arrangement),
        "rows": rows_data(summary_rows(finding, wording), arrangement),
        "whole": _is_short(summary_rows(finding, wording)),
        "working": _lettered(finding.working, arrangement),
        "sources": [span_data(line, arrangement) for line in source_lines(finding, wording)],
        "sources-whole": _is_short(tuple((line,) for line in source_lines(finding, wording))),
        "question": span_data(finding.question, arrangement),
        "question-whole": stays_whole((finding.question,)),
        "reply": span_data(finding.reply, arrangement),
        "reply-lines": finding.reply_lines,
        "labels": {
            "working": wording.working,
            "sources": wording.sources,
            "question": wording.question,
            "reply": wording.reply,
        },
    }


def _is_short(rows: tuple[tuple[Content, ...], ...]) -> bool:
    """Say whether rows are surely shorter than half a page together, so that none need part."""
    return len(rows) <= 12 and sum(len(plain_text(cell)) for row in rows for cell in row) <= _SHORT


def _table(table: Table, language: Language, arrangement: Arrangement) -> Data:
    rows = [[span_data(cell, arrangement) for cell in row] for row in table.rows]
    return {
        "k": "table",
        "widths": [column.width for column in table.columns],
        "ends": [column.align is Align.END for column in table.columns],
        "titles": [span_data(column.title, arrangement) for column in table.columns],
        "caption": span_data(table.caption, arrangement),
        "rows": rows,
        "whole": [stays_whole(row) for row in table.rows],
        "together": len(rows) <= _FEW_ROWS and _is_short(table.rows),
        "no-rows": text_data(language.wording.no_rows),
    }


def _picture(picture: Picture, arrangement: Arrangement) -> Data:
    return {
        "k": "picture",
        "svg": picture.svg,
        "title": span_data(picture.title, arrangement),
        "shows": span_data(picture.shows, arrangement),
        "alternative": visible(plain_text(picture.shows)),
        "legend": span_data(picture.legend, arrangement),
    }


def _sources(sources: SourceList, arrangement: Arrangement) -> Data:
    return {
        "k": "sources",
        "items": [
            {
                "anchor": arrangement.sources[entry.key],
                "key": span_data(Ref(f"[{entry.key}]"), arrangement),
                "content": span_data(entry.content, arrangement),
                "confidence": span_data(entry.confidence, arrangement),
                "whole": stays_whole((entry.content, entry.confidence)),
            }
            for entry in sources.entries
        ],
    }


def _contents(contents: Contents, language: Language, arrangement: Arrangement) -> Data:
    return {
        "k": "contents",
        "title": language.wording.contents,
        "items": [
            {
                "to": entry.anchor,
                "level": entry.heading.level,
                "content": span_data(entry.heading.content, arrangement),
                "span": span_data(
                    mixed(language.write_span(entry.first, entry.last), language), arrangement
                ),
            }
            for entry in arrangement.listed(contents)
        ],
    }
