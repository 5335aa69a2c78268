"""A map of equal squares; west stays west in every language."""

from __future__ import annotations

from itertools import groupby

from misaq.reports.charts.direct.sheet import Manner, Sheet, fill_token, stroke_token
from misaq.reports.charts.pieces import Names
from misaq.reports.charts.records import Cell, Grid, Ink

_LARGEST = {True: 112, False: 78}
_TALLEST = 560
"""Px that a map may be high where its squares can still be read."""
_PAD = 4
_LEGIBLE = 24
"""Px of a square from which something is written in it."""
_EASY = 48
"""Px of a square that has room for its letters and its number."""
_ROOMY = 64
"""Px of a square from which its letters are large."""
_LETTER = 0.62
"""Width of a letter or digit against its height."""


def draw_squares(grid: Grid, names: Names, manner: Manner) -> str:
    """Return the squares with what is written in them; too small for that, colours alone.

    A square that is too small to be read is no mark either: a table has the numbers.
    """
    cells = [cell for cell in grid.cells if cell.words]
    left = min((cell.column for cell in cells), default=0)
    top = min((cell.row for cell in cells), default=0)
    columns = max((cell.column for cell in cells), default=0) - left + 1
    rows = max((cell.row for cell in cells), default=0) - top + 1
    step = min(_LARGEST[manner.is_wide], manner.width // columns)
    step = min(step, max(_TALLEST // rows, _EASY))
    sheet = Sheet(columns * step + 2 * _PAD, rows * step + 2 * _PAD, names, manner)
    if step < _LEGIBLE and manner.reads_out:
        _colours(sheet, cells, (left, top), step)
        return sheet.svg()
    for cell in cells:
        place = (_PAD + (cell.column - left) * step, _PAD + (cell.row - top) * step)
        sheet.path(
            _square(*place, step), fill=fill_token(cell.ink), stroke=stroke_token(cell.ink),
            dash=_dash(cell.ink), words=cell.words,
        )  # fmt: skip
        _write(sheet, cell, place, step)
    return sheet.svg()


def _colours(sheet: Sheet, cells: list[Cell], corner: tuple[int, int], step: int) -> None:
    """Draw all squares of one colour as one piece; the last stands for all that is shown."""
    ordered = sorted(cells, key=lambda cell: cell.ink.value)
    for ink, group in groupby(ordered, key=lambda cell: cell.ink):
        d = "".join(
            _square(
                _PAD + (cell.column - corner[0]) * step, _PAD + (cell.row - corner[1]) * step, step
            )
            for cell in group
        )
        sheet.path(d, fill=fill_token(ink), stroke=stroke_token(ink), dash=_dash(ink))


def _square(x: int, y: int, step: int) -> str:
    side = step - 2
    return f"M{x + 1} {y + 1}h{side}v{side}h-{side}z"


def _dash(ink: Ink) -> str:
    return "3,2" if ink is Ink.OPEN else ""


def _write(sheet: Sheet, cell: Cell, place: tuple[int, int], step: int) -> None:
    x, middle = place[0] + step / 2, place[1] + step / 2
    large = 15 if step >= _ROOMY else 12
    small = 12 if step >= _ROOMY else 10
    has_both = bool(cell.text and cell.name) and step >= 34
    if has_both:
        sheet.text(
            x, middle - step / 6, cell.name, _fitting(cell.name, small, step), ink="quiet",
            anchor="middle",
        )  # fmt: skip
    text = cell.text or cell.name
    below = step / 4.5 + 2 if has_both else 4
    sheet.text(x, middle + below, text, _fitting(text, large, step), anchor="middle")


def _fitting(text: object, size: float, step: int) -> float:
    """Return the size at which the text stays inside its square."""
    most = (step - 4) / (max(len(str(text)), 1) * _LETTER)
    return round(max(7.0, min(size, most)), 1)
