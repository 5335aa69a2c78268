"""What a document is made of once it was read: passages, cells, tables, in their order."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum


class DocumentKind(Enum):
    """What kind of file the bytes were."""

    TEXT = "text"
    DOCX = "docx"
    HTML = "html"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in points from the page's upper left corner.

    Attributes:
        page: number of the page, from 1.
        left: distance of its left side.
        top: distance of its upper side.
        right: distance of its right side, not less than ``left``.
        bottom: distance of its lower side, not less than ``top``.
    """

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a passage stands, so that a person can put a finger on it.

    Attributes:
        passage: its number in the document, from 1.
        sha256: hash of the passage text, UTF-8, 64 hexadecimal digits.
        lines: first and last line in a text file, from 1; None in DOCX, HTML and PDF.
        paragraph: number of the paragraph in DOCX, HTML and PDF, from 1; None in a text file.
        table: number of the table, from 1; None outside tables.
        row: row of that table, from 1.
        column: column of that table, from 1.
        place: what else holds it ("footnote", "text box"); empty for the body.
        boxes: where a PDF shows it, one for each page and column it runs over; empty elsewhere.
    """

    passage: int
    sha256: str
    lines: tuple[int, int] | None = None
    paragraph: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None
    place: str = ""
    boxes: tuple[Box, ...] = ()

    @property
    def page(self) -> int | None:
        """The page it begins on, from 1; None where a document has no pages."""
        return self.boxes[0].page if self.boxes else None


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph, list item or line of a document, code points unchanged.

    Attributes:
        text: as written, marker included; white space between words is one space.
        anchor: where it stands.
        marker: the bullet or number it opens with ("•", "1.1", "(a)"); empty when none was typed.
        level: depth in its list, 0 outermost; None when it is no list item.
        heading: 1 to 6 for a heading, 0 for none.
        gap: blank lines above it beyond the usual spacing (text files only).
        raw: the lines as they stand in a text file, to find columns by; empty elsewhere.
    """

    text: str
    anchor: Anchor
    marker: str = ""
    level: int | None = None
    heading: int = 0
    gap: int = 0
    raw: tuple[str, ...] = ()

    @property
    def body(self) -> str:
        """The text without its marker."""
        return self.text[len(self.marker) :].strip()

    @property
    def is_item(self) -> bool:
        """Whether it is a list item."""
        return self.level is not None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; a cell that spans stands at every place it covers.

    Attributes:
        row: first row it covers, from 0.
        column: first column it covers, from 0.
        passages: what is written in it, in order.
        columns: how many columns it covers.
        rows: how many rows it covers.
        is_header: whether the file itself marks it as a header.
    """

    row: int
    column: int
    passages: tuple[Passage, ...]
    columns: int = 1
    rows: int = 1
    is_header: bool = False

    @property
    def text(self) -> str:
        """Everything in the cell on one line, without markers."""
        return " ".join(passage.body for passage in self.passages if passage.body)


@dataclass(frozen=True, slots=True)
class Table:
    """A grid of cells.

    Attributes:
        rows: every row has as many places as the table has columns.
        doubts: for each row, why its cells may not belong together; empty when they surely do.
        origin: how the grid was found ("table", "definition list", "flattened text" …).
        caption: the table's own caption; empty when it has none.
    """

    rows: tuple[tuple[Cell, ...], ...]
    doubts: tuple[str, ...] = ()
    origin: str = "table"
    caption: str = ""

    @property
    def width(self) -> int:
        """How many columns there are."""
        return len(self.rows[0]) if self.rows else 0

    def doubt(self, row: int) -> str:
        """Return why the cells of a row (from 0) may not belong together; empty when sure."""
        return self.doubts[row] if row < len(self.doubts) else ""

    def cells(self) -> Iterator[Cell]:
        """Yield every cell once, in reading order."""
        for r, row in enumerate(self.rows):
            for c, cell in enumerate(row):
                if (cell.row, cell.column) == (r, c):
                    yield cell


Block = Passage | Table


@dataclass(frozen=True, slots=True)
class ReadText:
    """A document after reading.

    Attributes:
        name: file name, without its folder.
        sha256: hash of the bytes, 64 hexadecimal digits.
        kind: what the bytes were.
        blocks: passages and tables in reading order.
        notes: what of the file was left unread, and why; empty when nothing was.
    """

    name: str
    sha256: str
    kind: DocumentKind
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()

    def passages(self) -> Iterator[Passage]:
        """Yield every passage once, those inside tables too, in reading order."""
        yield from passages_of(self.blocks)


def passages_of(blocks: tuple[Block, ...]) -> Iterator[Passage]:
    """Yield every passage of the blocks once, in reading order."""
    for block in blocks:
        if isinstance(block, Passage):
            yield block
        else:
            for cell in block.cells():
                yield from cell.passages


def hash_text(text: str) -> str:
    """Return the SHA-256 of the text's UTF-8 bytes, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def comparable(text: str) -> str:
    """Return the form in which two texts are compared, never stored: NFC, one case, one space."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split()).strip(" .:;،۔")
