"""What a paper is made of, from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from misaq.kernel.errors import InputRefused
from misaq.reports.inline import Content
from misaq.reports.language import Language


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading that stays with what follows it.

    Attributes:
        content: its words.
        level: 1 (a part), 2 (a section) or 3 (an institution, a topic).
    """

    content: Content
    level: int = 1

    def __post_init__(self) -> None:
        if self.level not in (1, 2, 3):
            raise InputRefused(
                f"A heading cannot have level {self.level}.", next_step="Use level 1, 2 or 3."
            )


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the next number of the paper (1, 2, 3 … through all sections).

    Attributes:
        content: its words.
        key: name by which :class:`See` finds it; empty when nothing points here.
        numbered: whether it takes a number; lead-ins and captions do not.
    """

    content: Content
    key: str = ""
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list whose order says nothing."""

    items: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Lettered:
    """A list cited by letter: (a), (b) … (z), (aa)."""

    items: tuple[Content, ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """A summary list: what it is called, what it is."""

    items: tuple[tuple[Content, Content], ...]


@dataclass(frozen=True, slots=True)
class Note:
    """A boxed remark.

    Attributes:
        content: its paragraphs.
        title: a few words above them; may be empty.
    """

    content: tuple[Content, ...]
    title: Content = ""


@dataclass(frozen=True, slots=True)
class Support:
    """One source behind a finding.

    Attributes:
        key: key of an entry in a :class:`SourceList` of the same paper.
        confidence: how far it is trusted, in words ("High: primary text read").
        at: where in the source; may be empty.
    """

    key: str
    confidence: Content
    at: Content = ""


@dataclass(frozen=True, slots=True)
class FindingBlock:
    """One finding with everything needed to answer it.

    Attributes:
        code: code of the check ("LST001").
        sentence: the finding; takes the next paragraph number.
        severity: in words ("Serious").
        sureness: how sure the record is of it as a whole, in words; empty when it is not said.
        since: since when; left out when empty.
        working: the working line by line, shown as (a), (b) …
        sources: what it rests on; when empty the paper says that no source supports it.
        question: the question to put; empty when none follows.
        facts: further rows, such as about whom and to whom the question goes.
        reply: what was answered; when empty the area stays blank.
        reply_lines: height left for the reply, in lines of text; 0 leaves the area out.
        key: name by which :class:`See` finds it.
    """

    code: str
    sentence: Content
    severity: Content
    sureness: Content = ""
    since: Content = ""
    working: tuple[Content, ...] = ()
    sources: tuple[Support, ...] = ()
    question: Content = ""
    facts: tuple[tuple[Content, Content], ...] = ()
    reply: Content = ""
    reply_lines: int = 6
    key: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.reply_lines <= 40:
            raise InputRefused(
                f"Finding {self.code} asks for {self.reply_lines} lines of reply.",
                next_step="Give 0 to 40: more do not fit on a page.",
            )


class Align(Enum):
    """Where the text of a column stands."""

    START = "START"
    END = "END"
    """For numbers to compare."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        title: its header.
        width: its share of the table's width, above 0, compared with the other columns.
        align: where its text stands.
    """

    title: Content
    width: float = 1.0
    align: Align = Align.START

    def __post_init__(self) -> None:
        if not 0.01 <= self.width <= 1000:
            raise InputRefused(
                f"A column cannot have the width {self.width}.",
                next_step="Give its share beside the other columns, from 0.01 to 1000.",
            )


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose header is repeated on every page it reaches.

    Attributes:
        columns: at least one.
        rows: shape (rows, columns); without rows the paper says so in words.
        caption: what the table shows; may be empty.

    Raises:
        InputRefused: no column, or a row with another number of cells.
    """

    columns: tuple[Column, ...]
    rows: tuple[tuple[Content, ...], ...]
    caption: Content = ""

    def __post_init__(self) -> None:
        if not self.columns:
            raise InputRefused("A table has no columns.", next_step="Give at least one.")
        for number, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                raise InputRefused(
                    f"Row {number} has {len(row)} cells, the table {len(self.columns)} columns.",
                    next_step="Give one cell to each column; an empty text is a cell too.",
                )


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing with the words that stand for it; its exact values stand in a table of their own.

    Attributes:
        svg: the drawing, by attributes alone: no script, no style, nothing fetched.
        title: what it is of.
        shows: what it shows, in a sentence or two.
        legend: what its forms and letters stand for; may be empty.
    """

    svg: str
    title: Content
    shows: Content
    legend: Content = ""


@dataclass(frozen=True, slots=True)
class SourceEntry:
    """One line of the source list: its key, what it is, how far it is trusted (in words)."""

    key: str
    content: Content
    confidence: Content = ""


@dataclass(frozen=True, slots=True)
class SourceList:
    """The sources of the paper, each with the key it is cited by."""

    entries: tuple[SourceEntry, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """The list of headings with the numbers of their paragraphs.

    Paragraph numbers, not pages: they are the same in every format.

    Attributes:
        depth: the deepest level of heading listed, 1 to 3.
    """

    depth: int = 1


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows starts on a new page."""


Leaf = (
    Heading
    | Paragraph
    | Bullets
    | Lettered
    | Definitions
    | Note
    | FindingBlock
    | Table
    | Picture
    | SourceList
    | Contents
    | PageBreak
)


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on pages laid sideways, for wide tables; starts and ends a page."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Passage:
    """Blocks in another language than the paper."""

    language: Language
    blocks: tuple[Block, ...]


Block = Leaf | Landscape | Passage
