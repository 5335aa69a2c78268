"""Tables drawn with rules: lines of a page in, grids out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from misaq.sources.documents.pdf.content import Rule, Word

_NEAR = 3.0
_THICKEST = 3.0
_SHORTEST = 4.0


@dataclass(frozen=True, slots=True)
class Place:
    """One cell of a grid, which may span.

    Attributes:
        row: first row it covers, from 0.
        column: first column it covers, from 0.
        rows: how many rows it covers.
        columns: how many columns it covers.
        words: what stands in it.
    """

    row: int
    column: int
    rows: int
    columns: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table on one page.

    Attributes:
        xs: where its columns begin, and where the last ends.
        ys: where its rows begin, and where the last ends.
        places: its cells, row by row.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    places: tuple[Place, ...]

    def holds(self, word: Word) -> bool:
        """Whether a word stands in it."""
        x, y = word.middle
        return self.xs[0] <= x <= self.xs[-1] and self.ys[0] <= y <= self.ys[-1]


@dataclass(slots=True)
class _Span:
    """A rule along one axis: where it is across, and from where to where it runs."""

    at: float
    start: float
    end: float


def find_grids(rules: Iterable[Rule], words: tuple[Word, ...]) -> list[Grid]:
    """Return every ruled table with at least two cells and some words, from top to bottom."""
    across, down = _spans(rules)
    grids = [_grid(a, d, words) for a, d in _parts(across, down)]
    found = [grid for grid in grids if grid is not None]
    # A grid inside another (a box drawn in a cell) is part of the larger one.
    found.sort(key=lambda each: -(each.xs[-1] - each.xs[0]) * (each.ys[-1] - each.ys[0]))
    outer: list[Grid] = []
    for grid in found:
        if not any(_covers(other, grid) for other in outer):
            outer.append(grid)
    return sorted(outer, key=lambda each: each.ys[0])


def _covers(outer: Grid, inner: Grid) -> bool:
    wide = outer.xs[0] - 1 <= inner.xs[0] and inner.xs[-1] <= outer.xs[-1] + 1
    return wide and outer.ys[0] - 1 <= inner.ys[0] and inner.ys[-1] <= outer.ys[-1] + 1


def _spans(rules: Iterable[Rule]) -> tuple[list[_Span], list[_Span]]:
    across, down = [], []
    for rule in rules:
        wide, high = rule.x1 - rule.x0, rule.bottom - rule.top
        if high <= _THICKEST and wide > _SHORTEST:
            across.append(_Span((rule.top + rule.bottom) / 2, rule.x0, rule.x1))
        elif wide <= _THICKEST and high > _SHORTEST:
            down.append(_Span((rule.x0 + rule.x1) / 2, rule.top, rule.bottom))
    return _merged(across), _merged(down)


def _merged(spans: list[_Span]) -> list[_Span]:
    """Return spans with those on one line that touch put together."""
    levels: list[list[_Span]] = []
    for span in sorted(spans, key=lambda each: each.at):
        if levels and span.at - levels[-1][0].at <= _NEAR:
            levels[-1].append(span)
        else:
            levels.append([span])
    merged: list[_Span] = []
    for level in levels:
        at = sum(each.at for each in level) / len(level)
        open_span: _Span | None = None
        for span in sorted(level, key=lambda each: each.start):
            if open_span is not None and span.start <= open_span.end + _NEAR:
                open_span.end = max(open_span.end, span.end)
                continue
            open_span = _Span(at, span.start, span.end)
            merged.append(open_span)
    return merged


def _parts(across: list[_Span], down: list[_Span]) -> list[tuple[list[_Span], list[_Span]]]:
    """Return the rules of each table: those that touch, directly or through others."""
    spans = [*across, *down]
    leader = list(range(len(spans)))

    def find(at: int) -> int:
        while leader[at] != at:
            leader[at] = leader[leader[at]]
            at = leader[at]
        return at

    for a, flat in enumerate(across):
        for d, upright in enumerate(down):
            if _touch(flat, upright):
                leader[find(a)] = find(len(across) + d)
    groups: dict[int, tuple[list[_Span], list[_Span]]] = {}
    for at, span in enumerate(spans):
        group = groups.setdefault(find(at), ([], []))
        group[0 if at < len(across) else 1].append(span)
    return [group for group in groups.values() if group[0] and group[1]]


def _touch(flat: _Span, upright: _Span) -> bool:
    return (
        flat.start - _NEAR <= upright.at <= flat.end + _NEAR
        and upright.start - _NEAR <= flat.at <= upright.end + _NEAR
    )


def _grid(across: list[_Span], down: list[_Span], words: tuple[Word, ...]) -> Grid | None:
    xs = _edges([each.at for each in down], [v for each in across for v in (each.start, each.end)])
    ys = _edges([each.at for each in across], [v for each in down for v in (each.start, each.end)])
    if len(xs) < 2 or len(ys) < 2 or len(xs) + len(ys) < 5:
        return None  # a box or a frame: what stands in it is text
    inside = [
        word for word in words
        if xs[0] <= word.middle[0] <= xs[-1] and ys[0] <= word.middle[1] <= ys[-1]
    ]  # fmt: skip
    if not inside:
        return None
    places = _places(xs, ys, across, down, inside)
    filled = sum(bool(place.words) for place in places)
    return Grid(tuple(xs), tuple(ys), places) if filled > 1 else None


def _edges(inner: list[float], outer: list[float]) -> list[float]:
    """Return where rules stand, and the outer ends where no rule closes the table."""
    found = sorted(set(inner))
    if outer and min(outer) < found[0] - 2 * _NEAR:
        found.insert(0, min(outer))
    if outer and max(outer) > found[-1] + 2 * _NEAR:
        found.append(max(outer))
    return found


def _places(
    xs: list[float], ys: list[float], across: list[_Span], down: list[_Span], words: list[Word]
) -> tuple[Place, ...]:
    taken: dict[tuple[int, int], tuple[int, int, int, int]] = {}
    for row in range(len(ys) - 1):
        for column in range(len(xs) - 1):
            if (row, column) not in taken:
                _take(row, column, xs, ys, across, down, taken)
    held: dict[tuple[int, int, int, int], list[Word]] = {}
    for word in words:
        x, y = word.middle
        at = _slot(ys, y), _slot(xs, x)
        held.setdefault(taken[at], []).append(word)
    return tuple(
        Place(r, c, rows, columns, tuple(held.get((r, c, rows, columns), ())))
        for r, c, rows, columns in dict.fromkeys(taken.values())
    )


def _slot(edges: list[float], at: float) -> int:
    return next((i for i in range(len(edges) - 2) if at < edges[i + 1]), len(edges) - 2)


def _take(
    row: int, column: int, xs: list[float], ys: list[float],
    across: list[_Span], down: list[_Span], taken: dict[tuple[int, int], tuple[int, int, int, int]],
) -> None:  # fmt: skip
    """Give a cell all places to its right and below that no rule parts from it."""
    columns, rows = 1, 1
    while (
        column + columns < len(xs) - 1
        and (row, column + columns) not in taken
        and not _parted(down, xs[column + columns], ys[row], ys[row + 1])
    ):
        columns += 1
    while row + rows < len(ys) - 1 and not any(
        (row + rows, c) in taken or _parted(across, ys[row + rows], xs[c], xs[c + 1])
        for c in range(column, column + columns)
    ):
        rows += 1
    for r in range(row, row + rows):
        for c in range(column, column + columns):
            taken[r, c] = (row, column, rows, columns)


def _parted(spans: list[_Span], at: float, start: float, end: float) -> bool:
    """Whether a rule at ``at`` runs through the middle of the stretch."""
    middle = (start + end) / 2
    return any(abs(s.at - at) <= _NEAR and s.start <= middle <= s.end for s in spans)
