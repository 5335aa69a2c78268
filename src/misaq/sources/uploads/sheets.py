"""Reading the rows of a CSV or XLSX that somebody fills in: as text, every problem at once."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from misaq.core.changes.rules import hidden_sign
from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.words import tell
from misaq.sources.uploads.kinds import FileKind, inspect, refused
from misaq.sources.uploads.plain_text import decode

MOST_ROWS = 10_000
MOST_COLUMNS = 60
LONGEST_CELL = 10_000
_MOST_CELLS = 1_000
"""Cells of a row that is looked at to tell what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row with what stands in its cells, by column; empty cells are left out.

    Attributes:
        number: as a spreadsheet numbers it; the header is 1.
    """

    number: int
    cells: dict[str, str]


def read_rows(
    name: str, data: bytes, *, most_rows: int = MOST_ROWS
) -> tuple[tuple[str, ...], tuple[Row, ...]]:
    """Return the columns and the rows of a CSV (commas, semicolons or tabs) or of an XLSX.

    Of an XLSX the first sheet is read. A cell with a formula is refused: what it gives depends on
    where it is opened. A day becomes year-month-day, a number its digits.

    Args:
        most_rows: rows below the header that are taken; one more, and it is refused whole.

    Raises:
        InputRefused: it is neither, is damaged or dangerous, has no header, too many rows, or
            cells that cannot be taken; every problem is listed with its row and column.
    """
    kind = inspect(name, data).kind
    problems: list[Problem] = []
    if kind is FileKind.XLSX:
        lines = list(_xlsx_lines(data, problems, most_rows))
    elif kind is FileKind.CSV:
        lines = list(_csv_lines(data, most_rows))
    else:
        what = f"is {kind.value}, not a spreadsheet."
        raise refused([Problem("content", what, tell("Bring CSV or XLSX."))])
    header = _header(lines, problems)
    rows = tuple(_rows(header, lines[1:], problems))
    if not problems and not rows:
        problems.append(
            Problem("content", tell("has no rows below its header."), tell("Fill in a row."))
        )
    if problems:
        raise InputRefused(
            tell("The spreadsheet was not taken: {problems} problems.", problems=len(problems)),
            next_step=tell("Correct them all and bring it again; nothing was changed."),
            rule="changes.sheet",
            problems=tuple(problems),
        )
    return header, rows


def _csv_lines(data: bytes, most_rows: int) -> Iterator[list[str]]:
    text = decode(data) or ""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for number, line in enumerate(reader):
            if number > most_rows:
                raise _too_many(most_rows)
            if len(line) > _MOST_CELLS:
                raise refused([Problem(f"row {reader.line_num}", _too_wide())])
            yield line
    except csv.Error as error:
        where = f"row {reader.line_num}"
        problem = Problem(where, tell("a quotation mark is not closed, or stands inside a cell."))
        raise refused([problem]) from error


def _xlsx_lines(data: bytes, problems: list[Problem], most_rows: int) -> Iterator[list[str]]:
    import openpyxl  # a tenth of a second, and most sheets are CSV

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
            sheet = book.worksheets[0]
            lines = sheet.iter_rows(max_row=most_rows + 2, max_col=MOST_COLUMNS + 1)
            found = [[_cell(cell, problems) for cell in line] for line in lines]
            book.close()
    except InputRefused:
        raise
    except (KeyError, ValueError, TypeError, IndexError, OSError, SyntaxError) as error:
        raise refused([Problem("content", tell("is a damaged spreadsheet."))]) from error
    while found and not any(found[-1]):
        found.pop()
    if len(found) > most_rows + 1:
        raise _too_many(most_rows)
    yield from found


def _cell(cell: Any, problems: list[Problem]) -> str:
    value = cell.value
    where = f"row {getattr(cell, 'row', '?')}, column {getattr(cell, 'column_letter', '?')}"
    if value is None:
        return ""
    if cell.data_type == "f":
        what = "holds a formula."
        problems.append(Problem(where, what, tell("Copy it, and paste it back as a value.")))
        return ""
    if cell.data_type == "e":
        problems.append(
            Problem(where, tell("holds the error {value}.", value=value), tell("Correct it."))
        )
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return (value.date() if value.time() == value.min.time() else value).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _header(lines: list[list[str]], problems: list[Problem]) -> tuple[str, ...]:
    names = [name.strip() for name in lines[0]] if lines else []
    while names and not names[-1]:
        names.pop()
    if not names or "" in names:
        problems.append(
            Problem("row 1", tell("each column needs a name."), tell("Begin with the template."))
        )
    if len(names) > MOST_COLUMNS:
        problems.append(Problem("row 1", _too_wide()))
    doubled = sorted({name for name in names if name and names.count(name) > 1})
    problems += [
        Problem("row 1", tell("the column {name} stands twice.", name=repr(name)))
        for name in doubled
    ]
    return tuple(names)


def _rows(
    header: tuple[str, ...], lines: Iterable[list[str]], problems: list[Problem]
) -> Iterator[Row]:
    for number, line in enumerate(lines, start=2):
        if not any(cell.strip() for cell in line):
            continue
        if any(cell.strip() for cell in line[len(header) :]):
            problems.append(
                Problem(f"row {number}", tell("has more cells than the header has names."))
            )
        cells = {}
        for name, cell in zip(header, line, strict=False):
            text = cell.strip()
            where = f"row {number}, column {name}"
            if sign := hidden_sign(text):
                what = f"holds the hidden sign {sign}."
                problems.append(Problem(where, what, tell("Type it anew, without it.")))
            elif len(text) > LONGEST_CELL:
                problems.append(
                    Problem(
                        where,
                        tell("has more than {longest_cell} characters.", longest_cell=LONGEST_CELL),
                    )
                )
            elif text:
                cells[name] = text
        yield Row(number, cells)


def _too_wide() -> str:
    return tell("more than {most_columns} columns.", most_columns=MOST_COLUMNS)


def _too_many(most_rows: int) -> InputRefused:
    return refused(
        [
            Problem(
                "content",
                tell("has more than {most_rows} rows.", most_rows=f"{most_rows:,}"),
                tell("Bring it in several files."),
            )
        ]
    )
