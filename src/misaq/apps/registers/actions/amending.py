"""Changing one field at the command, and settling a change with a pack that moved under it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.registers import rules
from misaq.apps.registers.actions.applying import apply_steps
from misaq.apps.registers.actions.storing import (
    all_effective,
    end_overlay,
    make_overlays,
    write_revision,
)
from misaq.apps.registers.bodies import record_class_of
from misaq.apps.registers.mapping import to_overlay
from misaq.apps.registers.models import OverlayRow
from misaq.apps.registers.overlays import Choice, Ending, Overlay, OverlayStatus
from misaq.apps.registers.queries import (
    find_revision,
    list_statuses,
    read_bodies,
)
from misaq.apps.registers.revisions import Cause
from misaq.core.access.actors import Actor
from misaq.core.changes.operations import Operation, OperationKind
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell


@action(event="registers.record-amended")
def amend(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    table: str,
    key: str,
    field: str,
    value: Any,
    reason: str,
) -> Overlay:
    """Change one field of one record here; the pack's value stays beside it. Return the overlay.

    A change back to what the pack says ends the overlay that was there.

    Args:
        value: plain data as in a pack; None leaves the field out.
        reason: why, in a sentence.

    Raises:
        NotFound: there is no such table or record.
        InputRefused: there is no such field, no reason, or the registers would no longer hold
            together; every problem is listed.
        StateConflict: no pack is loaded, the field says so already, or the clock stands before
            the last change.
    """
    record_class_of(table)
    step = Operation(OperationKind.AMEND, table, key, field, value)
    applied = apply_steps(
        actor=actor, at=at, steps=(step,), reason=reason, origin="", cause=Cause.AMEND, about=record
    )
    made = applied.overlays[-1]
    record.note(overlay=made.id, data_version=applied.data_version)
    return made


@action(event="registers.overlay-settled")
def settle(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    overlay: int,
    choice: Choice,
    reason: str,
) -> OverlayStatus:
    """Decide between a change made here and the pack; return how the change stands then.

    Taking the pack's value also withdraws a change that is in no conflict.

    Raises:
        NotFound: there is no overlay of that number.
        InputRefused: no reason, or the registers would no longer hold together.
        StateConflict: the overlay is no longer in force, or there is nothing to keep it against.
    """
    record.about("registers.overlays", str(overlay))
    hold_chain()
    last = rules.check_loaded(find_revision(actor=actor))
    rules.check_clock(last, at)
    words = rules.check_reason(reason)
    row = OverlayRow.objects.filter(id=overlay).first()
    if row is None:
        raise NotFound(
            tell("There is no amendment number {overlay}.", overlay=overlay),
            next_step=tell("See `misaq amendments` for their numbers."),
            rule="registers.overlay",
        )
    current = to_overlay(row)
    if choice is Choice.KEEP_MINE:
        after = _keep(_status(current), actor, at, words)
    else:
        rules.check_in_force(current)
        after = end_overlay(current, Ending.TOOK_PACK, actor, at, words)
    rules.check_hold_together(all_effective({}))
    version = write_revision(Cause.SETTLE, at, last.country, last.pack_version)
    record.note(choice=choice.value, data_version=version)
    return _status(after)


def _status(overlay: Overlay) -> OverlayStatus:
    return list_statuses((overlay,), {overlay.table: read_bodies(overlay.table)})[0]


def _keep(status: OverlayStatus, actor: Actor, at: datetime, words: str) -> Overlay:
    """End an overlay and make it again over what the pack says now."""
    overlay = status.overlay
    rules.check_can_keep(status)
    end_overlay(overlay, Ending.KEPT_MINE, actor, at, words)
    (made,) = make_overlays(
        [replace(overlay, base_value=status.pack_value, reason=words, made_at=at, made_by=actor.id)]
    )
    return made
