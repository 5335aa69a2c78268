"""Lists as HTML."""

from __future__ import annotations

from misaq.reports.arrangement import Arrangement
from misaq.reports.html.inline import draw, draw_ref
from misaq.reports.inline import Content
from misaq.reports.letters import letter


def draw_lettered(items: tuple[Content, ...], arrangement: Arrangement) -> str:
    """Return a list whose letters are text, so that they are copied and found with it."""
    lines = "".join(
        f'<li><span class="number">{draw_ref(f"({letter(place)})")} </span>'
        f"{draw(item, arrangement)}</li>\n"
        for place, item in enumerate(items, start=1)
    )
    return f'<ol class="lettered">\n{lines}</ol>\n'


def draw_definitions(items: tuple[tuple[Content, Content], ...], arrangement: Arrangement) -> str:
    """Return a summary list."""
    lines = "".join(
        f"<div><dt>{draw(term, arrangement)}</dt><dd>{draw(words, arrangement)}</dd></div>\n"
        for term, words in items
    )
    return f'<dl class="summary">\n{lines}</dl>\n'
