"""Rows of cells that span, laid out as a grid where every place has its cell."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.core.sourcebook.reading.passages import Cell, Passage
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell
from misaq.sources.documents.limits import Limits


@dataclass(frozen=True, slots=True)
class LooseCell:
    """A cell as a file gives it, before its place is known.

    Attributes:
        passages: what is written in it.
        columns: how many columns it covers, at least 1.
        rows: how many rows it covers, at least 1; 0 for all that are left.
        is_header: whether the file marks it as a header.
    """

    passages: tuple[Passage, ...]
    columns: int = 1
    rows: int = 1
    is_header: bool = False


def lay_out(rows: list[list[LooseCell]], limits: Limits) -> tuple[tuple[Cell, ...], ...]:
    """Return the grid of the rows; places that no cell covers get an empty one.

    Raises:
        InputRefused: the grid has more places than the limit.
    """
    places: dict[tuple[int, int], Cell] = {}
    for r, row in enumerate(rows):
        column = 0
        for loose in row:
            while (r, column) in places:
                column += 1
            height = min(loose.rows or len(rows) - r, len(rows) - r)
            cell = Cell(r, column, loose.passages, loose.columns, height, loose.is_header)
            _check_size(len(places) + height * loose.columns, limits)
            for at in (
                (a, b) for a in range(r, r + height) for b in range(column, column + loose.columns)
            ):
                places.setdefault(at, cell)
            column += loose.columns
    width = max((column for _, column in places), default=-1) + 1
    _check_size(width * len(rows), limits)
    return tuple(
        tuple(places.get((r, c)) or Cell(r, c, ()) for c in range(width)) for r in range(len(rows))
    )


def _check_size(count: int, limits: Limits) -> None:
    if count > limits.cells:
        raise InputRefused(
            tell("A table has more than {cells} cells.", cells=f"{limits.cells:,}"),
            next_step=tell("Split the table and read each part."),
            rule="read.cells",
        )
