"""What changed from one release to another: events added, removed and recoded, field by field."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from misaq.core.incidents.terms import check_may_leave
from misaq.sources.incidents.engine import engine
from misaq.sources.incidents.flags import harmless
from misaq.sources.incidents.forms import Holding
from misaq.sources.incidents.looking import first_row_of
from misaq.sources.incidents.releases import Release
from misaq.sources.incidents.staging import SAID, as_text

_FIELDS = tuple(name for name in SAID if name != "event_id")
_COLUMNS = ("event_id", "change", "field", "before", "after")


@dataclass(frozen=True, slots=True)
class Change:
    """One line of what changed.

    Attributes:
        event_id: the source's identifier of the event.
        change: ADDED, REMOVED or RECODED.
        field: column that is told otherwise; empty for an event that came or went.
        before: what stood there; empty where nothing did.
        after: what stands there.
    """

    event_id: str
    change: str
    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """What changed from one release to another.

    Attributes:
        before: name of the earlier release.
        after: name of the later one.
        added: events that only the later has.
        removed: events that only the earlier has.
        recoded: events of both that are told otherwise.
        fields: how many of them differ in each field, in the order of the table.
    """

    before: str
    after: str
    added: int
    removed: int
    recoded: int
    fields: Mapping[str, int]

    @property
    def lines(self) -> int:
        """How many single changes there are: a recoded event has one for each field."""
        return self.added + self.removed + sum(self.fields.values())

    @property
    def is_empty(self) -> bool:
        """Whether both say the same."""
        return not (self.added or self.removed or self.recoded)


def compare(before: tuple[Release, Path], after: tuple[Release, Path], scratch: Path) -> Difference:
    """Return what changed; of releases that hold a span, in the days and countries of both.

    Args:
        before: the earlier release with its table.
        after: the later one.
    """
    with engine(scratch) as connection:
        sums = ", ".join(f"count(*) FILTER (is_both AND {_differs(name)})" for name in _FIELDS)
        anything = " OR ".join(_differs(name) for name in _FIELDS)
        found = first_row_of(
            connection,
            "SELECT count(*) FILTER (is_new), count(*) FILTER (is_gone), "
            f"count(*) FILTER (is_both AND ({anything})), {sums} FROM ({_both(before, after)})",
        )
    added, removed, recoded, *counts = found
    fields = {name: count for name, count in zip(_FIELDS, counts, strict=True) if count}
    return Difference(before[0].release, after[0].release, added, removed, recoded, fields)


def write_difference(
    before: tuple[Release, Path], after: tuple[Release, Path], target: Path, scratch: Path
) -> int:
    """Write every change as CSV, and return how many lines it has.

    Raises:
        NotAllowed: rows of the source may not be passed on.
    """
    check_may_leave([before[0].source_terms, after[0].source_terms])
    lines = 0
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(_COLUMNS)
        for line in _changes(before, after, scratch):
            writer.writerow([harmless(cell) for cell in line])
            lines += 1
    return lines


def list_changes(
    before: tuple[Release, Path],
    after: tuple[Release, Path],
    scratch: Path,
    *,
    limit: int,
    offset: int,
) -> tuple[Change, ...]:
    """Return a stretch of the single changes, by identifier of the event."""
    stretch = f" LIMIT {limit:d} OFFSET {offset:d}"
    return tuple(Change(*line) for line in _changes(before, after, scratch, stretch))


def _changes(
    before: tuple[Release, Path], after: tuple[Release, Path], scratch: Path, stretch: str = ""
) -> Iterator[tuple[str, ...]]:
    came_or_went = (
        "SELECT coalesce(event_id, old_event_id) AS event_id, CASE WHEN is_new THEN 'ADDED' "
        "ELSE 'REMOVED' END AS change, '' AS field, '' AS was, '' AS became "
        "FROM paired WHERE NOT is_both"
    )
    parts = [came_or_went] + [
        f"SELECT event_id, 'RECODED', '{name}', coalesce(CAST(old_{name} AS VARCHAR), ''), "
        f"coalesce(CAST({name} AS VARCHAR), '') FROM paired WHERE is_both AND {_differs(name)}"
        for name in _FIELDS
    ]
    with engine(scratch) as connection:
        connection.execute(f"CREATE TEMP VIEW paired AS {_both(before, after)}")
        found = connection.execute(f"{' UNION ALL '.join(parts)} ORDER BY ALL{stretch}")
        while lines := found.fetchmany(10_000):
            yield from lines


def _both(before: tuple[Release, Path], after: tuple[Release, Path]) -> str:
    old = ", ".join(f"{name} AS old_{name}" for name in SAID)
    within = _common_span(before[0], after[0])
    return (
        "SELECT *, old_event_id IS NULL AS is_new, event_id IS NULL AS is_gone, "
        "old_event_id IS NOT NULL AND event_id IS NOT NULL AS is_both "
        f"FROM (SELECT {', '.join(SAID)} FROM {as_text(after[1])} WHERE {within}) "
        f"FULL JOIN (SELECT {old} FROM {as_text(before[1])} WHERE {within}) "
        "ON event_id = old_event_id"
    )


def _common_span(before: Release, after: Release) -> str:
    if after.holding is Holding.ALL:
        return "TRUE"
    first, last = max(before.first, after.first), min(before.last, after.last)
    return f"starts BETWEEN DATE '{first.isoformat()}' AND DATE '{last.isoformat()}'"


def _differs(name: str) -> str:
    return f"({name} IS DISTINCT FROM old_{name})"
