"""A PDF as passages and tables, in reading order, then its footnotes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from misaq.core.sourcebook.reading.passages import Block, Cell, Passage, Table
from misaq.sources.documents.limits import Limits
from misaq.sources.documents.numbering import CellPlace, PassageCounter
from misaq.sources.documents.opening import OpenedFile
from misaq.sources.documents.pdf.content import Page
from misaq.sources.documents.pdf.hyphens import words_in
from misaq.sources.documents.pdf.lines import TextLine, body_size, lines_of
from misaq.sources.documents.pdf.margins import Parted, part
from misaq.sources.documents.pdf.paragraphs import (
    LARGER,
    Paragraph,
    goes_on,
    heading_levels,
    item_levels,
    paragraphs_of,
)
from misaq.sources.documents.pdf.ruled import Grid, find_grids
from misaq.sources.documents.pdf.tables import (
    DraftCell,
    DraftTable,
    aligned_table,
    join_tables,
    ruled_table,
    starts_higher,
)
from misaq.sources.documents.pdf.taking import take_pages
from misaq.sources.documents.pdf.zones import Aligned, Flow, Layout

Draft = Paragraph | DraftTable


def read_pdf(opened: OpenedFile, limits: Limits) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Return the passages and tables of a PDF, and what of it was left unread.

    Every passage carries the page and the box it stands in.

    Raises:
        InputRefused: for any reason of :func:`take_pages`, or beyond the limits.
    """
    taken = take_pages(opened, limits)
    return blocks_of(taken.pages, limits), taken.notes


def blocks_of(pages: tuple[Page, ...], limits: Limits) -> tuple[Block, ...]:
    """Return what pages say, in reading order; footnotes come last."""
    size = body_size(line for page in pages for line in lines_of(page.words, page.number))
    reading = _Reading(size)
    grids = tuple(find_grids(page.rules, page.words) for page in pages)
    for page, drawn, parted in zip(pages, grids, part(pages, grids, size), strict=True):
        reading.read(page, drawn, parted)
    return tuple(_Numbering(reading, limits).blocks())


@dataclass(slots=True)
class _Reading:
    """Reads page after page, and puts together what the page breaks part."""

    size: float
    drafts: list[Draft] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    lines: list[TextLine] = field(default_factory=list)

    def read(self, page: Page, grids: list[Grid], parted: Parted) -> None:
        """Take what one page says."""
        free = tuple(w for w in parted.body if not any(grid.holds(w) for grid in grids))
        self.lines += [*lines_of(parted.body, page.number), *parted.notes]
        layout = Layout(page.number, self.size, page.rules)
        for zone in layout.zones(free, grids) if free or grids else []:
            drafts: list[Draft] = []
            match zone:
                case Flow():
                    drafts += self._flow(zone.lines)
                case Aligned():
                    drafts.append(aligned_table(zone, self.size))
                case Grid():
                    drafts.append(ruled_table(zone, page.number, self.size))
            for draft in drafts:
                self._add(draft, opens_zone=draft is drafts[0])
        if parted.notes:
            self.notes += self._notes(parted.notes)

    def _flow(self, lines: tuple[TextLine, ...]) -> list[Paragraph]:
        left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
        return paragraphs_of(lines, left=left, right=right, body=self.size)

    def _notes(self, lines: tuple[TextLine, ...]) -> list[Paragraph]:
        left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
        return paragraphs_of(lines, left=left, right=right, body=self.size, place="footnote")

    def _add(self, draft: Draft, *, opens_zone: bool) -> None:
        """Put a draft after the others, or let the last go on with it."""
        before = self.drafts[-1] if self.drafts else None
        if isinstance(draft, DraftTable) and isinstance(before, DraftTable):
            if starts_higher(before, draft) and join_tables(before, draft):
                return
        elif isinstance(draft, Paragraph) and isinstance(before, Paragraph):
            is_text = draft.size < LARGER * self.size
            if opens_zone and is_text and goes_on(before, draft):
                before.take(draft)
                return
        self.drafts.append(draft)


class _Numbering:
    """Makes passages of drafts and numbers them in reading order."""

    def __init__(self, reading: _Reading, limits: Limits) -> None:
        self._reading = reading
        self._counter = PassageCounter(limits)
        self._known = words_in(line.text for line in reading.lines)
        self._tables = 0

    def blocks(self) -> Iterator[Block]:
        drafts = self._reading.drafts
        texts = [each for each in drafts if isinstance(each, Paragraph)]
        headings = heading_levels(texts, self._reading.size)
        levels = dict(zip(map(id, texts), item_levels(texts, headings), strict=True))
        titled = {id(texts[at]): level for at, level in headings.items()}
        for draft in drafts:
            if isinstance(draft, DraftTable):
                yield self._table(draft)
            else:
                yield self._passage(draft, levels[id(draft)], titled.get(id(draft), 0))
        for note in self._reading.notes:
            yield self._passage(note, None, 0)

    def _passage(
        self, paragraph: Paragraph, level: int | None, heading: int, cell: CellPlace | None = None
    ) -> Passage:
        return self._counter.make(
            paragraph.text(self._known),
            cell=cell,
            place=paragraph.place,
            level=level,
            heading=heading,
            marker="" if level is None and not heading else paragraph.marker,
            boxes=paragraph.boxes(),
        )

    def _table(self, draft: DraftTable) -> Table:
        self._tables += 1
        empty: tuple[Cell, ...] = ()
        rows = [list(empty) for _ in range(draft.height)]
        at_place: dict[tuple[int, int], Cell] = {}
        for cell in sorted(draft.cells, key=lambda each: (each.row, each.column)):
            made = self._cell(cell, draft)
            for r in range(cell.row, min(cell.row + cell.rows, draft.height)):
                for c in range(cell.column, cell.column + cell.columns):
                    at_place[r, c] = made
        for r in range(draft.height):
            rows[r] = [at_place.get((r, c)) or Cell(r, c, ()) for c in range(draft.width)]
        doubts = tuple("" if r == 0 else draft.doubt for r in range(draft.height))
        return Table(
            tuple(tuple(row) for row in rows), doubts if draft.doubt else (), origin=draft.origin
        )

    def _cell(self, cell: DraftCell, draft: DraftTable) -> Cell:
        place = CellPlace(self._tables, cell.row + 1, cell.column + 1)
        levels = item_levels(cell.paragraphs)
        passages = tuple(
            self._passage(each, level, 0, place)
            for each, level in zip(cell.paragraphs, levels, strict=True)
        )
        is_header = cell.row in draft.headers
        return Cell(cell.row, cell.column, passages, cell.columns, cell.rows, is_header)
