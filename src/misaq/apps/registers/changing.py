"""What the steps of a change make of what is held here; reckoned before anything is written.

No Django. A :class:`Bench` holds one table: what the pack says, and what is held here. Each step
changes one place of one record and says what stood there before, so that it can be put back.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from misaq.apps.registers import entry_rules, rules
from misaq.apps.registers.bodies import Body, from_body, to_body
from misaq.apps.registers.overlays import (
    ENTRY,
    RECORD,
    Ending,
    Overlay,
    entry_place,
    find_entry,
    laid_over,
    with_value,
)
from misaq.core.changes.operations import Operation, OperationKind, Plain


@dataclass(frozen=True, slots=True)
class Held:
    """What is held here at one place.

    Attributes:
        is_held: whether anything is.
        value: what; None where a field is left out or a record withdrawn.
    """

    is_held: bool
    value: Any = None

    def to_plain(self) -> Plain:
        """Return it as a step of an undo carries it."""
        return {"value": self.value} if self.is_held else {}

    @classmethod
    def from_plain(cls, plain: Plain) -> Held:
        """Return what a step of an undo carries."""
        if not isinstance(plain, Mapping):
            raise TypeError("An undo carries what to put back as named fields.")
        return cls(True, plain["value"]) if "value" in plain else cls(False)


NOTHING = Held(is_held=False)


@dataclass(frozen=True, slots=True)
class Turn:
    """One place that a step changed.

    Attributes:
        place: which, as an overlay names it.
        before: what was held there.
        after: what is held there now.
        ending: why what was held there ended.
    """

    table: str
    key: str
    place: str
    before: Held
    after: Held
    ending: Ending


class Bench:
    """One table while a change is reckoned."""

    def __init__(self, table: str, bodies: Mapping[str, Body], overlays: Iterable[Overlay]) -> None:
        self.table = table
        self._bodies = bodies
        self._held: dict[str, dict[str, Any]] = {}
        for overlay in overlays:
            self._held.setdefault(overlay.key, {})[overlay.field] = overlay.value

    def find(self, key: str) -> Body | None:
        """Return the record as it stands; None when there is none."""
        return laid_over(self._bodies.get(key), self._held.get(key, {}))

    def list_keys(self) -> Sequence[str]:
        """Return the keys of all records."""
        known = {*self._bodies, *self._held}
        return [key for key in sorted(known) if self.find(key) is not None]

    def take(self, step: Operation) -> Turn:
        """Do one step and return what it changed.

        Raises:
            NotFound: there is no such record or field.
            InputRefused: the value does not fit.
            StateConflict: it says so already, or the record is there, or gone.
        """
        return {
            OperationKind.CREATE: self._create,
            OperationKind.AMEND: self._amend,
            OperationKind.APPEND: self._append,
            OperationKind.REPLACE: self._replace,
            OperationKind.REMOVE: self._remove,
            OperationKind.WITHDRAW: self._withdraw,
            OperationKind.PUT_BACK: self._put_back,
        }[step.kind](step)

    def held_at(self, key: str, place: str) -> Held:
        """Return what is held at a place."""
        held = self._held.get(key, {})
        return Held(True, held[place]) if place in held else NOTHING

    def _turn(self, key: str, place: str, after: Held, ending: Ending) -> Turn:
        before = self.held_at(key, place)
        held = self._held.setdefault(key, {})
        held.pop(place, None)
        if after.is_held:
            held[place] = after.value
        return Turn(self.table, key, place, before, after, ending)

    def _record(self, key: str) -> Body:
        body = self.find(key)
        if body is not None:
            return body
        return rules.check_key(self.table, key, {known: {} for known in self.list_keys()})

    def _create(self, step: Operation) -> Turn:
        rules.check_is_free(self.table, step.key, is_taken=self.find(step.key) is not None)
        body = normal(self.table, {**rules.as_body(step.value), "key": step.key})
        return self._turn(step.key, RECORD, Held(True, body), Ending.REPLACED)

    def _amend(self, step: Operation) -> Turn:
        before = self._record(step.key)
        rules.check_field(self.table, step.field)
        after = normal(self.table, with_value(before, step.field, step.value))
        value = after.get(step.field)
        rules.check_differs(self.table, step.key, step.field, before.get(step.field), value)
        entries = self._entries(step.key, step.field)
        entry_rules.check_keeps_entries(self.table, step.key, step.field, value, entries)
        rest = [i for i in value or () if i not in entries] or None if entries else value
        held = self._held.get(step.key, {})
        if held.get(RECORD) is not None:
            whole = with_value(held[RECORD], step.field, rest)
            return self._turn(step.key, RECORD, Held(True, whole), Ending.REPLACED)
        if rest == self._bodies[step.key].get(step.field):
            return self._turn(step.key, step.field, NOTHING, Ending.TOOK_PACK)
        return self._turn(step.key, step.field, Held(True, rest), Ending.REPLACED)

    def _append(self, step: Operation) -> Turn:
        before = self._record(step.key)
        entry_rules.check_entry_field(self.table, step.field)
        there = list(before.get(step.field, ()))
        after = normal(self.table, with_value(before, step.field, [*there, step.value]))
        entry = after[step.field][-1]
        entry_rules.check_is_new_entry(self.table, step.key, step.field, entry, there)
        place = entry_place(step.field, entry)
        return self._turn(step.key, place, Held(True, entry), Ending.REPLACED)

    def _replace(self, step: Operation) -> Turn:
        before, field = self._record(step.key), step.field.partition(ENTRY)[0]
        old = self._entry(before, step)
        there = list(before[field])
        at = there.index(old)
        after = normal(
            self.table, with_value(before, field, [*there[:at], step.value, *there[at + 1 :]])
        )
        entry = after[field][at]
        entry_rules.check_is_new_entry(self.table, step.key, field, entry, there)
        place = self._place_of(step.key, field, old)
        if entry == self._grounded(step.key, place):
            return self._turn(step.key, place, NOTHING, Ending.TOOK_PACK)
        return self._turn(step.key, place, Held(True, entry), Ending.REPLACED)

    def _remove(self, step: Operation) -> Turn:
        before, field = self._record(step.key), step.field.partition(ENTRY)[0]
        old = self._entry(before, step)
        rest = [entry for entry in before[field] if entry != old]
        normal(self.table, with_value(before, field, rest or None))
        place = self._place_of(step.key, field, old)
        after = NOTHING if self._grounded(step.key, place) is None else Held(True, None)
        return self._turn(step.key, place, after, Ending.WITHDRAWN)

    def _entry(self, body: Body, step: Operation) -> Any:
        entry_rules.check_entry_can_change(self.table, step.field.partition(ENTRY)[0])
        return entry_rules.check_entry_is_there(
            self.table, step.key, step.field, find_entry(body, step.field)
        )

    def _place_of(self, key: str, field: str, entry: Any) -> str:
        """Return the place that holds an entry: where it was put here, else its own."""
        held = self._held.get(key, {})
        own = (p for p, value in held.items() if p.startswith(f"{field}{ENTRY}") and value == entry)
        return next(own, entry_place(field, entry))

    def _grounded(self, key: str, place: str) -> Any:
        """Return the entry that a place names in what the change stands on; None without one."""
        body = laid_over(
            self._bodies.get(key),
            {p: v for p, v in self._held.get(key, {}).items() if ENTRY not in p},
        )
        return None if body is None else find_entry(body, place)

    def _withdraw(self, step: Operation) -> Turn:
        self._record(step.key)
        after = Held(True, None) if step.key in self._bodies else NOTHING
        return self._turn(step.key, RECORD, after, Ending.WITHDRAWN)

    def _put_back(self, step: Operation) -> Turn:
        after = Held.from_plain(step.value)
        return self._turn(step.key, step.field, after, Ending.UNDONE)

    def _entries(self, key: str, field: str) -> list[Any]:
        held = self._held.get(key, {})
        mine = (value for place, value in held.items() if place.startswith(f"{field}{ENTRY}"))
        return [value for value in mine if value is not None]


def net_turns(turns: Iterable[Turn]) -> tuple[Turn, ...]:
    """Return one turn for each place: from what was held there first to what is held last."""
    found: dict[tuple[str, str, str], Turn] = {}
    for turn in turns:
        place = (turn.table, turn.key, turn.place)
        first = found.get(place)
        found[place] = turn if first is None else dataclasses.replace(turn, before=first.before)
    return tuple(turn for turn in found.values() if turn.before != turn.after)


def undoing(turns: Sequence[Turn]) -> tuple[Operation, ...]:
    """Return the steps that put back what stood before, the last one first."""
    return tuple(
        Operation(
            OperationKind.PUT_BACK,
            turn.table,
            turn.key,
            turn.place,
            value=turn.before.to_plain(),
            base=turn.after.to_plain(),
        )
        for turn in reversed(turns)
    )


def normal(table: str, body: Body) -> Body:
    """Return the body as a pack would give it, so that equal values are written alike."""
    return to_body(from_body(table, body))
