"""What is wrong in the rows that were staged: counted, and listed row by row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from misaq.sources.incidents.flags import MOST_LISTED, RowFlag
from misaq.sources.incidents.rules import Outcome, RowRule, mask
from misaq.sources.incidents.staging import as_text

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


@dataclass(frozen=True, slots=True)
class Seen:
    """What was found in the staged rows.

    Attributes:
        read: events in the file.
        with_point: those with coordinates.
        refused: those that are not loaded.
        is_whole: whether all that was staged is kept.
        counts: how many rows broke each rule.
        flags: those rows.
    """

    read: int
    with_point: int
    refused: int
    is_whole: bool
    counts: Mapping[RowRule, int]
    flags: tuple[RowFlag, ...]


def look(connection: DuckDBPyConnection, staged: Path, head_rows: int) -> Seen:
    """Return what is wrong in the staged rows, and keep ids that came twice in a table ``twice``.

    Args:
        head_rows: rows of the file before the first event.
    """
    rows = f"read_parquet({as_text(staged)}, file_row_number = true)"
    read, others, with_point, ids = first_row_of(
        connection,
        "SELECT count(*) FILTER (is_event), count(*) FILTER (NOT is_event), "
        f"count(latitude) FILTER (is_event), count(DISTINCT hash(event_id)) FILTER (is_event) "
        f"FROM {rows}",
    )
    connection.execute("CREATE TEMP TABLE twice (event_id VARCHAR)")
    if ids != read:
        connection.execute(
            f"INSERT INTO twice SELECT event_id FROM {rows} WHERE is_event AND event_id <> '' "
            "GROUP BY event_id HAVING count(*) > 1"
        )
    connection.execute(
        f"CREATE TEMP VIEW wrong AS SELECT file_row_number + {head_rows + 1} AS row, "
        "event_id, problems | CASE WHEN event_id IN (SELECT event_id FROM twice) "
        f"THEN {RowRule.DUPLICATE_ID.bit} ELSE 0 END AS problems FROM {rows} WHERE is_event"
    )
    counts, flags = _broken(connection)
    (refused,) = first_row_of(
        connection,
        f"SELECT count(*) FROM wrong WHERE problems & {mask(Outcome.REFUSED)} <> 0",
    )
    malformed = _malformed(connection)
    if malformed:
        counts = {RowRule.MALFORMED: len(malformed), **counts}
    return Seen(
        read=read + len(malformed),
        with_point=with_point + counts.get(RowRule.SWAPPED, 0),
        refused=refused + len(malformed),
        is_whole=not (others or refused),
        counts=counts,
        flags=malformed + flags,
    )


def _broken(
    connection: DuckDBPyConnection,
) -> tuple[dict[RowRule, int], tuple[RowFlag, ...]]:
    sums = ", ".join(f"count(*) FILTER (problems & {rule.bit} <> 0)" for rule in RowRule)
    found = first_row_of(connection, f"SELECT {sums} FROM wrong WHERE problems <> 0")
    counts = {rule: number for rule, number in zip(RowRule, found, strict=True) if number}
    listed = connection.execute(
        "SELECT row, event_id, problems FROM wrong WHERE problems <> 0 "
        f"ORDER BY row LIMIT {MOST_LISTED}"
    ).fetchall()
    return counts, tuple(flag for row in listed for flag in flags_of(*row))


def flags_of(row: int, event_id: str, problems: int) -> tuple[RowFlag, ...]:
    """Return each rule whose bit a row has."""
    return tuple(RowFlag(row, event_id, rule) for rule in RowRule if problems & rule.bit)


def _malformed(connection: DuckDBPyConnection) -> tuple[RowFlag, ...]:
    lines = connection.execute(
        f"SELECT DISTINCT line FROM reject_errors ORDER BY line LIMIT {MOST_LISTED}"
    ).fetchall()
    return tuple(RowFlag(int(line), "", RowRule.MALFORMED) for (line,) in lines)


def first_row_of(connection: DuckDBPyConnection, question: str) -> tuple[int, ...]:
    """Return the only row of an answer."""
    return connection.execute(question).fetchone() or ()
