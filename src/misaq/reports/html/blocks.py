"""Blocks as HTML."""

from __future__ import annotations

from misaq.reports.arrangement import Arrangement, Entry, Placed
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
from misaq.reports.html.finding import draw_finding
from misaq.reports.html.inline import draw, draw_ref, draw_text
from misaq.reports.html.lists import draw_definitions, draw_lettered
from misaq.reports.language import Language
from misaq.reports.mixed import mixed


def draw_block(placed: Placed, arrangement: Arrangement) -> str:  # noqa: C901 - one case a kind
    """Return one block as HTML, ended by a line end."""
    match placed.block:
        case Heading() as heading:
            return _heading(heading, placed.anchor, arrangement)
        case Paragraph() as paragraph:
            return _paragraph(paragraph, placed, arrangement)
        case Bullets(items):
            lines = "".join(f"<li>{draw(item, arrangement)}</li>\n" for item in items)
            return f"<ul>\n{lines}</ul>\n"
        case Lettered(items):
            return draw_lettered(items, arrangement)
        case Definitions(items):
            return draw_definitions(items, arrangement)
        case Note() as note:
            return _note(note, arrangement)
        case FindingBlock() as finding:
            return draw_finding(finding, placed, arrangement)
        case Table() as table:
            return _table(table, placed.language, arrangement)
        case Picture() as picture:
            return _picture(picture, arrangement)
        case SourceList() as sources:
            return _sources(sources, arrangement)
        case Contents() as contents:
            return _contents(contents, placed.language, arrangement)
        case PageBreak():
            return '<div class="page-break"></div>\n'


def _heading(heading: Heading, anchor: str, arrangement: Arrangement) -> str:
    # The title of the paper is the one h1.
    tag = f"h{heading.level + 1}"
    return f'<{tag} id="{anchor}">{draw(heading.content, arrangement)}</{tag}>\n'


def _paragraph(paragraph: Paragraph, placed: Placed, arrangement: Arrangement) -> str:
    words = draw(paragraph.content, arrangement)
    if placed.number is None:
        return f"<p>{words}</p>\n"
    number = f'<span class="number">{draw_ref(f"{placed.number}.")} </span>'
    return f'<p class="numbered" id="{placed.anchor}">{number}{words}</p>\n'


def _note(note: Note, arrangement: Arrangement) -> str:
    title = draw(note.title, arrangement)
    head = f'<p class="note-title">{title}</p>\n' if title else ""
    lines = "".join(f"<p>{draw(line, arrangement)}</p>\n" for line in note.content)
    return f'<aside class="note">\n{head}{lines}</aside>\n'


def _table(table: Table, language: Language, arrangement: Arrangement) -> str:
    total = sum(column.width for column in table.columns)
    shares = "".join(
        f'<col style="inline-size:{100 * column.width / total:.2f}%">' for column in table.columns
    )
    titles = "".join(
        f'<th scope="col"{_aligned(column.align)}>{draw(column.title, arrangement)}</th>'
        for column in table.columns
    )
    caption = draw(table.caption, arrangement)
    return (
        # Reached by the keyboard, because a wide table scrolls on a narrow screen.
        '<div class="scroll" tabindex="0">'
        f'<table style="--columns:{len(table.columns)}">\n'
        + (f"<caption>{caption}</caption>\n" if caption else "")
        + f"<colgroup>{shares}</colgroup>\n<thead><tr>{titles}</tr></thead>\n"
        + f"<tbody>\n{_rows(table, language, arrangement)}</tbody>\n</table></div>\n"
    )


def _picture(picture: Picture, arrangement: Arrangement) -> str:
    legend = draw(picture.legend, arrangement)
    return (
        f'<figure class="picture">\n<figcaption>{draw(picture.title, arrangement)}</figcaption>\n'
        # Made by our own drawing, in which every text is escaped.
        f'<div class="scroll" tabindex="0">{picture.svg}</div>\n'
        + (f'<p class="key">{legend}</p>\n' if legend else "")
        + f"<p>{draw(picture.shows, arrangement)}</p>\n</figure>\n"
    )


def _rows(table: Table, language: Language, arrangement: Arrangement) -> str:
    if not table.rows:
        words = draw_text(language.wording.no_rows)
        return f'<tr><td colspan="{len(table.columns)}">{words}</td></tr>\n'
    aligned = [_aligned(column.align) for column in table.columns]
    return "".join(
        "<tr>"
        + "".join(
            f"<td{align}>{draw(cell, arrangement)}</td>"
            for align, cell in zip(aligned, row, strict=True)
        )
        + "</tr>\n"
        for row in table.rows
    )


def _aligned(align: Align) -> str:
    return ' class="end"' if align is Align.END else ""


def _sources(sources: SourceList, arrangement: Arrangement) -> str:
    lines = []
    for entry in sources.entries:
        words = draw(entry.content, arrangement)
        trust = draw(entry.confidence, arrangement)
        tail = f' <span class="confidence">{trust}</span>' if trust else ""
        lines.append(
            f'<div id="{arrangement.sources[entry.key]}">'
            f"<dt>{draw_ref(f'[{entry.key}]')}</dt><dd>{words}{tail}</dd></div>\n"
        )
    return f'<dl class="sources">\n{"".join(lines)}</dl>\n'


def _contents(contents: Contents, language: Language, arrangement: Arrangement) -> str:
    title = draw_text(language.wording.contents)
    lines = "".join(_entry(entry, language, arrangement) for entry in arrangement.listed(contents))
    return (
        f'<nav class="contents" aria-label="{title}">\n<p class="label">{title}</p>\n'
        f"<ul>\n{lines}</ul>\n</nav>\n"
    )


def _entry(entry: Entry, language: Language, arrangement: Arrangement) -> str:
    words = draw(entry.heading.content, arrangement)
    span = draw(mixed(language.write_span(entry.first, entry.last), language), arrangement)
    return (
        f'<li class="level-{entry.heading.level}"><a href="#{entry.anchor}">{words}</a> '
        f'<span class="span">{span}</span></li>\n'
    )
