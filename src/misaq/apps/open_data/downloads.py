"""The downloads as their page lists them."""

from __future__ import annotations

from dataclasses import dataclass

from misaq.reports.open_data.tables import PublicTables

TYPES = {
    "csv": "text/csv; charset=utf-8; header=present",
    "json": "application/json",
    "zip": "application/zip",
}
"""Media type of each kind of file."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table in the list of downloads.

    Attributes:
        name: its name.
        meaning: what a row is.
        count: how many rows it has.
        api: where the API gives it.
    """

    name: str
    meaning: str
    count: int
    api: str


def rows_of_tables(public: PublicTables) -> tuple[TableRow, ...]:
    """Return the tables, what is reckoned from the registers first."""
    tables = sorted(public.tables.values(), key=lambda table: "." in table.name)
    return tuple(
        TableRow(t.name, t.meaning, len(t.rows), f"/api/v1/{t.name.replace('.', '/')}")
        for t in tables
    )
