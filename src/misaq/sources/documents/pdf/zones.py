"""Where a page has columns: lines side by side, as prose or as a table without rules."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from misaq.core.sourcebook.reading.markers import find_marker
from misaq.sources.documents.pdf.content import Rule, Word
from misaq.sources.documents.pdf.lines import TextLine, lines_of
from misaq.sources.documents.pdf.ruled import Grid

_GUTTER = 0.9
_DEEPEST = 12
_FULL = 0.85

Gap = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Flow:
    """Lines that are read one after the other, from top to bottom."""

    lines: tuple[TextLine, ...]


@dataclass(frozen=True, slots=True)
class Aligned:
    """A table without rules between its columns.

    Attributes:
        columns: the lines of each column, from left to right.
        rules: where rules run across it, from top to bottom.
    """

    columns: tuple[tuple[TextLine, ...], ...]
    rules: tuple[float, ...] = ()


Zone = Flow | Aligned | Grid


@dataclass(frozen=True, slots=True)
class _Run:
    """Lines (from ``start`` to before ``stop``) with an empty strip from top to bottom."""

    start: int
    stop: int
    gap: Gap
    score: int


class Layout:
    """Finds the zones of one page."""

    def __init__(self, page: int, size: float, rules: Iterable[Rule]) -> None:
        self._page = page
        self._size = size
        self._rules = tuple(rule for rule in rules if rule.bottom - rule.top < 3)

    def zones(self, words: tuple[Word, ...], grids: list[Grid], depth: int = 0) -> list[Zone]:
        """Return what stands on a page, or a part of it, in reading order."""
        rows = lines_of(words, self._page)
        run = self._best_run(rows, grids) if depth < _DEEPEST else None
        if run is None:
            return self._at_grid(words, grids, depth) or self._flow(rows, grids)
        above = _words(rows[: run.start])
        below = _words(rows[run.stop :])
        middle = rows[run.start : run.stop]
        upper, beside, lower = _grids_around(rows, run, grids)
        return [
            *(self.zones(above, upper, depth + 1) if above or upper else []),
            *self._beside(middle, beside, depth),
            *(self.zones(below, lower, depth + 1) if below or lower else []),
        ]

    def _at_grid(self, words: tuple[Word, ...], grids: list[Grid], depth: int) -> list[Zone]:
        """Part a page at a ruled table that has nothing beside it; nothing when each has."""
        for grid in grids:
            top, bottom = grid.ys[0], grid.ys[-1]
            if any(top < word.middle[1] < bottom for word in words):
                continue
            above = tuple(word for word in words if word.middle[1] <= top)
            below = tuple(word for word in words if word.middle[1] >= bottom)
            upper = [each for each in grids if each.ys[0] < top]
            lower = [each for each in grids if each is not grid and each not in upper]
            return [
                *(self.zones(above, upper, depth) if above or upper else []),
                grid,
                *(self.zones(below, lower, depth) if below or lower else []),
            ]
        return []

    def _flow(self, rows: list[TextLine], grids: list[Grid]) -> list[Zone]:
        found: list[Zone] = []
        rest = rows
        for grid in grids:
            above = [row for row in rest if row.base <= grid.ys[0] + self._size]
            rest = [row for row in rest if row not in above]
            found += [*([Flow(tuple(above))] if above else []), grid]
        return [*found, *([Flow(tuple(rest))] if rest else [])]

    def _beside(self, rows: list[TextLine], grids: list[Grid], depth: int) -> list[Zone]:
        """Return columns of prose one after the other, or the table that they are."""
        parts = self._columns(rows)
        rules = self._rules_across(rows)
        columns = [tuple(lines_of(part, self._page)) for part in parts]
        if len(columns) < 2:
            return self._flow(rows, grids)
        if not grids and self._is_table(columns, rows, rules):
            return [Aligned(tuple(columns), rules)]
        found: list[Zone] = []
        for at, part in enumerate(parts):
            start = min(word.x0 for word in part) - self._size if at else float("-inf")
            stop = (
                min(word.x0 for word in parts[at + 1]) - self._size
                if at + 1 < len(parts)
                else float("inf")
            )
            own = [grid for grid in grids if start <= grid.xs[0] < stop]
            found += self.zones(part, own, depth + 1)
        return found

    def _rules_across(self, rows: list[TextLine]) -> tuple[float, ...]:
        left, right = min(row.x0 for row in rows), max(row.x1 for row in rows)
        top, bottom = rows[0].top - 2 * self._size, rows[-1].bottom + 2 * self._size
        found = {
            round(rule.top)
            for rule in self._rules
            if top < rule.top < bottom
            and min(rule.x1, right) - max(rule.x0, left) > 0.6 * (right - left)
        }
        return tuple(sorted(found))

    def _best_run(self, rows: list[TextLine], grids: list[Grid]) -> _Run | None:
        best: _Run | None = None
        tried: set[tuple[int, int]] = set()
        for at, row in enumerate(rows):
            for gap in _gaps(row.words, _GUTTER * self._size):
                key = (round(gap[0] / 4), round(gap[1] / 4))
                if key in tried:
                    continue
                run = self._run(rows, at, gap, grids)
                if run is not None and (best is None or run.score > best.score):
                    best = run
                    tried.add(key)
        return best

    def _run(self, rows: list[TextLine], at: int, gap: Gap, grids: list[Grid]) -> _Run | None:
        """Return the longest run around a line that keeps the gap empty, when it has two sides."""
        start, stop = at, at + 1
        while start > 0 and (less := self._free(rows[start - 1], gap)):
            if _is_crossed(rows[start - 1], rows[start], less, grids):
                break
            gap, start = less, start - 1
        while stop < len(rows) and (less := self._free(rows[stop], gap)):
            if _is_crossed(rows[stop - 1], rows[stop], less, grids):
                break
            gap, stop = less, stop + 1
        start, stop = self._trimmed(rows, start, stop, gap)
        left = [row for row in rows[start:stop] if row.x0 < gap[0]]
        right = [row for row in rows[start:stop] if row.x1 > gap[1]]
        few = min(len(left), len(right))
        wide = gap[1] - gap[0] > 1.6 * self._size
        if few < 2 or (few < 3 and not wide) or _only_markers(left, gap):
            return None
        return _Run(start, stop, gap, few)

    def _free(self, row: TextLine, gap: Gap) -> Gap | None:
        """Return the widest part of the gap that a line leaves empty; None when too narrow."""
        pieces = [gap]
        for word in row.words:
            pieces = [
                piece
                for a, b in pieces
                for piece in ((a, min(b, word.x0)), (max(a, word.x1), b))
                if piece[1] > piece[0]
            ] if word.x0 < gap[1] and word.x1 > gap[0] else pieces  # fmt: skip
        widest = max(pieces, key=lambda each: each[1] - each[0], default=(0.0, 0.0))
        return widest if widest[1] - widest[0] >= _GUTTER * self._size else None

    def _trimmed(self, rows: list[TextLine], start: int, stop: int, gap: Gap) -> tuple[int, int]:
        """Leave out lines before both columns begin, and those set apart after one has ended."""
        sides = [(_left(row, gap), _right(row, gap)) for row in rows[start:stop]]
        for side in (0, 1):
            firsts = [at for at, each in enumerate(sides) if each[side]]
            if not firsts:
                return start, start
        top = max(
            min(rows[start + at].top for at, each in enumerate(sides) if each[side])
            for side in (0, 1)
        )
        while start < stop and rows[start].bottom <= top + 1:
            start += 1
        bottom = min(
            max(row.bottom for row in rows[start:stop] if side(row, gap))
            if any(side(row, gap) for row in rows[start:stop]) else 0.0
            for side in (_left, _right)
        )  # fmt: skip
        for at in range(start + 1, stop):
            apart = rows[at].top - rows[at - 1].bottom
            if rows[at].top >= bottom - 1 and apart > 1.1 * self._size:
                return start, at
        return start, stop

    def _columns(self, rows: list[TextLine]) -> list[tuple[Word, ...]]:
        words = sorted(_words(rows), key=lambda each: each.x0)
        columns: list[list[Word]] = []
        reach = float("-inf")
        for word in words:
            if word.x0 - reach >= _GUTTER * self._size or not columns:
                columns.append([])
            columns[-1].append(word)
            reach = max(reach, word.x1)
        merged: list[list[Word]] = []
        for column in columns:
            if merged and all(find_marker(f"{word.text} x") for word in merged[-1]):
                merged[-1] += column
            else:
                merged.append(column)
        return [tuple(column) for column in merged]

    def _is_table(
        self,
        columns: list[tuple[TextLine, ...]],
        rows: list[TextLine],
        rules: tuple[float, ...],
    ) -> bool:
        if len(rules) >= 2 or any(len(column) < 4 for column in columns) or len(columns) > 3:
            return True
        if min(_fill(column) for column in columns) < 0.4:
            return True
        if all(column[0].bold and not column[1].bold for column in columns):
            return True
        usual = median(gap for column in columns for gap in _spaces(column))
        breaks = max(sum(gap > usual + 0.35 * self._size for gap in _spaces(c)) for c in columns)
        bands = sum(gap > usual + 0.35 * self._size for gap in bands_of(rows))
        return bands > 0 and bands >= 0.6 * breaks


def _is_crossed(above: TextLine, below: TextLine, gap: Gap, grids: list[Grid]) -> bool:
    """Whether a ruled table between two lines lies across the gap."""
    return any(
        grid.xs[0] < gap[0] - 1 and gap[1] + 1 < grid.xs[-1]
        and above.top < (grid.ys[0] + grid.ys[-1]) / 2 < below.bottom
        for grid in grids
    )  # fmt: skip


def _grids_around(
    rows: list[TextLine], run: _Run, grids: list[Grid]
) -> tuple[list[Grid], list[Grid], list[Grid]]:
    """Return the ruled tables above, inside and below a part with columns."""
    top = max((row.bottom for row in rows[: run.start]), default=float("-inf"))
    bottom = min((row.top for row in rows[run.stop :]), default=float("inf"))
    first, last = rows[run.start].top, max(row.bottom for row in rows[run.start : run.stop])
    groups: tuple[list[Grid], list[Grid], list[Grid]] = ([], [], [])
    for grid in grids:
        crosses = grid.xs[0] < run.gap[0] - 1 and run.gap[1] + 1 < grid.xs[-1]
        upper, lower = (first, last) if crosses else (top, bottom)
        above, below = grid.ys[-1] <= upper, grid.ys[0] >= lower
        groups[0 if above else 2 if below else 1].append(grid)
    return groups


def bands_of(rows: list[TextLine]) -> list[float]:
    """Return the empty height between each line and everything above it, 0 where they overlap."""
    found, reach = [], rows[0].bottom
    for row in rows[1:]:
        found.append(max(row.top - reach, 0.0))
        reach = max(reach, row.bottom)
    return found


def _spaces(column: tuple[TextLine, ...]) -> list[float]:
    return [after.top - line.bottom for line, after in itertools.pairwise(column)]


def _fill(column: tuple[TextLine, ...]) -> float:
    """Return the share of lines that reach the right side of their column."""
    left, right = min(line.x0 for line in column), max(line.x1 for line in column)
    full = [line for line in column if line.x1 - left >= _FULL * (right - left)]
    return len(full) / len(column)


def _gaps(words: tuple[Word, ...], least: float) -> list[Gap]:
    found, reach = [], words[0].x1
    for word in words[1:]:
        if word.x0 - reach >= least:
            found.append((reach, word.x0))
        reach = max(reach, word.x1)
    return found


def _left(row: TextLine, gap: Gap) -> bool:
    return row.x0 < gap[0]


def _right(row: TextLine, gap: Gap) -> bool:
    return row.x1 > gap[1]


def _only_markers(rows: list[TextLine], gap: Gap) -> bool:
    """Whether all that stands left of a gap are bullets and numbers of a list."""
    for row in rows:
        beside = [word for word in row.words if word.x1 <= gap[0]]
        if len(beside) > 1 or not find_marker(f"{beside[0].text} x"):
            return False
    return True


def _words(rows: list[TextLine]) -> tuple[Word, ...]:
    return tuple(word for row in rows for word in row.words)
