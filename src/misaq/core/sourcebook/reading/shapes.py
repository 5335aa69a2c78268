"""Tables turned the right way round before they are read."""

from __future__ import annotations

import re
from dataclasses import replace

from misaq.core.sourcebook.reading.gathered import Gathered
from misaq.core.sourcebook.reading.lexicon import ColumnRole, Lexicon
from misaq.core.sourcebook.reading.parts import is_blank
from misaq.core.sourcebook.reading.passages import Cell, Table
from misaq.core.sourcebook.reading.roles import Columns, names_recommendations, roles_in
from misaq.core.sourcebook.reading.tables import find_header, read_rows, spans

_NUMBERED = re.compile(r"recommendation\s*(no\.?\s*)?[\divx]+\b|[Rr]\s?\d+\b", re.I)
_LABELS = frozenset(
    {ColumnRole.RECOMMENDATION, ColumnRole.AREA, ColumnRole.MECHANISM, ColumnRole.INSTITUTION,
     ColumnRole.TIME}
)  # fmt: skip


class TableReader:
    """Reads the tables of one document in turn; a table may go on from the one before it."""

    def __init__(self, lexicon: Lexicon, into: Gathered) -> None:
        self._lexicon = lexicon
        self._into = into
        self._last: tuple[int, Columns] | None = None

    def read(self, table: Table, heading: str, *, continues: bool) -> bool:
        """Read one table; say whether it was one of recommendations.

        Args:
            heading: the heading or caption it stands under; empty when none.
            continues: whether nothing but a page break stands between it and the table before.
        """
        if table.width < 2:
            return self._read_one_column(table)
        if self._read_with_header(table, heading, continues=continues):
            return True
        if continues and self._last is not None and self._last[0] == table.width:
            doubt = "the table has no header and is read on from the table before it"
            columns = replace(self._last[1], doubt=doubt)
            read_rows(table, 0, columns, self._lexicon, self._into)
            return True
        spoken = names_recommendations(f"{heading} {table.caption}", self._lexicon)
        return self._read_sideways(table, spoken=spoken) or (
            spoken and self._read_by_habit(table, heading or table.caption)
        )

    def _read_one_column(self, table: Table) -> bool:
        """Read a list of recommendations that was drawn as a table with one column."""
        if len(table.rows) < 2:
            return False
        head = table.rows[0][0].text
        if ColumnRole.RECOMMENDATION not in roles_in(head, self._lexicon):
            return False
        self._into.current = ()
        read_rows(table, 1, Columns(0, (), words=head), self._lexicon, self._into)
        return True

    def _read_with_header(self, table: Table, heading: str, *, continues: bool) -> bool:
        found = find_header(table, self._lexicon, heading)
        if found is None or _labelled_rows(table, self._lexicon, header=found[1]):
            return False
        at, columns = found
        same = self._last is not None and self._last[1].words == columns.words and continues
        served_above = columns.recommendation is None and self._into.is_labelled
        if not same and not served_above:
            self._into.current = ()
        # Without a column of their own, recommendations may stand above the header too.
        start = at + 1 if columns.recommendation is not None else 0
        read_rows(table, start, columns, self._lexicon, self._into)
        self._last = (table.width, columns)
        return True

    def _read_sideways(self, table: Table, *, spoken: bool) -> bool:
        """Read a table with labelled rows, or with recommendations for its header."""
        if _labelled_rows(table, self._lexicon, header=None):
            _read_labelled(table, self._lexicon, self._into)
            return True
        top = table.rows[0]
        first = 1 if is_blank(top[0].text) else 0
        numbered = all(_NUMBERED.match(cell.text) for cell in top[first:])
        marked = spoken and all(
            cell.is_header and len(cell.text.split()) > 2 for cell in top[first:]
        )
        if len(table.rows) < 2 or not (numbered or marked):
            return False
        doubt = "" if numbered else "the header row itself is read as the recommendations"
        _read_columns(table, first, doubt, self._into, self._lexicon)
        return True

    def _read_by_habit(self, table: Table, heading: str) -> bool:
        """Read a table without header words under a heading of recommendations, left to right."""
        body = [row for row in table.rows if not is_blank(" ".join(cell.text for cell in row))]
        serial = all(len(row[0].text) <= 4 for row in body)
        first = 1 if serial and table.width > 2 else 0
        doubt = (
            f"no header says what the columns hold; the heading “{heading}” speaks of "
            "recommendations, and they usually stand first"
        )
        columns = Columns(first, (first + 1,), doubt=doubt, words="(none)")
        self._into.current = ()
        start = 1 if all(cell.is_header for cell in table.rows[0]) else 0
        read_rows(table, start, columns, self._lexicon, self._into)
        return True


def _labelled_rows(table: Table, lexicon: Lexicon, *, header: Columns | None) -> bool:
    """Whether the first column labels the rows ("Recommendation", "Mechanism", "Responsible").

    Args:
        header: what a row that looks like a header gives; None when no row does.
    """
    rows = [row for row in table.rows if not spans(row)]
    labels = [roles_in(row[0].text, lexicon) for row in rows]
    known = [found for found in labels if found & _LABELS]
    acts = any(ColumnRole.MECHANISM in found for found in known)
    if not acts or len(known) < 2 or len(known) < 0.6 * len(labels):
        return False
    if header is None or header.recommendation is None or not header.mechanisms:
        return True
    return any(ColumnRole.RECOMMENDATION in found for found in labels[1:])


def _read_labelled(table: Table, lexicon: Lexicon, into: Gathered) -> None:
    """Read labelled rows column by column, each column from top to bottom."""
    kinds = [_kind(row[0].text, at, lexicon) for at, row in enumerate(table.rows)]
    words = " / ".join(dict.fromkeys(row[0].text for row in table.rows if row[0].text))
    for column in range(1, table.width):
        into.current = ()
        for record in _records(kinds):
            _read_record(table, record, column, words, lexicon, into)


def _kind(label: str, at: int, lexicon: Lexicon) -> ColumnRole:
    """Return what a labelled row holds: the first states recommendations unless it says else."""
    found = roles_in(label, lexicon)
    for role in (ColumnRole.MECHANISM, ColumnRole.RECOMMENDATION, ColumnRole.AREA,
                 ColumnRole.INSTITUTION, ColumnRole.TIME):  # fmt: skip
        if role in found:
            return ColumnRole.RECOMMENDATION if role is ColumnRole.AREA else role
    return ColumnRole.RECOMMENDATION if at == 0 else ColumnRole.OTHER


def _records(kinds: list[ColumnRole]) -> list[list[tuple[int, ColumnRole]]]:
    """Return the rows of each recommendation: a record opens at every row that states one."""
    records: list[list[tuple[int, ColumnRole]]] = []
    for at, kind in enumerate(kinds):
        if kind is ColumnRole.RECOMMENDATION or not records:
            records.append([])
        records[-1].append((at, kind))
    return records


def _read_record(
    table: Table,
    record: list[tuple[int, ColumnRole]],
    column: int,
    words: str,
    lexicon: Lexicon,
    into: Gathered,
) -> None:
    order = [row for row, _ in record]
    cells = tuple(
        replace(table.rows[row][column], row=0, column=at, rows=1, columns=1)
        for at, row in enumerate(order)
    )
    if all(is_blank(cell.text) for cell in cells):
        return
    columns = Columns(
        next(
            (at for at, (_, kind) in enumerate(record) if kind is ColumnRole.RECOMMENDATION), None
        ),
        _places(record, ColumnRole.MECHANISM),
        _places(record, ColumnRole.INSTITUTION),
        _places(record, ColumnRole.TIME),
        words=words,
    )
    read_rows(Table((cells,)), 0, columns, lexicon, into)


def _places(record: list[tuple[int, ColumnRole]], role: ColumnRole) -> tuple[int, ...]:
    return tuple(at for at, (_, kind) in enumerate(record) if kind is role)


def _read_columns(table: Table, first: int, doubt: str, into: Gathered, lexicon: Lexicon) -> None:
    """Read a table whose header cells are recommendations, with mechanisms under each."""
    for column in range(first, table.width):
        if table.rows[0][column].column != column:
            continue
        into.current = ()
        stated = replace(table.rows[0][column], row=0, column=0, rows=1, columns=1)
        for row in table.rows[1:]:
            if row[column].row == 0:
                continue
            pair: tuple[Cell, ...] = (
                stated, replace(row[column], row=0, column=1, rows=1, columns=1),
            )  # fmt: skip
            columns = Columns(0, (1,), doubt=doubt, words=stated.text)
            read_rows(Table((pair,)), 0, columns, lexicon, into)
