"""Whether what a change rests on is still what its author saw. No Django."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from misaq.apps.registers import rules
from misaq.apps.registers.changing import Bench
from misaq.apps.registers.overlays import find_entry
from misaq.core.changes.operations import Operation, OperationKind, Plain
from misaq.kernel.errors import StateConflict
from misaq.kernel.words import tell


@dataclass(frozen=True, slots=True)
class Moved:
    """A step whose ground has moved since its author wrote it.

    Attributes:
        position: its place in the change, from 0.
        step: the step.
        now: what stands there now; None for nothing.
    """

    position: int
    step: Operation
    now: Plain


def find_moved(steps: Sequence[Operation], benches: Mapping[str, Bench]) -> tuple[Moved, ...]:
    """Return the steps whose ground is no longer what their author saw.

    Only places that no earlier step of the same change has touched are looked at.
    """
    seen: set[tuple[str, ...]] = set()
    found = []
    for position, step in enumerate(steps):
        record, place = (step.table, step.key), (step.table, step.key, step.field)
        now = ground_of(step, benches[step.table])
        if record not in seen and place not in seen and now != step.base:
            found.append(Moved(position, step, now))
        seen.add(place if step.field else record)
    return tuple(found)


def ground_of(step: Operation, bench: Bench) -> Plain:
    """Return what a step rests on, as it stands now: what its author should have seen.

    The field of AMEND, the entry of REPLACE and REMOVE, the record of CREATE (none) and WITHDRAW,
    what is held where PUT_BACK goes.
    """
    body = bench.find(step.key)
    if step.kind is OperationKind.AMEND:
        return None if body is None else body.get(step.field)
    if step.kind is OperationKind.APPEND:
        return None  # an entry rests on nothing but that its record is there
    if step.kind in {OperationKind.REPLACE, OperationKind.REMOVE}:
        return None if body is None else find_entry(body, step.field)
    if step.kind is OperationKind.PUT_BACK:
        return bench.held_at(step.key, step.field).to_plain()
    return body


def check_moved(moved: Sequence[Moved]) -> None:
    """Refuse a change whose ground has moved.

    Raises:
        StateConflict: some steps rest on what is no longer there; each is named.
    """
    if moved:
        raise StateConflict(
            tell("Since this was written, somebody changed what it rests on."),
            next_step=tell("Look at what stands there now, and decide again."),
            rule="registers.moved",
            problems=tuple(
                rules.problem_of(one.step.table, one.step.key, one.step.field, one.now)
                for one in moved
            ),
        )
