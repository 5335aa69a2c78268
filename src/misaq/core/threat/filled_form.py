"""A form that somebody fills in, row by row: its columns, and all its problems told together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.kernel.dates import ImpreciseDate, parse_date
from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.words import Phrase, Sentence, tell


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the form.

    Attributes:
        name: as it stands in the first row.
        asks: what to write, in words.
        is_needed: whether every row must fill it.
    """

    name: str
    asks: Phrase
    is_needed: bool = True


@dataclass(frozen=True, slots=True)
class FilledRow:
    """A row with anything in it.

    Attributes:
        where: its number, as a spreadsheet counts.
        cells: what stands in it, by column.
        wrong: what is wrong with it as a row.
    """

    where: str
    cells: Mapping[str, str]
    wrong: list[Sentence]


def read_form(
    header: Sequence[str], rows: Iterable[Sequence[str]], form: Sequence[Column]
) -> Iterator[FilledRow]:
    """Return the rows of a filled form, empty ones passed over; each told of cells left empty.

    Raises:
        InputRefused: the columns are not those of the form; all that is wrong is told together.
    """
    columns = _columns(header, form)
    return _rows(columns, rows, [column.name for column in form if column.is_needed])


def _rows(
    columns: tuple[str, ...], rows: Iterable[Sequence[str]], needed: Sequence[str]
) -> Iterator[FilledRow]:
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        row = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
        wrong: list[Sentence] = []
        if any(cell.strip() for cell in cells[len(columns) :]):
            wrong.append(tell("has more cells than there are columns."))
        empty = [name for name in needed if not row.get(name)]
        if empty:
            wrong.append(tell("{columns} must be filled.", columns=", ".join(empty)))
        yield FilledRow(f"row {number}", row, wrong)


def _columns(header: Sequence[str], form: Sequence[Column]) -> tuple[str, ...]:
    names = tuple(name.strip().casefold() for name in header)
    asked = [column.name for column in form]
    problems = [
        *(
            Problem("row 1", tell("the column “{name}” is missing.", name=column.name))
            for column in form
            if column.is_needed and column.name not in names
        ),
        *(
            Problem("row 1", tell("the column “{name}” is not asked for.", name=name))
            for name in names
            if name not in asked
        ),
        *(
            Problem("row 1", tell("the column “{name}” is there twice.", name=name))
            for name in asked
            if names.count(name) > 1
        ),
    ]
    if problems:
        raise InputRefused(
            tell("The columns are not those of the form."),
            next_step=tell("Use these columns: {columns}.", columns=", ".join(asked)),
            problems=tuple(problems),
        )
    return names


def past_day(text: str, as_of: date, wrong: list[Sentence]) -> ImpreciseDate | None:
    """Return the day, month, year or span of a cell; what is wrong with it is added."""
    try:
        on = parse_date(text)
    except InputRefused:
        wrong.append(tell("{text} is not a date.", text=repr(text)))
        return None
    if on.earliest > as_of:
        wrong.append(tell("{day} is still to come.", day=text))
    return on


def refuse(problems: Sequence[Problem]) -> None:
    """Refuse a form that has problems; then nothing of it is taken.

    Raises:
        InputRefused: there are any.
    """
    if problems:
        raise InputRefused(
            tell("The form has {many} problems; nothing of it is taken.", many=len(problems)),
            next_step=tell("Correct the rows named and bring the whole form again."),
            problems=tuple(problems),
        )
