"""A generated page: its name and its text."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_NOTICE = "<!-- Written by `misaq docs`: change what it is made from, then run `make docs`. -->"


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the generated documentation.

    Attributes:
        name: path inside the folder of generated pages, with "/" between parts.
        text: the page, ending in one newline.
    """

    name: str
    text: str


def page(name: str, title: str, blocks: Iterable[str]) -> Page:
    """Return a page with its heading, and an empty line between blocks.

    Args:
        name: path inside the folder of generated pages.
        title: the heading, as plain markdown.
        blocks: paragraphs, lists, tables and code blocks, in order; empty ones are left out.
    """
    kept = [block.strip("\n") for block in (f"# {title}", _NOTICE, *blocks)]
    return Page(name, "\n\n".join(block for block in kept if block) + "\n")
