"""Tables of a PDF before their passages are numbered: ruled or aligned, and over page breaks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from misaq.core.sourcebook.reading.passages import comparable
from misaq.sources.documents.pdf.lines import TextLine, lines_of
from misaq.sources.documents.pdf.paragraphs import Paragraph, goes_on, paragraphs_of
from misaq.sources.documents.pdf.ruled import Grid
from misaq.sources.documents.pdf.zones import Aligned, bands_of

_SLACK = 7.0
_LOOSE = 0.7
_FIGURES = re.compile(r"[\d.,%()\s–—-]*\d[\d.,%()\s–—-]*")


@dataclass(slots=True)
class DraftCell:
    """A cell: first row and column it covers, from 0, how many, and what stands in it."""

    row: int
    column: int
    rows: int
    columns: int
    paragraphs: list[Paragraph]

    @property
    def text(self) -> str:
        """Everything in it, on one line."""
        return " ".join(each.text() for each in self.paragraphs)


@dataclass(slots=True)
class DraftTable:
    """A table.

    Attributes:
        width: how many columns it has.
        height: how many rows it has.
        cells: row by row.
        xs: where its columns begin, and where the last ends.
        top: page and height at which it begins.
        end: page and height at which it ends.
        origin: how it was found.
        doubt: why cells of a row may not belong together; empty when rules say so.
        headers: rows that stand again at the top of a page.
    """

    width: int
    height: int
    cells: list[DraftCell]
    xs: tuple[float, ...] = ()
    origin: str = "table"
    doubt: str = ""
    top: tuple[int, float] = (0, 0.0)
    end: tuple[int, float] = (0, 0.0)
    headers: set[int] = field(default_factory=set)

    def row(self, at: int) -> list[DraftCell]:
        """Return the cells that begin in a row, from left to right."""
        return sorted((c for c in self.cells if c.row == at), key=lambda each: each.column)

    def words_of(self, at: int) -> str:
        """Return what a row says, for comparing."""
        return comparable(" | ".join(cell.text for cell in self.row(at)))


def ruled_table(grid: Grid, page: int, body: float) -> DraftTable:
    """Return the table of a grid."""
    cells = []
    for place in grid.places:
        left, right = grid.xs[place.column], grid.xs[place.column + place.columns]
        lines = lines_of(place.words, page)
        # The space at the left of a cell stands at its right, too.
        pad = min((line.x0 for line in lines), default=left) - left
        right -= min(max(pad, 0.0), 0.25 * (right - left))
        paragraphs = paragraphs_of(lines, left=left, right=right, body=body)
        cells.append(DraftCell(place.row, place.column, place.rows, place.columns, paragraphs))
    return DraftTable(
        len(grid.xs) - 1, len(grid.ys) - 1, cells, grid.xs,
        top=(page, grid.ys[0]), end=(page, grid.ys[-1]),
    )  # fmt: skip


def aligned_table(zone: Aligned, body: float) -> DraftTable:
    """Return the table of columns that only alignment tells."""
    rows = _visual_rows(zone)
    starts, how = _row_starts(zone, rows, body)
    edges = [(min(x.x0 for x in c), max(x.x1 for x in c)) for c in zone.columns]
    cells = []
    for at, (top, bottom) in enumerate(zip(starts, [*starts[1:], float("inf")], strict=True)):
        for column, lines in enumerate(zone.columns):
            own = [line for line in lines if top <= line.base < bottom]
            left, right = edges[column]
            paragraphs = paragraphs_of(own, left=left, right=right, body=body)
            cells.append(DraftCell(at, column, 1, 1, paragraphs))
    doubt = f"no rules part the cells: columns are told by alignment, and rows by {how}"
    xs = (*tuple(left for left, _ in edges), edges[-1][1])
    page = rows[0].page
    return DraftTable(
        len(zone.columns), len(starts), cells, xs, "aligned columns", doubt,
        top=(page, rows[0].top), end=(page, rows[-1].bottom),
    )  # fmt: skip


def _visual_rows(zone: Aligned) -> list[TextLine]:
    words = [word for column in zone.columns for line in column for word in line.words]
    return lines_of(words, zone.columns[0][0].page)


def _row_starts(zone: Aligned, rows: list[TextLine], body: float) -> tuple[list[float], str]:
    """Return the lower edge of letters above which each row begins, and what told the rows."""
    bands = bands_of(rows)
    inner = [
        after.top - line.bottom
        for column in zone.columns
        for line, after in itertools.pairwise(column)
    ]
    usual = sorted(inner)[len(inner) // 5] if inner else 0.0
    ruled = [
        any(above.base - 1 <= rule <= row.base for rule in zone.rules)
        for above, row in itertools.pairwise(rows)
    ]
    wide = [band > usual + max(0.25 * body, 2.0) for band in bands]
    if usual > _LOOSE * body:
        opens, how = [True] * len(bands), "line"
    elif any(wide):
        single = [_is_figures(zone, row) for row in rows[1:]]
        opens = [w or r or s for w, r, s in zip(wide, ruled, single, strict=True)]
        how = "the space between them"
    else:
        opens = [r or _opens(zone, row) for r, row in zip(ruled, rows[1:], strict=True)]
        how = "where the left column starts again"
    firsts = [
        rows[0],
        *(
            row
            for row, new in zip(rows[1:], opens, strict=True)
            if new and not row.text[:1].islower()
        ),
    ]
    return [min(word.bottom for word in row.words) - 1 for row in firsts], how


def _is_figures(zone: Aligned, row: TextLine) -> bool:
    """Whether a line has words in the left column and figures alone in another: a row by itself."""
    beside = [
        [line.text for line in column if abs(line.base - row.base) < 0.5 * row.size]
        for column in zone.columns
    ]
    return bool(beside[0]) and any(texts and _FIGURES.fullmatch(texts[0]) for texts in beside[1:])


def _opens(zone: Aligned, row: TextLine) -> bool:
    """Whether a line has words in the left column and in at least one other."""
    filled = [
        any(abs(line.base - row.base) < 0.5 * row.size for line in column)
        for column in zone.columns
    ]
    return filled[0] and sum(filled) > 1


def starts_higher(before: DraftTable, after: DraftTable) -> bool:
    """Whether a table begins on a later page, or in a later column, than the other ends."""
    return after.top[0] > before.end[0] or after.top[1] < before.end[1]


def join_tables(before: DraftTable, after: DraftTable) -> bool:
    """Put a table that opens a page under the one that ended the page before, where it goes on.

    Header rows that stand again are left out, and a row that the page broke is one row again.
    Says whether the two are one.
    """
    if not _same_columns(before, after):
        return False
    repeated = _repeated(before, after)
    before.headers |= set(range(repeated))
    first = repeated
    if first < after.height and _breaks_row(before, after, first):
        _join_row(before, after, first)
        first += 1
    shift = before.height - first
    for cell in after.cells:
        if cell.row >= first:
            cell.row += shift
            before.cells.append(cell)
    before.height += after.height - first
    before.end = after.end
    before.doubt = before.doubt or after.doubt
    return True


def _same_columns(before: DraftTable, after: DraftTable) -> bool:
    if before.width != after.width or before.origin != after.origin:
        return False
    if before.origin != "table":
        return all(abs(a - b) < 2 * _SLACK for a, b in zip(before.xs[:-1], after.xs, strict=False))
    # Pages of a book may stand further left or right; the widths are the same.
    shift = after.xs[0] - before.xs[0]
    return all(abs(b - a - shift) < _SLACK for a, b in zip(before.xs, after.xs, strict=True))


def _repeated(before: DraftTable, after: DraftTable) -> int:
    """Return how many rows at the top of a page only repeat the header."""
    at = 0
    most = min(before.height, after.height, 3)
    while at < most and before.words_of(at) and before.words_of(at) == after.words_of(at):
        at += 1
    return at


def _breaks_row(before: DraftTable, after: DraftTable, first: int) -> bool:
    """Whether the page broke a row: a cell goes on in the middle of what it says."""
    pairs = list(_pairs(before, after, first))
    if any(_never_opens_so(before, old, new) for old, new in pairs):
        return True
    for old, new in pairs:
        if old.paragraphs and new.paragraphs and goes_on(old.paragraphs[-1], new.paragraphs[0]):
            starts = new.paragraphs[0].lines[0].text[:1]
            if starts.islower() or starts in "(,;–—-" or _is_left_open(pairs, new):
                return True
    return False


def _never_opens_so(before: DraftTable, old: DraftCell, new: DraftCell) -> bool:
    """Whether a cell opens as no cell of its column does: empty, or in the middle of a list."""
    if not old.paragraphs:
        return False
    above = [
        c for c in before.cells if c.column == new.column and c.row > max(before.headers, default=0)
    ]
    if not new.paragraphs:
        return new.column == 0 and bool(above) and all(c.paragraphs for c in above)
    first = new.paragraphs[0]
    if not first.marker:
        return False
    items = [each for each in old.paragraphs if each.marker]
    if any(each.indent < first.indent - 0.45 * first.size for each in items):
        return True
    return new.column == 0 and not any(c.paragraphs and c.paragraphs[0].marker for c in above)


def _is_left_open(pairs: Iterable[tuple[DraftCell, DraftCell]], new: DraftCell) -> bool:
    """Whether every other cell of the row on the new page is empty, or goes on as well."""
    return any(not other.paragraphs for _, other in pairs if other is not new)


def _pairs(
    before: DraftTable, after: DraftTable, first: int
) -> Iterable[tuple[DraftCell, DraftCell]]:
    for new in after.row(first):
        reach = [
            c for c in before.cells if c.column == new.column and c.row + c.rows == before.height
        ]
        if reach:
            yield reach[0], new


def _join_row(before: DraftTable, after: DraftTable, first: int) -> None:
    for old, new in _pairs(before, after, first):
        rest = list(new.paragraphs)
        if old.paragraphs and rest and goes_on(old.paragraphs[-1], rest[0]):
            old.paragraphs[-1].take(rest.pop(0))
        old.paragraphs += rest
        old.rows += new.rows - 1
