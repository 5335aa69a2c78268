"""A whole paper as one HTML file."""

from __future__ import annotations

from misaq.reports.arrangement import Arrangement, arrange
from misaq.reports.document import Document
from misaq.reports.front_rows import front_rows
from misaq.reports.html.blocks import draw_block
from misaq.reports.html.inline import draw, draw_ref, draw_text
from misaq.reports.html.lists import draw_definitions
from misaq.reports.html.style import style_of

# Nothing is fetched and nothing runs, even if an escape should fail.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:"


def draw_html(document: Document) -> bytes:
    """Return the paper as a self-contained HTML file in UTF-8.

    Raises:
        InputRefused: the paper points to a paragraph or source that it does not hold.
    """
    arrangement = arrange(document)
    language = document.language
    page = (
        "<!doctype html>\n"
        f'<html lang="{draw_text(language.tag)}" dir="{language.direction.value}">\n'
        f"{_head(document, arrangement)}<body>\n{_banner(document)}<main>\n"
        f"{_front(document, arrangement)}{draw_regions(document, arrangement)}"
        "</main>\n</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _head(document: Document, arrangement: Arrangement) -> str:
    return (
        '<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="dcterms.date" content="{document.front.day.isoformat()}">\n'
        f"<title>{draw_text(document.title)}</title>\n"
        f"<style>\n{style_of(document, arrangement)}</style>\n</head>\n"
    )


def _banner(document: Document) -> str:
    front = document.front
    mark = f"<strong>{draw_text(front.mark)}</strong> " if front.mark else ""
    return f'<p class="banner">{mark}{draw_ref(front.paper_number)}</p>\n'


def _front(document: Document, arrangement: Arrangement) -> str:
    front = document.front
    return (
        '<header class="front">\n'
        f'<p class="institution">{draw(front.institution, arrangement)}</p>\n'
        f'<p class="committee">{draw(front.committee, arrangement)}</p>\n'
        f"<h1>{draw_text(document.title)}</h1>\n"
        f"{draw_definitions(front_rows(document), arrangement)}</header>\n"
    )


def draw_regions(document: Document, arrangement: Arrangement) -> str:
    """Return all blocks, in stretches of one language and one way of laying the page."""
    parts = []
    for landscape, language, placed in arrangement.regions():
        blocks = "".join(draw_block(place, arrangement) for place in placed)
        kind = ' class="landscape"' if landscape else ""
        said = ""
        if language != document.language:
            said = f' lang="{draw_text(language.tag)}" dir="{language.direction.value}"'
        parts.append(f"<div{kind}{said}>\n{blocks}</div>\n")
    return "".join(parts)
