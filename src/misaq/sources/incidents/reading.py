"""From a file of incidents to the canonical table, strictly, in one pass of the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.table import event_of
from misaq.kernel.errors import Problem
from misaq.kernel.words import tell
from misaq.sources.incidents.engine import engine
from misaq.sources.incidents.expressions import quoted
from misaq.sources.incidents.flags import RowFlag, refused_rows
from misaq.sources.incidents.forms import Form
from misaq.sources.incidents.known import check_header
from misaq.sources.incidents.looking import Seen, first_row_of, flags_of, look
from misaq.sources.incidents.opening import Opened, as_utf8, refuse
from misaq.sources.incidents.rules import Outcome, RowRule
from misaq.sources.incidents.staging import Asked, as_text, cells_of, rows_left, staged_rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MOSTLY = 0.2
"""The share of rows from which on a fault of rows is one of the file: its columns are swapped."""
_KEPT = "(FORMAT parquet, COMPRESSION zstd)"


@dataclass(frozen=True, slots=True)
class Table:
    """A file that was read.

    Attributes:
        path: the canonical table as Parquet, without the codes of areas, and without what is the
            same in every row: source and release.
        first_row: number in the file of the first row of the table, where every row of the file is
            in it; 0 where the table has a column ``row``.
        rows: how many events it holds.
        set_aside: how many rows were left out because something is wrong with them.
        first: first day on which something may have happened; None without events.
        last: last day on which something may have begun.
        countries: names of the countries, in order.
        counts: how many rows broke each rule.
        flags: those rows, in order of the file; at most ``MOST_LISTED`` of each kind.
    """

    path: Path
    first_row: int
    rows: int
    set_aside: int
    first: date | None
    last: date | None
    countries: tuple[str, ...]
    counts: Mapping[RowRule, int]
    flags: tuple[RowFlag, ...]


def read_table(opened: Opened, asked: Asked, scratch: Path) -> Table:
    """Read a file into the canonical table.

    Raises:
        SourceChanged: its columns are not those of the form, or it is of another encoding.
        ReleaseRefused: some of its rows are wrong; with the list of them.
    """
    form = asked.form
    check_header(opened.name, opened.header, form)
    path = _readable(opened, form, scratch)
    staged, target = scratch / "staged.parquet", scratch / "events.parquet"
    with engine(scratch) as connection:
        cells = cells_of(opened, form, path)
        connection.execute(f"COPY ({staged_rows(cells, asked)}) TO {as_text(staged)} {_KEPT}")
        seen = look(connection, staged, opened.head_rows)
        _check_not_mostly(opened.name, seen, may_be_empty=asked.may_be_empty)
        if seen.refused and not asked.set_aside:
            raise refused_rows(opened.name, seen.flags, seen.counts, seen.read)
        first_row = opened.head_rows + 1
        if seen.is_whole:
            return _told(connection, staged, first_row, seen)
        connection.execute(f"COPY ({rows_left(staged, first_row)}) TO {as_text(target)} {_KEPT}")
        table = _told(connection, target, 0, seen)
        if table.rows == 0:
            raise refused_rows(opened.name, seen.flags, seen.counts, seen.read)
        return table


def read_one(form: Form, cells: Mapping[str, str], *, release: str = "") -> SourceEvent:
    """Return the event that the cells of one row tell.

    Args:
        cells: by the names of columns that the form uses.

    Raises:
        ReleaseRefused: something is wrong with the row.
    """
    import duckdb

    named = sorted(form.decided())
    values = ", ".join("NULLIF(?, '')" for _ in named)
    row = f"SELECT * FROM (VALUES ({values})) AS cells({', '.join(map(quoted, named))})"
    connection = duckdb.connect()
    asked = Asked(form, form.source_for(release), release, date.max, {})
    found = connection.execute(staged_rows(row, asked), [cells.get(name, "") for name in named])
    names = [column[0] for column in found.description or ()]
    said = dict(zip(names, found.fetchone() or (), strict=True))
    connection.close()
    flags = flags_of(1, str(said["event_id"]), int(said["problems"]))
    if any(flag.rule.outcome is Outcome.REFUSED for flag in flags):
        raise refused_rows(form.name, flags, {flag.rule: 1 for flag in flags}, 1)
    return event_of({**said, "source": asked.source, "release": release})


def _readable(opened: Opened, form: Form, scratch: Path) -> Path:
    if opened.is_utf8:
        return opened.path
    if form.is_latin:
        return as_utf8(opened, scratch)
    what = tell("has bytes that are no UTF-8.")
    next_step = tell("Fetch it again; do not open and save it in between.")
    raise refuse(opened.name, Problem(opened.name, what, next_step))


def _check_not_mostly(name: str, seen: Seen, *, may_be_empty: bool) -> None:
    """Refuse a file without events, or one whose coordinates stand in each other's column."""
    if seen.read == 0 and not may_be_empty:
        raise refuse(name, Problem(name, tell("has no rows below its header.")))
    swapped = seen.counts.get(RowRule.SWAPPED, 0)
    if swapped > _MOSTLY * seen.with_point:
        what = tell("has latitude and longitude in each other's column in {count} rows.",
                    count=f"{swapped:,}")  # fmt: skip
        raise refuse(name, Problem(name, what, tell("Exchange the two headings.")))


def _told(connection: DuckDBPyConnection, target: Path, first_row: int, seen: Seen) -> Table:
    rows, first, last = first_row_of(
        connection, f"SELECT count(*), min(starts), max(starts) FROM {as_text(target)}"
    )
    countries = connection.execute(
        f"SELECT DISTINCT country FROM {as_text(target)} WHERE country <> '' ORDER BY country"
    ).fetchall()
    return Table(
        path=target,
        first_row=first_row,
        rows=rows,
        set_aside=seen.refused,
        first=_day(first),
        last=_day(last),
        countries=tuple(country for (country,) in countries),
        counts=seen.counts,
        flags=seen.flags,
    )


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
