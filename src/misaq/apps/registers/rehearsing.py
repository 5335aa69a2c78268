"""What a change would do to the registers, reckoned without writing anything. No Django."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from misaq.apps.registers import rules
from misaq.apps.registers.bodies import Body, from_body
from misaq.apps.registers.changing import Bench, Turn
from misaq.apps.registers.grounds import Moved, find_moved
from misaq.core.changes.operations import Operation
from misaq.core.packs import TABLES, Registers, records_of
from misaq.kernel.errors import MisaqError, Problem


@dataclass(frozen=True, slots=True)
class RecordDiff:
    """One record before and after a change; None where it is not there."""

    table: str
    key: str
    before: Body | None
    after: Body | None


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a change would do.

    Attributes:
        diffs: each record it touches, in the order of its steps.
        moved: steps whose ground has moved since they were written.
        problems: everything that stands against it, each with the table, key and field.
    """

    diffs: tuple[RecordDiff, ...]
    moved: tuple[Moved, ...]
    problems: tuple[Problem, ...]


def rehearsal_of(
    steps: Sequence[Operation], benches: Mapping[str, Bench], registers: Registers
) -> Rehearsal:
    """Return what the steps would do; the benches are used up by it.

    Args:
        registers: everything on record now.
    """
    moved = find_moved(steps, benches)
    places = list(dict.fromkeys((step.table, step.key) for step in steps))
    before = {place: benches[place[0]].find(place[1]) for place in places}
    problems: list[Problem] = []
    for step in steps:
        _try(step, benches[step.table], problems)
    diffs = tuple(
        RecordDiff(table, key, before[table, key], benches[table].find(key))
        for table, key in places
    )
    if not problems:
        problems += _broken(diffs, registers)
    return Rehearsal(diffs, moved, tuple(problems))


def _try(step: Operation, bench: Bench, problems: list[Problem]) -> Turn | None:
    try:
        return bench.take(step)
    except MisaqError as refusal:
        where = " ".join(part for part in (step.table, step.key, step.field) if part)
        own = (Problem(where, refusal.message, refusal.next_step),)
        problems += refusal.problems or own
        return None


def _broken(diffs: Sequence[RecordDiff], registers: Registers) -> tuple[Problem, ...]:
    """Return how the registers would no longer hold together."""
    changed = {(diff.table, diff.key): diff.after for diff in diffs}
    records = dict(records_of(registers))
    for table in {diff.table for diff in diffs}:
        kept = [r for r in records[table] if (table, str(r.key)) not in changed]
        new = [from_body(table, d.after) for d in diffs if d.table == table and d.after is not None]
        records[table] = (*kept, *new)
    try:
        rules.check_hold_together({table: records[table] for table in TABLES})
    except MisaqError as refusal:
        return refusal.problems
    return ()
