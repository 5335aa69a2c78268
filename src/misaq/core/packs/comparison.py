"""What changed between two states of the registers."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Any

from misaq.core.packs.registers import Registers, records_of
from misaq.kernel.ids import Key, by_key


class ChangeKind(Enum):
    """What became of a record."""

    ADDED = "ADDED"
    CHANGED = "CHANGED"
    REMOVED = "REMOVED"


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that is not as it was.

    Attributes:
        table: its table.
        key: its key.
        kind: what became of it.
        fields: names of the fields that changed, in the record's order; empty where the whole
            record came or went.
    """

    table: str
    key: Key
    kind: ChangeKind
    fields: tuple[str, ...] = ()


def compare_registers(before: Registers, after: Registers) -> tuple[RecordChange, ...]:
    """Return the records that differ, by table, in the order of the later state."""
    earlier = records_of(before)
    return tuple(
        change
        for table, records in records_of(after).items()
        for change in _in_table(table, earlier[table], records)
    )


def _in_table(
    table: str, before: tuple[Any, ...], after: tuple[Any, ...]
) -> Iterator[RecordChange]:
    old, new = by_key(before), by_key(after)
    for key, record in new.items():
        if key not in old:
            yield RecordChange(table, key, ChangeKind.ADDED)
        elif old[key] != record:
            yield RecordChange(table, key, ChangeKind.CHANGED, _fields(old[key], record))
    yield from (RecordChange(table, key, ChangeKind.REMOVED) for key in old if key not in new)


def _fields(before: Any, after: Any) -> tuple[str, ...]:
    return tuple(
        field.name
        for field in dataclasses.fields(after)
        if getattr(before, field.name) != getattr(after, field.name)
    )
