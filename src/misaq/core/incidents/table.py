"""The canonical table: source events as rows, with the same columns whoever said it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType

from misaq.core.incidents.records import (
    Count,
    DatePrecision,
    PlacePrecision,
    SourceEvent,
    Standing,
)


class ColumnKind(Enum):
    """What stands in a column."""

    TEXT = "TEXT"
    """Words; empty where nothing is said, never null."""
    WHOLE = "WHOLE"
    REAL = "REAL"
    DAY = "DAY"
    TRUTH = "TRUTH"


COLUMNS: Mapping[str, ColumnKind] = MappingProxyType(
    {
        "source": ColumnKind.TEXT,
        "release": ColumnKind.TEXT,
        "event_id": ColumnKind.TEXT,
        "starts": ColumnKind.DAY,
        "ends": ColumnKind.DAY,
        "date_precision": ColumnKind.WHOLE,
        "country": ColumnKind.TEXT,
        "province": ColumnKind.TEXT,
        "district": ColumnKind.TEXT,
        "place": ColumnKind.TEXT,
        "latitude": ColumnKind.REAL,
        "longitude": ColumnKind.REAL,
        "place_precision": ColumnKind.WHOLE,
        "province_code": ColumnKind.TEXT,
        "district_code": ColumnKind.TEXT,
        "kind": ColumnKind.TEXT,
        "tactic": ColumnKind.TEXT,
        "target": ColumnKind.TEXT,
        "side_a": ColumnKind.TEXT,
        "side_b": ColumnKind.TEXT,
        "claimed_by": ColumnKind.TEXT,
        "killed_best": ColumnKind.WHOLE,
        "killed_low": ColumnKind.WHOLE,
        "killed_high": ColumnKind.WHOLE,
        "killed_side_a": ColumnKind.WHOLE,
        "killed_side_b": ColumnKind.WHOLE,
        "killed_civilians": ColumnKind.WHOLE,
        "injured_best": ColumnKind.WHOLE,
        "injured_low": ColumnKind.WHOLE,
        "injured_high": ColumnKind.WHOLE,
        "is_suicide": ColumnKind.TRUTH,
        "sources": ColumnKind.WHOLE,
        "standing": ColumnKind.TEXT,
        "row": ColumnKind.WHOLE,
    }
)
"""Columns in their order. ``row`` is the number of the row in the file; its header is row 1."""

FOUND_LATER = ("province_code", "district_code")
"""Columns that no file has: found by placing, and kept apart from what the source said."""

PLACE_KEY = ("country", "province", "district", "place", "place_precision")
"""Columns that decide where an event is, but for its day and point."""

POINT_KEY = (*PLACE_KEY, "latitude", "longitude")
"""Columns that decide where an event is, where a boundary is asked too."""


def event_of(row: Mapping[str, object]) -> SourceEvent:
    """Return one row of the table as a record.

    Raises:
        ValueError: the row is not of the canonical table.
    """
    starts, ends = row["starts"], row["ends"]
    if not isinstance(starts, date) or not isinstance(ends, date):
        raise ValueError("A row of the canonical table has its first and last day.")
    return SourceEvent(
        **{name: str(row.get(name) or "") for name in _TEXTS},
        starts=starts,
        ends=ends,
        date_precision=DatePrecision(_required(row, "date_precision")),
        place_precision=PlacePrecision(_required(row, "place_precision")),
        latitude=_real(row, "latitude"),
        longitude=_real(row, "longitude"),
        killed=_count(row, "killed"),
        killed_side_a=_whole(row, "killed_side_a"),
        killed_side_b=_whole(row, "killed_side_b"),
        killed_civilians=_whole(row, "killed_civilians"),
        injured=_count(row, "injured"),
        is_suicide=_truth(row, "is_suicide"),
        sources=_whole(row, "sources"),
        standing=Standing(row["standing"]),
    )


_TEXTS = tuple(
    name
    for name, kind in COLUMNS.items()
    if kind is ColumnKind.TEXT and name != "standing"
)  # fmt: skip


def _count(row: Mapping[str, object], what: str) -> Count:
    return Count(*(_whole(row, f"{what}_{which}") for which in ("best", "low", "high")))


def _required(row: Mapping[str, object], name: str) -> int:
    value = _whole(row, name)
    if value is None:
        raise ValueError(f"A row of the canonical table has its {name}.")
    return value


def _whole(row: Mapping[str, object], name: str) -> int | None:
    value = row.get(name)
    return None if value is None else int(str(value))


def _real(row: Mapping[str, object], name: str) -> float | None:
    value = row.get(name)
    return None if value is None else float(str(value))


def _truth(row: Mapping[str, object], name: str) -> bool | None:
    value = row.get(name)
    return None if value is None else bool(value)
