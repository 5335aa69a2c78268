"""From a file of incidents to the canonical table, strictly, in one pass of the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.table import COLUMNS, FOUND_LATER, event_of
from misaq.kernel.errors import Problem
from misaq.kernel.words import tell
from misaq.sources.incidents.boxes import Box
from misaq.sources.incidents.checking import problems_of
from misaq.sources.incidents.engine import engine
from misaq.sources.incidents.expressions import literal, quoted
from misaq.sources.incidents.flags import MOST_LISTED, RowFlag, refused_rows
from misaq.sources.incidents.forms import Form
from misaq.sources.incidents.known import check_header
from misaq.sources.incidents.opening import Opened, as_utf8, refuse
from misaq.sources.incidents.rules import Outcome, RowRule, mask

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

_MOSTLY = 0.2
"""The share of rows from which on a fault of rows is one of the file: its columns are swapped."""
_SAID = tuple(
    name for name in COLUMNS if name not in (*FOUND_LATER, "source", "release", "row")
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """A file that was read.

    Attributes:
        path: the canonical table as Parquet, without the codes of areas.
        rows: how many events it holds.
        set_aside: how many rows were left out because something is wrong with them.
        first: first day on which something may have happened; None without events.
        last: last day on which something may have begun.
        countries: names of the countries, in order.
        counts: how many rows broke each rule.
        flags: those rows, in order of the file; at most ``MOST_LISTED`` of each kind.
    """

    path: Path
    rows: int
    set_aside: int
    first: date | None
    last: date | None
    countries: tuple[str, ...]
    counts: Mapping[RowRule, int]
    flags: tuple[RowFlag, ...]


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
    """

    form: Form
    source: str
    release: str
    on: date
    boxes: Mapping[str, Box]
    set_aside: bool = False


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
        cells = _cells(opened, form, path)
        connection.execute(f"COPY ({_staged(cells, asked)}) TO {_file(staged)} {_fast()}")
        seen = _look(connection, staged, opened)
        _check_not_mostly(opened.name, seen)
        if any(rule.outcome is Outcome.REFUSED for rule in seen.counts) and not asked.set_aside:
            raise refused_rows(opened.name, seen.flags, seen.counts, seen.read)
        connection.execute(f"COPY ({_final(staged, opened, asked)}) TO {_file(target)} {_kept()}")
        return _told(connection, target, seen, opened.name)


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
    found = connection.execute(_staged(row, asked), [cells.get(name, "") for name in named])
    names = [column[0] for column in found.description or ()]
    said = dict(zip(names, found.fetchone() or (), strict=True))
    connection.close()
    flags = _flags_of(1, str(said["event_id"]), int(said["problems"]))
    if any(flag.rule.outcome is Outcome.REFUSED for flag in flags):
        raise refused_rows(form.name, flags, {flag.rule: 1 for flag in flags}, 1)
    if any(flag.rule.outcome is Outcome.WITHOUT_POINT for flag in flags):
        said |= {"latitude": None, "longitude": None}
    return event_of({**said, "source": asked.source, "release": release})


@dataclass(frozen=True, slots=True)
class _Seen:
    """What was found in the staged rows."""

    read: int
    with_point: int
    refused: int
    counts: Mapping[RowRule, int]
    flags: tuple[RowFlag, ...]


def _readable(opened: Opened, form: Form, scratch: Path) -> Path:
    if opened.is_utf8:
        return opened.path
    if form.is_latin:
        return as_utf8(opened, scratch)
    what = tell("has bytes that are no UTF-8.")
    next_step = tell("Fetch it again; do not open and save it in between.")
    raise refuse(opened.name, Problem(opened.name, what, next_step))


def _cells(opened: Opened, form: Form, path: Path) -> str:
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
        f"SELECT {', '.join(chosen)} FROM read_csv({_file(path)}, auto_detect = false, "
        f"header = false, skip = {opened.head_rows}, delim = {literal(opened.delimiter)}, "
        "quote = '\"', escape = '\"', strict_mode = true, store_rejects = true, "
        f"max_line_size = 4000000, columns = {{{columns}}})"
    )


def _staged(cells: str, asked: Asked) -> str:
    """Return the canonical columns of every row, and what is wrong with it."""
    said = asked.form.expressions()
    typed = ", ".join(f"{said[name]} AS out_{name}" for name in _SAID)
    chosen = ", ".join(f"out_{name} AS {name}" for name in _SAID)
    return (
        f"SELECT {chosen}, ({asked.form.is_event}) AS is_event, "
        f"({problems_of(asked.form, asked.boxes, asked.on)}) AS problems "
        f"FROM (SELECT *, {typed} FROM ({cells}) AS cells)"
    )


def _look(connection: DuckDBPyConnection, staged: Path, opened: Opened) -> _Seen:
    rows = f"read_parquet({_file(staged)}, file_row_number = true)"
    read, with_point, ids = _one(
        connection,
        "SELECT count(*), count(latitude), count(DISTINCT hash(event_id)) "
        f"FROM {rows} WHERE is_event",
    )
    connection.execute("CREATE TEMP TABLE twice (event_id VARCHAR)")
    if ids != read:
        connection.execute(
            f"INSERT INTO twice SELECT event_id FROM {rows} WHERE is_event AND event_id <> '' "
            "GROUP BY event_id HAVING count(*) > 1"
        )
    connection.execute(
        f"CREATE TEMP VIEW wrong AS SELECT file_row_number + {opened.head_rows + 1} AS row, "
        "event_id, problems | CASE WHEN event_id IN (SELECT event_id FROM twice) "
        f"THEN {RowRule.DUPLICATE_ID.bit} ELSE 0 END AS problems FROM {rows} WHERE is_event"
    )
    counts, flags = _broken(connection)
    (refused,) = _one(
        connection,
        f"SELECT count(*) FROM wrong WHERE problems & {mask(Outcome.REFUSED)} <> 0",
    )
    malformed = _malformed(connection)
    if malformed:
        counts = {RowRule.MALFORMED: len(malformed), **counts}
    return _Seen(read + len(malformed), with_point, refused + len(malformed), counts,
                 malformed + flags)  # fmt: skip


def _broken(
    connection: DuckDBPyConnection,
) -> tuple[dict[RowRule, int], tuple[RowFlag, ...]]:
    sums = ", ".join(f"count(*) FILTER (problems & {rule.bit} <> 0)" for rule in RowRule)
    found = _one(connection, f"SELECT {sums} FROM wrong WHERE problems <> 0")
    counts = {rule: number for rule, number in zip(RowRule, found, strict=True) if number}
    listed = connection.execute(
        "SELECT row, event_id, problems FROM wrong WHERE problems <> 0 "
        f"ORDER BY row LIMIT {MOST_LISTED}"
    ).fetchall()
    return counts, tuple(flag for row in listed for flag in _flags_of(*row))


def _flags_of(row: int, event_id: str, problems: int) -> tuple[RowFlag, ...]:
    return tuple(RowFlag(row, event_id, rule) for rule in RowRule if problems & rule.bit)


def _malformed(connection: DuckDBPyConnection) -> tuple[RowFlag, ...]:
    lines = connection.execute(
        f"SELECT DISTINCT line FROM reject_errors ORDER BY line LIMIT {MOST_LISTED}"
    ).fetchall()
    return tuple(RowFlag(int(line), "", RowRule.MALFORMED) for (line,) in lines)


def _check_not_mostly(name: str, seen: _Seen) -> None:
    """Refuse a file without events, or one whose coordinates stand in each other's column."""
    if seen.read == 0:
        raise refuse(name, Problem(name, tell("has no rows below its header.")))
    swapped = seen.counts.get(RowRule.SWAPPED, 0)
    if swapped > _MOSTLY * seen.with_point:
        what = tell("has latitude and longitude in each other's column in {count} rows.",
                    count=f"{swapped:,}")  # fmt: skip
        raise refuse(name, Problem(name, what, tell("Exchange the two headings.")))


def _final(staged: Path, opened: Opened, asked: Asked) -> str:
    """Return the rows that are kept, each with its number in the file."""
    has_point = f"problems & {mask(Outcome.WITHOUT_POINT)} = 0"
    chosen = []
    for name in COLUMNS:
        if name in FOUND_LATER:
            continue
        if name in ("source", "release"):
            chosen.append(f"{literal(getattr(asked, name))} AS {name}")
        elif name in ("latitude", "longitude"):
            chosen.append(f"CASE WHEN {has_point} THEN {name} END AS {name}")
        elif name == "row":
            chosen.append(f"CAST(file_row_number + {opened.head_rows + 1} AS INTEGER) AS row")
        else:
            chosen.append(name)
    is_twice = "event_id IN (SELECT event_id FROM twice)"
    return (
        f"SELECT {', '.join(chosen)} FROM read_parquet({_file(staged)}, file_row_number = true) "
        f"WHERE is_event AND problems & {mask(Outcome.REFUSED)} = 0 AND NOT ({is_twice})"
    )


def _told(connection: DuckDBPyConnection, target: Path, seen: _Seen, name: str) -> Table:
    rows, first, last = _one(
        connection, f"SELECT count(*), min(starts), max(starts) FROM {_file(target)}"
    )
    if rows == 0:
        raise refused_rows(name, seen.flags, seen.counts, seen.read)
    countries = connection.execute(
        f"SELECT DISTINCT country FROM {_file(target)} WHERE country <> '' ORDER BY country"
    ).fetchall()
    return Table(
        path=target,
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


def _one(connection: DuckDBPyConnection, question: str) -> tuple[int, ...]:
    return connection.execute(question).fetchone() or ()


def _file(path: Path) -> str:
    return literal(str(path))


def _fast() -> str:
    return "(FORMAT parquet, COMPRESSION lz4)"


def _kept() -> str:
    return "(FORMAT parquet, COMPRESSION zstd)"
