"""What a load changed, or would change: for people and for programs. No Django."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from misaq.apps.registers.differences import FieldChange, RecordChange, TableChange
from misaq.apps.registers.overlays import OverlayStatus, Standing

WIDTH = 80
_KEYS_SHOWN = 12
_VALUE_SHOWN = 60

_STANDING_WORDS = {
    Standing.PACK_CHANGED: "the pack now says {pack}; here {mine} stays in force",
    Standing.PACK_AGREES: "the pack has come to say the same",
    Standing.RECORD_REMOVED: "the pack no longer has the record",
}


@dataclass(frozen=True, slots=True)
class LoadReport:
    """What a load changed.

    Attributes:
        country: code of the country.
        pack_version: version of the pack's records.
        tables: what changed in each table, in table order.
        country_changes: what changed in what the pack says of itself.
        conflicts: changes made here that the pack has moved under, to be settled.
        is_written: False for a preview, and when there was nothing to change.
        data_version: version of the data after it; None for a preview.
    """

    country: str
    pack_version: str
    tables: tuple[TableChange, ...]
    country_changes: tuple[FieldChange, ...] = ()
    conflicts: tuple[OverlayStatus, ...] = ()
    is_written: bool = False
    data_version: str | None = None

    @property
    def is_change(self) -> bool:
        """Whether the pack differs from what is on record."""
        return bool(self.country_changes) or any(table.is_change for table in self.tables)

    @property
    def added(self) -> int:
        """Number of records added."""
        return sum(len(table.added) for table in self.tables)

    @property
    def changed(self) -> int:
        """Number of records changed."""
        return sum(len(table.changed) for table in self.tables)

    @property
    def removed(self) -> int:
        """Number of records removed."""
        return sum(len(table.removed) for table in self.tables)

    @property
    def unchanged(self) -> int:
        """Number of records that stay as they were."""
        return sum(table.unchanged for table in self.tables)


def to_lines(report: LoadReport) -> tuple[str, ...]:
    """Return the report as lines for a terminal of 80 columns, the sum first."""
    return tuple(part for line in _lines(report) for part in _wrap(line))


def to_data(report: LoadReport) -> dict[str, Any]:
    """Return the report as plain data, with every key and every value whole."""
    return {
        "country": report.country,
        "pack_version": report.pack_version,
        "data_version": report.data_version,
        "is_written": report.is_written,
        "counts": {
            "added": report.added,
            "changed": report.changed,
            "removed": report.removed,
            "unchanged": report.unchanged,
        },
        "country_changes": [_field_data(change) for change in report.country_changes],
        "tables": [_table_data(table) for table in report.tables if table.is_change],
        "conflicts": [_conflict_data(status) for status in report.conflicts],
    }


def write_value(value: Any) -> str:
    """Return a field's value on one line: text as it is, lists and blocks as JSON."""
    if value is None:
        return "(left out)"
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    text = " ".join(text.split())
    return text if len(text) <= _VALUE_SHOWN else f"{text[: _VALUE_SHOWN - 1]}…"


def _lines(report: LoadReport) -> Iterator[str]:
    yield in_one_line(report)
    for change in report.country_changes:
        yield f"  pack.yml {_field_line(change)}"
    for table in report.tables:
        if table.is_change:
            yield from _table_lines(table)
    if report.conflicts:
        yield ""
        yield "To settle (misaq settle NUMBER --keep-mine or --take-pack, --because WHY):"
        yield from (_conflict_line(status) for status in report.conflicts)


def in_one_line(report: LoadReport) -> str:
    """Return how many records were, or would be, added, changed and removed."""
    if not report.is_change:
        return f"{report.country}: nothing to change; {report.unchanged} records are as they were."
    verb = "loaded" if report.is_written else "would load"
    return (
        f"{report.country}: {verb} {report.added} new, {report.changed} changed, "
        f"{report.removed} removed; {report.unchanged} as they were."
    )


def _table_lines(table: TableChange) -> Iterator[str]:
    if table.is_new:
        yield f"{table.table}: {len(table.added)} new"
        return
    yield f"{table.table}"
    if table.added:
        yield f"  new      {_keys(table.added)}"
    for record in table.changed:
        yield from _record_lines(record)
    if table.removed:
        yield f"  removed  {_keys(table.removed)}"
    if table.is_reordered:
        yield "  in another order"


def _record_lines(record: RecordChange) -> Iterator[str]:
    yield f"  changed  {record.key}"
    for change in record.fields:
        yield f"           {_field_line(change)}"


def _field_line(change: FieldChange) -> str:
    return f"{change.field}: {write_value(change.before)} → {write_value(change.after)}"


def _wrap(line: str) -> list[str]:
    wrapped = textwrap.wrap(
        line, WIDTH, subsequent_indent=" " * 11, break_long_words=False, break_on_hyphens=False
    )
    return wrapped or [""]


def _keys(keys: tuple[str, ...]) -> str:
    shown = ", ".join(keys[:_KEYS_SHOWN])
    more = len(keys) - _KEYS_SHOWN
    return f"{shown} and {more} more" if more > 0 else shown


def _conflict_line(status: OverlayStatus) -> str:
    overlay = status.overlay
    words = _STANDING_WORDS[status.standing].format(
        pack=write_value(status.pack_value), mine=write_value(overlay.value)
    )
    return f"  {overlay.id}: {overlay.table} {overlay.key} {overlay.field}: {words}"


def _table_data(table: TableChange) -> dict[str, Any]:
    return {
        "table": table.table,
        "added": list(table.added),
        "changed": [
            {"key": record.key, "fields": [_field_data(change) for change in record.fields]}
            for record in table.changed
        ],
        "removed": list(table.removed),
        "unchanged": table.unchanged,
        "is_reordered": table.is_reordered,
    }


def _field_data(change: FieldChange) -> dict[str, Any]:
    return {"field": change.field, "before": change.before, "after": change.after}


def _conflict_data(status: OverlayStatus) -> dict[str, Any]:
    overlay = status.overlay
    return {
        "overlay": overlay.id,
        "table": overlay.table,
        "key": overlay.key,
        "field": overlay.field,
        "standing": status.standing.value,
        "mine": overlay.value,
        "base": overlay.base_value,
        "pack": status.pack_value,
    }
