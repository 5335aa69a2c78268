"""What may be done to the lists of entries that records hold. Each rule refuses, and says why."""

from __future__ import annotations

import dataclasses
import typing
from collections.abc import Collection, Mapping
from typing import Any

from misaq.apps.registers.bodies import record_class_of
from misaq.apps.registers.rules import check_field
from misaq.kernel.errors import InputRefused, StateConflict
from misaq.kernel.words import tell


def check_entry_field(table: str, field: str) -> None:
    """Refuse a field that holds no list of entries.

    Raises:
        InputRefused: there is no such field, or it holds one value, or only keys or words.
    """
    check_field(table, field)
    if field not in entry_fields(record_class_of(table)):
        raise InputRefused(
            tell("{table} {field} holds no list of entries.", table=table, field=field),
            next_step=tell("Change the field as a whole."),
            rule="registers.entry-field",
        )


WORDS_OF_OTHERS = frozenset({("policies.commitments", "evidence")})
"""Lists of what somebody said or found: undone, or followed by more, never rewritten."""


def check_entry_can_change(table: str, field: str) -> None:
    """Refuse to rewrite an entry of a list whose entries are the words of others.

    Raises:
        InputRefused: there is no such list of entries.
        StateConflict: its entries are never rewritten.
    """
    check_entry_field(table, field)
    if (table, field) in WORDS_OF_OTHERS:
        raise StateConflict(
            tell("What somebody said or found is not rewritten."),
            next_step=tell("Add what corrects it, or undo the change that added it."),
            rule="registers.words-of-others",
        )


def check_entry_is_there(table: str, key: str, place: str, entry: Any) -> Any:
    """Return the entry that a step is about.

    Raises:
        StateConflict: it is no longer in the list, or no longer as it was seen.
    """
    if entry is not None:
        return entry
    raise StateConflict(
        tell(
            "{table} {key} {field} no longer has that entry.",
            table=table,
            key=key,
            field=place.partition("+")[0],
        ),
        next_step=tell("Look at the list as it is now, and choose the entry again."),
        rule="registers.entry-gone",
    )


def entry_fields(record_class: type[Any]) -> Mapping[str, type[Any]]:
    """Return the fields of a record that hold lists of entries, with the class of the entries."""
    hints = typing.get_type_hints(record_class)
    found = {}
    for name, hint in hints.items():
        inner = typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else None
        if name != "cite" and isinstance(inner, type) and dataclasses.is_dataclass(inner):
            found[name] = inner
    return found


def check_is_new_entry(
    table: str, key: str, field: str, entry: Any, there: Collection[Any]
) -> None:
    """Refuse an entry that the list has already.

    Raises:
        StateConflict: it does.
    """
    if entry in there:
        raise StateConflict(
            tell(
                "{table} {key} {field} has this very entry already.",
                table=table,
                key=key,
                field=field,
            ),
            next_step=tell("Nothing needs to be done."),
            rule="registers.no-change",
        )


def check_keeps_entries(
    table: str, key: str, field: str, value: Any, entries: Collection[Any]
) -> None:
    """Refuse a new list that leaves out entries which were added here one by one.

    Raises:
        StateConflict: it does.
    """
    missing = [entry for entry in entries if entry not in (value or ())]
    if missing:
        raise StateConflict(
            tell(
                "{table} {key} {field}: {missing} of the entries added here would be lost.",
                table=table,
                key=key,
                field=field,
                missing=len(missing),
            ),
            next_step=tell("Undo the change that added them, and then change the rest."),
            rule="registers.entries-kept",
        )
