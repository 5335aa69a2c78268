"""Rows of a file of queries, one at a time: CSV, XLSX or JSON lines, however long the file is.

A row that cannot be read is handed on with what is wrong, so that it is reported and not dropped.
What makes the whole file unreadable refuses it.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

from misaq.core.screening.columns import Columns, read_columns
from misaq.kernel.errors import InputRefused, NotFound
from misaq.kernel.words import Sentence, tell

_MOST_LINES = 20
"""Lines of one row of a CSV; more, and a quotation mark was not closed."""
_LONGEST_LINE = 1_000_000
_HEAD = 4096

_LONGEST_CELL = 131_072


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        number: as a spreadsheet numbers it; a header is row 1.
        fields: what is given, by field of a query; empty cells are left out.
        fault: why it cannot be read; None where it can.
    """

    number: int
    fields: Mapping[str, str] = field(default_factory=dict)
    fault: Sentence | None = None

    @property
    def is_empty(self) -> bool:
        """Return whether nothing stands in it."""
        return not self.fields and self.fault is None


_NO_NAME = tell("no name: the row is empty.")
_ONLY_UNUSED = tell("no name: only columns that are not used are filled in.")


@dataclass(frozen=True, slots=True)
class QueryFile:
    """A file that is being read.

    Attributes:
        rows: its rows, once.
        ignored: columns that are read and not used; for JSON lines nothing is ignored.
        size: of the file in bytes.
        position: how many bytes have been read.
    """

    rows: Iterator[Row]
    ignored: tuple[str, ...]
    size: int
    position: Callable[[], int]


@contextmanager
def open_queries(path: Path) -> Iterator[QueryFile]:
    """Open a file of queries.

    Raises:
        NotFound: there is no such file.
        InputRefused: it is of another kind than its name says, or has no usable header.
    """
    try:
        size = path.stat().st_size
        handle = path.open("rb")
    except OSError as error:
        raise cannot_open(path, error) from error
    with handle:
        columns, rows = _reader_of(path, handle)(handle)
        yield QueryFile(_without_a_tail(rows), columns.ignored, size, handle.tell)


def cannot_open(path: Path, error: OSError) -> NotFound:
    """Return the refusal of a file that cannot be opened."""
    return NotFound(
        tell("The file {name} cannot be opened: {why}.", name=repr(path.name),
             why=str(error.strerror)),
        next_step=tell("Name a file that is there and that you may read."),
        rule="screening.file",
    )  # fmt: skip


def _without_a_tail(rows: Iterator[Row]) -> Iterator[Row]:
    """Yield the rows; lines that hold nothing are told, but for the ones the file ends with.

    Spreadsheets and editors leave empty lines behind the last row; an empty one among the others
    may be somebody who was lost.
    """
    first = last = 0
    for row in rows:
        if row.is_empty:
            first, last = first or row.number, row.number
            continue
        for number in range(first, last + 1) if first else ():
            yield Row(number, fault=_NO_NAME)
        first = 0
        yield row


_Read = tuple[Columns, Iterator[Row]]


def _reader_of(path: Path, handle: io.BufferedReader) -> Callable[[io.BufferedReader], _Read]:
    head = handle.read(_HEAD)
    handle.seek(0)
    ending = path.suffix.casefold()
    if not head.strip():
        raise _refused(path, tell("is empty."))
    is_zip = head.startswith(b"PK")
    if ending == ".xlsx":
        if not is_zip:
            raise _refused(path, tell("is no spreadsheet, whatever its name says."))
        return _read_xlsx
    if is_zip or head.startswith(b"\x1f\x8b"):
        raise _refused(path, tell("is packed."))
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _refused(path, tell("is written in UTF-16."))
    if head.lstrip().startswith(b"<"):
        raise _refused(path, tell("is a web page, not a table."))
    if ending in (".jsonl", ".ndjson", ".json"):
        return _read_json_lines
    if ending in (".csv", ".tsv", ".txt"):
        return _read_csv
    raise _refused(path, tell("has an ending that is not known."))


def _refused(path: Path, what: Sentence) -> InputRefused:
    return InputRefused(
        tell("The file {name} {what}", name=repr(path.name), what=what),
        next_step=tell("Bring CSV in UTF-8, XLSX, or JSON lines (.jsonl)."),
        rule="screening.file",
    )


def _read_csv(handle: io.BufferedReader) -> _Read:
    first = next(_text_lines(handle), "").removeprefix("\ufeff")
    lines = chain([first], _text_lines(handle))
    csv.field_size_limit(
        _LONGEST_CELL
    )  # the limit is the whole process's: readers of lists raise it
    reader = csv.reader(lines, delimiter=max(",;\t|", key=first.count))
    columns = read_columns(next(reader, []))
    return columns, _csv_rows(reader, columns)


def _text_lines(handle: io.BufferedReader) -> Iterator[str]:
    # Bytes that are no UTF-8 become signs that no query takes: the row is told, the rest is read.
    while line := handle.readline(_LONGEST_LINE):
        yield line.decode("utf-8", "surrogateescape")


def _csv_rows(reader: Any, columns: Columns) -> Iterator[Row]:
    before = reader.line_num
    number = 1
    while True:
        number += 1
        try:
            cells = next(reader, None)
        except csv.Error:
            yield Row(number, fault=tell("holds a cell that does not end."))
            before = reader.line_num
            continue
        if cells is None:
            return
        if reader.line_num - before > _MOST_LINES:
            lines = reader.line_num - before
            what = tell("runs over {lines} lines: a quotation mark is not closed.", lines=lines)
            raise InputRefused(
                tell("Row {number} {what}", number=number, what=what),
                next_step=tell("Correct the row and begin anew; what follows it was not read."),
                rule="screening.file",
            )
        before = reader.line_num
        yield _told_if_empty(_row(number, cells, columns)) if cells else Row(number)


def _told_if_empty(row: Row) -> Row:
    return Row(row.number, fault=_NO_NAME) if row.is_empty else row


def _row(number: int, cells: Sequence[str], columns: Columns) -> Row:
    if any(cell.strip() for cell in cells[len(columns.fields) :]):
        return Row(number, fault=tell("has more cells than the header has names."))
    given = zip(columns.fields, cells, strict=False)
    fields = {name: cell for name, cell in given if name and cell.strip()}
    if not fields and any(cell.strip() for cell in cells):
        return Row(number, fault=_ONLY_UNUSED)
    return Row(number, fields)


def _read_json_lines(handle: io.BufferedReader) -> _Read:
    return Columns((), ()), _json_rows(handle)


def _json_rows(handle: io.BufferedReader) -> Iterator[Row]:
    number = 0
    while line := handle.readline(_LONGEST_LINE):
        number += 1
        yield _json_row(number, line) if line.strip() else Row(number)


def _json_row(number: int, line: bytes) -> Row:
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return Row(number, fault=tell("is no JSON of one line in UTF-8."))
    if not isinstance(said, dict):
        return Row(number, fault=tell("is no object with named fields."))
    fields = {}
    for name, value in said.items():
        if isinstance(value, list) and all(isinstance(part, str) for part in value):
            value = ";".join(value)
        if isinstance(value, bool) or not isinstance(value, (str, int, type(None))):
            return Row(number, fault=tell("holds a field that is no text: {name}.", name=name[:40]))
        if value not in ("", None):
            fields[name] = str(value)
    return _told_if_empty(Row(number, fields))


def _read_xlsx(handle: io.BufferedReader) -> _Read:
    import openpyxl  # heavy, and most files are CSV

    try:
        book = openpyxl.load_workbook(handle, read_only=True, data_only=False)
        lines = book.worksheets[0].iter_rows()
        header = [_cell_text(cell) for cell in next(lines, ())]
    except (KeyError, ValueError, TypeError, IndexError, OSError, zipfile.BadZipFile) as error:
        raise InputRefused(
            tell("The spreadsheet is damaged, or is none."),
            next_step=tell("Save it anew, or bring CSV in UTF-8."),
            rule="screening.file",
        ) from error
    while header and not header[-1].strip():
        header.pop()
    columns = read_columns(header)
    return columns, _xlsx_rows(lines, columns)


def _xlsx_rows(lines: Iterator[Any], columns: Columns) -> Iterator[Row]:
    for number, cells in enumerate(lines, start=2):
        if any(getattr(cell, "data_type", "") in ("f", "e") for cell in cells):
            yield Row(number, fault=tell("holds a formula or an error; paste values instead."))
            continue
        yield _row(number, [_cell_text(cell) for cell in cells], columns)


def _cell_text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
