"""Rows of the canonical table, invented, and the expression over them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from misaq.core.incidents.table import COLUMNS, ColumnKind

if TYPE_CHECKING:
    from ibis.expr.types import Table

TYPES = {
    ColumnKind.TEXT: "string",
    ColumnKind.WHOLE: "int64",
    ColumnKind.REAL: "float64",
    ColumnKind.DAY: "date",
    ColumnKind.TRUTH: "boolean",
}
SCHEMA = {name: TYPES[kind] for name, kind in COLUMNS.items()}


def a_row(**said: Any) -> dict[str, Any]:
    """Return a row of the canonical table: an event of one death in a district."""
    row: dict[str, Any] = {
        name: "" if kind is ColumnKind.TEXT else None for name, kind in COLUMNS.items()
    }
    row |= {
        "source": "one",
        "release": "1",
        "event_id": "1",
        "starts": date(2020, 1, 15),
        "ends": date(2020, 1, 15),
        "date_precision": 1,
        "country": "Examplia",
        "place_precision": 1,
        "province_code": "XA1",
        "district_code": "XA101",
        "kind": "attack",
        "killed_best": 1,
        "standing": "REPORTED",
        "row": 2,
    }
    return row | said


def as_table(rows: Sequence[dict[str, Any]]) -> Table:
    """Return rows as an expression that can be answered."""
    import ibis

    return ibis.memtable([tuple(row[name] for name in COLUMNS) for row in rows], schema=SCHEMA)


def answered(expression: Table) -> list[dict[str, Any]]:
    """Return the rows that an expression gives."""
    return list(expression.to_pyarrow().to_pylist())
