"""Which rows of a table can move to the next page as a whole."""

from __future__ import annotations

from misaq.reports.inline import Content, plain_text

_LONGEST = 600
"""Characters in one cell; a longer cell could be taller than a page and would be cut off."""


def stays_whole(row: tuple[Content, ...]) -> bool:
    """Say whether the row is surely shorter than a page, so that it need not break."""
    return max(len(plain_text(cell)) for cell in row) <= _LONGEST
