"""The questions that turn the cells of a file into the canonical table, in SQL."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from misaq.core.incidents.table import COLUMNS, FOUND_LATER
from misaq.sources.incidents.boxes import Box
from misaq.sources.incidents.checking import problems_of
from misaq.sources.incidents.expressions import literal, quoted
from misaq.sources.incidents.forms import Form
from misaq.sources.incidents.opening import Opened
from misaq.sources.incidents.rules import Outcome, mask

SAID = tuple(name for name in COLUMNS if name not in (*FOUND_LATER, "source", "release", "row"))
"""Columns that a file says; the others are found, or the same in every row."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of a reading.

    Attributes:
        form: the form of the file.
        source: key of the source.
        release: name of the release.
        on: the day the file came.
        boxes: by name of the country as the source prints it.
        set_aside: whether rows that are refused are left out, and the others loaded.
        may_be_empty: whether a file without rows says that nothing happened.
    """

    form: Form
    source: str
    release: str
    on: date
    boxes: Mapping[str, Box]
    set_aside: bool = False
    may_be_empty: bool = False


def cells_of(opened: Opened, form: Form, path: Path) -> str:
    """Return the rows of a CSV as text, by the names that the form uses."""
    wanted = form.needed | form.used
    columns = ", ".join(
        f"{literal(f'{number}')}: 'VARCHAR'" for number, _ in enumerate(opened.header)
    )
    plain = [form.aliases.get(column, column) for column in opened.header]
    chosen = [
        f"{quoted(str(number))} AS {quoted(name)}"
        for number, name in enumerate(plain)
        if name in wanted
    ]
    chosen += [f"CAST(NULL AS VARCHAR) AS {quoted(name)}" for name in sorted(wanted - set(plain))]
    return (
        f"SELECT {', '.join(chosen)} FROM read_csv({as_text(path)}, auto_detect = false, "
        f"header = false, skip = {opened.head_rows}, delim = {literal(opened.delimiter)}, "
        "quote = '\"', escape = '\"', strict_mode = true, store_rejects = true, "
        f"max_line_size = 4000000, columns = {{{columns}}})"
    )


def staged_rows(cells: str, asked: Asked) -> str:
    """Return the canonical columns of every row, and what is wrong with it."""
    said = asked.form.expressions()
    typed = ", ".join(f"{said[name]} AS out_{name}" for name in SAID)
    has_point = f"problems & {mask(Outcome.WITHOUT_POINT)} = 0"
    chosen = ", ".join(
        f"CASE WHEN {has_point} THEN out_{name} END AS {name}"
        if name in ("latitude", "longitude")
        else f"out_{name} AS {name}"
        for name in SAID
    )
    return (
        f"SELECT ({problems_of(asked.form, asked.boxes, asked.on)}) AS problems, {chosen}, "
        f"({asked.form.is_event}) AS is_event "
        f"FROM (SELECT *, {typed} FROM ({cells}) AS cells)"
    )


def rows_left(staged: Path, first_row: int) -> str:
    """Return the rows that are kept where some are not, each with its number in the file."""
    return (
        f"SELECT * EXCLUDE (is_event, file_row_number), "
        f"CAST(file_row_number + {first_row} AS INTEGER) AS row "
        f"FROM read_parquet({as_text(staged)}, file_row_number = true) "
        f"WHERE is_event AND problems & {mask(Outcome.REFUSED)} = 0 "
        "AND event_id NOT IN (SELECT event_id FROM twice)"
    )


def as_text(path: Path) -> str:
    """Return a path as SQL writes it."""
    return literal(str(path))
