"""What changed between two states of a table. No Django."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from misaq.apps.registers.bodies import Body


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field before and after; None where it was left out (and so at its default)."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class RecordChange:
    """A record that is in both states, and the fields that differ, by name."""

    key: str
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class TableChange:
    """What changed in one table.

    Attributes:
        table: its name.
        added: keys only in the later state, in its order.
        changed: records in both that differ, in the order of the later state.
        removed: keys only in the earlier state, in its order.
        unchanged: number of records in both that are alike.
        is_reordered: whether the records in both states stand in another order.
    """

    table: str
    added: tuple[str, ...] = ()
    changed: tuple[RecordChange, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0
    is_reordered: bool = False

    @property
    def is_change(self) -> bool:
        """Whether anything differs."""
        return bool(self.added or self.changed or self.removed or self.is_reordered)

    @property
    def is_new(self) -> bool:
        """Whether the table was empty before and is not now."""
        return bool(self.added) and not (self.changed or self.removed or self.unchanged)


def compare(table: str, before: Mapping[str, Body], after: Mapping[str, Body]) -> TableChange:
    """Return what changed in a table; both states are bodies by key, in the order of the table."""
    kept = [key for key in after if key in before]
    changed = tuple(
        RecordChange(key, compare_fields(before[key], after[key]))
        for key in kept
        if before[key] != after[key]
    )
    return TableChange(
        table=table,
        added=tuple(key for key in after if key not in before),
        changed=changed,
        removed=tuple(key for key in before if key not in after),
        unchanged=len(kept) - len(changed),
        is_reordered=kept != [key for key in before if key in after],
    )


def compare_fields(before: Body, after: Body) -> tuple[FieldChange, ...]:
    """Return the fields that differ, by name."""
    return tuple(
        FieldChange(name, before.get(name), after.get(name))
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    )
