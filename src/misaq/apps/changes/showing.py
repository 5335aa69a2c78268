"""What a change would do, field by field, as people read it. No Django."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from misaq.apps.changes.labels import label_of
from misaq.apps.pages.parts import Change as FieldShown
from misaq.apps.registers.differences import FieldChange, compare_fields
from misaq.apps.registers.rehearsing import RecordDiff
from misaq.kernel.words import Phrase, say


@dataclass(frozen=True, slots=True)
class RecordShown:
    """A record before and after a change.

    Attributes:
        act: what happens to it, in a word.
        is_linked: whether it is on record now, and so has a page perhaps.
        fields: what differs, field by field.
    """

    table: str
    key: str
    act: Phrase
    is_linked: bool
    fields: tuple[FieldShown, ...]


def records_shown(diffs: tuple[RecordDiff, ...]) -> tuple[RecordShown, ...]:
    """Return each record that differs."""
    return tuple(_record(diff) for diff in diffs if diff.before != diff.after)


def _record(diff: RecordDiff) -> RecordShown:
    act = say("Changed")
    if diff.before is None:
        act = say("Added")
    elif diff.after is None:
        act = say("Withdrawn")
    changes = compare_fields(diff.before or {}, diff.after or {})
    return RecordShown(
        table=diff.table,
        key=diff.key,
        act=act,
        is_linked=diff.before is not None,
        fields=tuple(field_shown(change) for change in changes if change.field != "key"),
    )


def field_shown(change: FieldChange) -> FieldShown:
    """Return a field before and after; of a list of entries only those that differ."""
    before, after = change.before, change.after
    if _holds_entries(before) or _holds_entries(after):
        old, new = before or [], after or []
        before = [entry for entry in old if entry not in new]
        after = [entry for entry in new if entry not in old]
    return FieldShown(label_of(change.field), in_words(before), in_words(after))


def in_words(value: Any) -> str:
    """Return a value on one line or more: lists line by line, parts by their names."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return "; ".join(_parts(value))
    if isinstance(value, (list, tuple)):
        return "\n".join(in_words(item) for item in value)
    return str(value)


def _parts(value: Mapping[str, Any]) -> Iterator[str]:
    for name, part in value.items():
        text = ", ".join(in_words(part).splitlines())
        yield f"{label_of(name)}: {text}"


def _holds_entries(value: Any) -> bool:
    return isinstance(value, list) and any(isinstance(item, Mapping) for item in value)
