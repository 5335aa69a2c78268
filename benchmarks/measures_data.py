"""UCDP GED as dated events by district, for the bench of measures alone."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator
from datetime import date

from benchmarks.forecasts_data import (
    FIRST_YEAR,
    GED,
    LAST_YEAR,
    PROVINCES,
    district_of,
    districts,
)
from misaq.core.incidents.records import Count, DatePrecision
from misaq.core.incidents.words import Nature
from misaq.core.threat.measures.events import Areas, DatedEvent, DatedEvents, make_dated_events

_KNOWN_POINT = ("1", "2")
_STATE_BASED = "1"
_DAY_PRECISION = {
    "1": DatePrecision.DAY,
    "2": DatePrecision.WEEK,
    "3": DatePrecision.MONTH,
    "4": DatePrecision.MONTH,
    "5": DatePrecision.YEAR,
}


def read_events() -> DatedEvents:
    """Return every event of the file; what is known to no district has no area."""
    codes, groups = zip(*districts(), strict=True)
    span = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    rows = (_event(row, frozenset(codes)) for row in _rows())
    return make_dated_events("ucdp-ged", "22.1", Areas(codes, groups), span, rows)


def read_provinces() -> DatedEvents:
    """Return every event by province."""
    codes = tuple(PROVINCES.values())
    span = date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31)
    areas = Areas(codes, ("",) * len(codes))
    rows = (_in_province(row, frozenset(codes)) for row in _rows())
    return make_dated_events("ucdp-ged", "22.1", areas, span, rows)


def _rows() -> Iterator[dict[str, str]]:
    with gzip.open(GED, "rt", encoding="utf-8", newline="") as file:
        yield from (row for row in csv.DictReader(file) if row["id"])


def _event(row: dict[str, str], known: frozenset[str]) -> DatedEvent:
    area = district_of(row["adm_2"])
    return DatedEvent(
        date.fromisoformat(row["date_start"][:10]),
        area if area in known else "",
        Count(int(row["best"]), int(row["low"]), int(row["high"])),
        nature=Nature.OPERATION if _is_operation(row) else Nature.ATTACK,
        body="" if _is_operation(row) else _attacker(row),
        label=row["type_of_violence"],
        precision=_DAY_PRECISION[row["date_prec"]],
        point=_point(row),
    )


def _in_province(row: dict[str, str], known: frozenset[str]) -> DatedEvent:
    name = PROVINCES.get(row["adm_1"], "")
    event = _event(row, frozenset())
    return DatedEvent(
        event.day,
        name if name in known else "",
        event.killed,
        event.nature,
        event.body,
        event.label,
        event.precision,
        event.point,
    )


def _is_operation(row: dict[str, str]) -> bool:
    """Take for an operation what the state fought and most of whose dead are rebels: a proxy."""
    others = int(row["deaths_a"]) + int(row["deaths_civilians"])
    return row["type_of_violence"] == _STATE_BASED and int(row["deaths_b"]) > others


def _attacker(row: dict[str, str]) -> str:
    return row["side_b"] if row["side_a"].startswith("Government") else row["side_a"]


def _point(row: dict[str, str]) -> tuple[float, float] | None:
    if row["where_prec"] not in _KNOWN_POINT:
        return None
    return float(row["latitude"]), float(row["longitude"])
