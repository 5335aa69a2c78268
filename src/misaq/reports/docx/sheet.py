"""What the writer of a block needs to know about the paper around it."""

from __future__ import annotations

from dataclasses import dataclass, field

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.parts.document import DocumentPart

from misaq.reports.arrangement import Arrangement
from misaq.reports.docx.elements import Element, element
from misaq.reports.language import Language

PORTRAIT_WIDTH = 9412
"""Width of the text on an upright A4 page, in twentieths of a point (166 mm)."""
LANDSCAPE_WIDTH = 14344
"""The same on a page laid sideways (253 mm)."""


@dataclass(slots=True)
class Sheet:
    """The place where blocks are written.

    Attributes:
        arrangement: numbers and anchors of the paper.
        part: keeps the addresses that links lead to.
        language: of the block being written.
        width: of the text, in twentieths of a point.
        bookmarks: how many anchors were set; each needs a number of its own.
    """

    arrangement: Arrangement
    part: DocumentPart
    language: Language
    width: int = PORTRAIT_WIDTH
    bookmarks: int = field(default=0)

    def link_to(self, href: str) -> str:
        """Return the key under which the file keeps an address."""
        return self.part.relate_to(href, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def anchored(self, anchor: str, runs: list[Element]) -> list[Element]:
        """Return the runs between the marks of an anchor; as they are when it is empty."""
        if not anchor:
            return runs
        self.bookmarks += 1
        start = element("bookmarkStart", id=self.bookmarks, name=anchor)
        return [start, *runs, element("bookmarkEnd", id=self.bookmarks)]
