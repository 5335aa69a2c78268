"""A finding as HTML."""

from __future__ import annotations

from misaq.reports.arrangement import Arrangement, Placed
from misaq.reports.blocks import FindingBlock
from misaq.reports.finding_rows import source_lines, summary_rows
from misaq.reports.html.inline import draw, draw_ref, draw_text
from misaq.reports.html.lists import draw_definitions, draw_lettered
from misaq.reports.inline import Content, is_empty
from misaq.reports.language import Wording


def draw_finding(finding: FindingBlock, placed: Placed, arrangement: Arrangement) -> str:
    """Return the finding with its working, sources, question and reply area."""
    wording = placed.language.wording
    return (
        f'<article class="finding" id="{placed.anchor}">\n'
        f'<p class="code">{draw_ref(finding.code)}</p>\n'
        + _sentence(finding, placed, arrangement)
        + draw_definitions(summary_rows(finding, wording), arrangement)
        + _working(finding, wording, arrangement)
        + _part(wording.sources, _lines(source_lines(finding, wording), arrangement))
        + _question(finding, wording, arrangement)
        + _reply(finding, wording, arrangement)
        + "</article>\n"
    )


def _sentence(finding: FindingBlock, placed: Placed, arrangement: Arrangement) -> str:
    number = f'<span class="number">{draw_ref(f"{placed.number}.")} </span>'
    return f'<p class="numbered sentence">{number}{draw(finding.sentence, arrangement)}</p>\n'


def _working(finding: FindingBlock, wording: Wording, arrangement: Arrangement) -> str:
    if not finding.working:
        return ""
    return _part(wording.working, draw_lettered(finding.working, arrangement))


def _lines(lines: tuple[Content, ...], arrangement: Arrangement) -> str:
    items = "".join(f"<li>{draw(line, arrangement)}</li>\n" for line in lines)
    return f'<ul class="plain">\n{items}</ul>\n'


def _part(label: str, body: str) -> str:
    return f'<p class="label">{draw_text(label)}</p>\n{body}'


def _question(finding: FindingBlock, wording: Wording, arrangement: Arrangement) -> str:
    if is_empty(finding.question):
        return ""
    words = f"<p>{draw(finding.question, arrangement)}</p>\n"
    return f'<div class="question">\n{_part(wording.question, words)}</div>\n'


def _reply(finding: FindingBlock, wording: Wording, arrangement: Arrangement) -> str:
    if finding.reply_lines == 0:
        return ""
    words = f"<p>{draw(finding.reply, arrangement)}</p>\n"
    height = f"min-block-size:{finding.reply_lines * 1.5:g}em"
    return f'<div class="reply" style="{height}">\n{_part(wording.reply, words)}</div>\n'
