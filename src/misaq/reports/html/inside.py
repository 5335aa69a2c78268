"""A paper for the inside of a page that has a frame, a style and an Urdu font of its own."""

from __future__ import annotations

import re

from misaq.reports.arrangement import arrange
from misaq.reports.document import Document
from misaq.reports.front_rows import front_rows
from misaq.reports.html.lists import draw_definitions
from misaq.reports.html.page import draw_regions

# Every quotation mark of a text is escaped, so that only attributes of our own drawing match.
_STYLE = re.compile(r' style="[^"]*"')


def draw_inside(document: Document) -> str:
    """Return the rows at the head and all blocks; no title, no style, nothing that runs.

    Raises:
        InputRefused: the paper points to a paragraph or source that it does not hold.
    """
    arrangement = arrange(document)
    head = draw_definitions(front_rows(document), arrangement)
    return _STYLE.sub("", f"{head}{draw_regions(document, arrangement)}")
