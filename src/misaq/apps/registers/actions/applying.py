"""Applying the steps of a change to what is in force: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from misaq.apps.audit.actions import Record, hold_chain
from misaq.apps.registers import rules
from misaq.apps.registers.actions.storing import (
    all_effective,
    end_overlay,
    make_overlays,
    write_revision,
)
from misaq.apps.registers.changing import Turn, net_turns
from misaq.apps.registers.overlays import Overlay, status_of
from misaq.apps.registers.queries import find_revision, open_benches, read_bodies, read_overlays
from misaq.apps.registers.revisions import Cause
from misaq.core.access.actors import Actor
from misaq.core.changes.operations import Operation


@dataclass(frozen=True, slots=True)
class Applied:
    """What a change did to the registers.

    Attributes:
        turns: what each step changed, in the order of the steps.
        overlays: those made, or ended where nothing was made in their place.
        data_version: version of the data after it.
    """

    turns: tuple[Turn, ...]
    overlays: tuple[Overlay, ...]
    data_version: str


def apply_steps(
    *,
    actor: Actor,
    at: datetime,
    steps: Sequence[Operation],
    reason: str,
    origin: str,
    about: Record,
    cause: Cause = Cause.CHANGE,
) -> Applied:
    """Do the steps of a change, one after another, inside the action of a later room.

    That action checks who may, and writes the audit row of both.

    Args:
        origin: what brings the change about, as the overlays keep it ("change:12").
        about: what the action says of itself; named after the first record where it names nothing.

    Raises:
        NotFound: there is no such table, record or field.
        InputRefused: a value does not fit, there is no reason, or the registers would no longer
            hold together; every problem is listed.
        StateConflict: no pack is loaded, something says so already, or the clock stands before
            the last change.
    """
    _check_inside_action()
    hold_chain()
    last = rules.check_loaded(find_revision(actor=actor))
    rules.check_clock(last, at)
    benches = open_benches(actor=actor, tables=[step.table for step in steps])
    _name(about, steps)
    words = rules.check_reason(reason)
    turns = tuple(benches[step.table].take(step) for step in steps)
    made = _write(net_turns(turns), actor=actor, at=at, words=words, origin=origin)
    rules.check_hold_together(all_effective({}))
    version = write_revision(cause, at, last.country, last.pack_version)
    return Applied(turns, made, version)


def _check_inside_action() -> None:
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("Steps are applied only inside an action, in its transaction.")


def _name(about: Record, steps: Sequence[Operation]) -> None:
    """Name the record acted on once it is known to be there: what was typed may be a name."""
    if about.object_table or not steps:
        return
    first = steps[0]
    if first.key in read_bodies(first.table):
        about.about(first.table, first.key)


def _write(
    turns: Sequence[Turn], *, actor: Actor, at: datetime, words: str, origin: str
) -> tuple[Overlay, ...]:
    """End what was held and make what is held now, each with what the pack says."""
    tables = {turn.table for turn in turns}
    held = {(o.table, o.key, o.field): o for table in tables for o in read_overlays(table)}
    pack = {table: read_bodies(table) for table in tables}
    ended, made = [], []
    for turn in turns:
        old = held.get((turn.table, turn.key, turn.place))
        if old is not None:
            ended.append(end_overlay(old, turn.ending, actor, at, words))
        if turn.after.is_held:
            new = Overlay(
                0, turn.table, turn.key, turn.place, turn.after.value, None, words, at, actor.id
            )
            base = status_of(new, pack[turn.table].get(turn.key)).pack_value
            made.append(replace(new, base_value=base, origin=origin))
    return (*ended, *make_overlays(made))
