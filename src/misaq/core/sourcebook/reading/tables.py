"""Tables of recommendations and mechanisms, whatever their shape."""

from __future__ import annotations

from misaq.core.sourcebook.reading.gathered import Gathered
from misaq.core.sourcebook.reading.lexicon import ColumnRole, Lexicon
from misaq.core.sourcebook.reading.parts import is_blank, is_ditto, parts_of, statements_of
from misaq.core.sourcebook.reading.passages import Cell, Table, comparable
from misaq.core.sourcebook.reading.proposals import Extra
from misaq.core.sourcebook.reading.roles import (
    Columns,
    find_columns,
    roles_in,
    speaks_of_carrying_out,
)

Row = tuple[Cell, ...]
_HEADER_WITHIN = 4


def find_header(table: Table, lexicon: Lexicon, heading: str = "") -> tuple[int, Columns] | None:
    """Return the row (from 0) and meaning of a header among the first rows; None without one.

    Args:
        heading: what stands above the table; it may say that the table is about carrying out.
    """
    named = speaks_of_carrying_out(heading) or any(
        spans(row) and ColumnRole.RECOMMENDATION in roles_in(opening(row[0].text), lexicon)
        for row in table.rows
    )
    for at, row in enumerate(table.rows[:_HEADER_WITHIN]):
        if spans(row):
            continue
        columns = find_columns(tuple(cell.text for cell in row), lexicon, named_above=named)
        if columns is not None and _stands_apart(row):
            return _lower_header(table, at, columns, lexicon)
    return None


def _lower_header(table: Table, at: int, columns: Columns, lexicon: Lexicon) -> tuple[int, Columns]:
    """Return the second line of a header in two lines, whose upper cells span; else the first."""
    below = table.rows[at + 1] if at + 1 < len(table.rows) else ()
    shared = any(cell.row == at for cell in below)
    split = any(cell.columns > 1 for cell in table.rows[at])
    if shared and split:
        lower = find_columns(tuple(cell.text for cell in below), lexicon)
        if lower is not None:
            return at + 1, lower
    return at, columns


def opening(text: str) -> str:
    """Return the first two words, which hold a label such as "Recommendation 3"."""
    return " ".join(text.split()[:2])


def _stands_apart(row: Row) -> bool:
    """Whether at least two cells of the row differ, as in a header they do."""
    return len({id(cell) for cell in row if not is_blank(cell.text)}) >= 2


def spans(row: Row) -> bool:
    """Say whether one cell covers the whole row of a table that has several columns."""
    return len(row) > 1 and all(cell is row[0] for cell in row)


def read_rows(table: Table, start: int, columns: Columns, lexicon: Lexicon, into: Gathered) -> None:
    """Put the rows from ``start`` (from 0) into ``into``, by what their columns hold."""
    rows = table.rows
    for at in range(start, len(rows)):
        row = rows[at]
        if spans(row):
            _read_spanning(rows, at, columns, into)
        elif not _repeats_header(row, columns, lexicon):
            _read_row(row, at, columns, table, into)


def _repeats_header(row: Row, columns: Columns, lexicon: Lexicon) -> bool:
    if _says(row, columns):
        return True
    found = find_columns(tuple(cell.text for cell in row), lexicon)
    return found is not None and all(cell.is_header for cell in row)


def _says(row: Row, columns: Columns) -> bool:
    """Whether a row has the very words of the header."""
    return comparable(" | ".join(cell.text for cell in row)) == comparable(columns.words)


def _read_spanning(rows: tuple[Row, ...], at: int, columns: Columns, into: Gathered) -> None:
    """Read a row of one cell: a recommendation when the rows under it state none of their own."""
    below: list[Row] = []
    for row in rows[at + 1 :]:
        if spans(row):
            break
        if not _says(row, columns):
            below.append(row)
    own = columns.recommendation
    if not below or is_blank(rows[at][0].text):
        return  # a closing note or an empty line: its words stay in the passages
    if own is not None and not is_blank(below[0][own].text):
        return  # a section title: each row below states its own recommendation
    reason = "a row across the whole table, with rows of mechanisms under it"
    into.state(statements_of(rows[at][0].passages), reason, "")


def _read_row(row: Row, at: int, columns: Columns, table: Table, into: Gathered) -> None:
    doubt = "; ".join(each for each in (columns.doubt, table.doubt(at)) if each)
    if columns.recommendation is not None:
        _read_statement(row[columns.recommendation], at, columns, doubt, into)
    extra = _row_facts(row, columns)
    for column in columns.mechanisms:
        cell = row[column]
        if cell.row == at and cell.column == column:
            parts = parts_of(cell.passages)
            reason = _mechanism_reason(row, at, columns)
            if table.origin != "table":
                reason = f"{reason} ({table.origin})"
            if is_ditto(cell.text):
                refers = "the cell only refers to the one above it"
                into.carry_out(parts, reason, "; ".join(filter(None, (doubt, refers))), extra)
            else:
                into.carry_out(parts, reason, doubt, extra)
    _note_duties(row, columns, into)


def _read_statement(cell: Cell, at: int, columns: Columns, doubt: str, into: Gathered) -> None:
    if cell.row == at and not is_blank(cell.text) and not is_ditto(cell.text):
        reason = f"in the column of recommendations, by the header “{columns.words}”"
        into.state(statements_of(cell.passages), reason, doubt)


def _mechanism_reason(row: Row, at: int, columns: Columns) -> str:
    by_header = f"in the column of mechanisms, by the header “{columns.words}”"
    if columns.recommendation is None:
        return f"{by_header}, under the row that spans the table"
    cell = row[columns.recommendation]
    if cell.row < at:
        return f"{by_header}; the recommendation's cell spans this row"
    if is_blank(cell.text) or is_ditto(cell.text):
        return f"{by_header}; the cell beside it is empty, which continues the one above"
    return f"{by_header}; the recommendation is in the same row"


def _row_facts(row: Row, columns: Columns) -> tuple[tuple[str, Extra], ...]:
    facts: list[tuple[str, Extra]] = []
    for name, places in (("responsible", columns.institutions), ("timeline", columns.times)):
        words = [row[at].text for at in places if not is_blank(row[at].text)]
        if words:
            facts.append((name, "; ".join(words)))
    return tuple(facts)


def _note_duties(row: Row, columns: Columns, into: Gathered) -> None:
    acts = [each.body for column in columns.mechanisms for each in row[column].passages]
    served = "; ".join(acts or into.current)
    for column in columns.institutions:
        into.duties.extend((each.body, each, served) for each in row[column].passages)
