"""Changing the registers: load a pack, change a field here, settle what the two disagree on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.registers import rules
from misaq.apps.registers.bodies import (
    Body,
    digest_of_body,
    from_body,
    record_class_of,
    to_body,
)
from misaq.apps.registers.differences import TableChange
from misaq.apps.registers.mapping import models_by_table, to_overlay
from misaq.apps.registers.models import OverlayRow, RegisterRow, RevisionRow
from misaq.apps.registers.overlays import (
    Choice,
    Ending,
    Overlay,
    OverlayStatus,
    status_of,
    with_overlays,
    with_value,
)
from misaq.apps.registers.queries import (
    bodies_of,
    find_revision,
    preview_load,
    read_bodies,
    read_overlays,
)
from misaq.apps.registers.report import LoadReport
from misaq.apps.registers.revisions import Cause, version_of_data
from misaq.core.access.actors import Actor
from misaq.core.packs import TABLES
from misaq.kernel.errors import InputRefused, NotFound, StateConflict
from misaq.sources.packfiles import Pack


@dataclass(frozen=True, slots=True)
class _Load:
    """What every row of one load shares."""

    at: datetime
    origin: str


@action(event="registers.pack-loaded")
def load_pack(record: Record, /, *, actor: Actor, at: datetime, pack: Pack) -> LoadReport:
    """Make the registers say what the pack says, and return what changed.

    All or nothing. A second load of the same pack changes nothing and leaves no audit row.
    Changes made here stay in force; where the pack has moved under one, the report says so.

    Raises:
        StateConflict: the registers hold another country; the clock stands before the last
            change; or the changes made here and the new pack do not hold together.
    """
    record.about("registers", str(pack.country.code))
    hold_chain()
    revision = find_revision(actor=actor)
    rules.check_country(revision, str(pack.country.code))
    report = preview_load(actor=actor, pack=pack)
    if revision is not None and not report.is_change:
        record.changed_nothing()
        return replace(report, data_version=revision.data_version)
    rules.check_clock(revision, at)
    wanted = bodies_of(pack)
    _refuse_broken_overlays(wanted)
    load = _Load(at, f"{pack.country.code}@{pack.version}")
    for table in report.tables:
        _write_table(table, wanted[table.table], load)
    after = _write_revision(Cause.LOAD, at, to_body(pack.country), pack.version)
    record.note(
        pack_version=pack.version,
        data_version=after,
        added=report.added,
        changed=report.changed,
        removed=report.removed,
        conflicts=len(report.conflicts),
    )
    return replace(report, is_written=True, data_version=after)


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
    hold_chain()
    last = rules.check_loaded(find_revision(actor=actor))
    rules.check_clock(last, at)
    record_class_of(table)
    body = rules.check_key(table, key, read_bodies(table))
    record.about(table, key)  # only now: what was typed may be anything, a name too
    rules.check_field(table, field)
    words = rules.check_reason(reason)
    overlays = read_overlays(table)
    before = with_overlays({key: body}, overlays)[key]
    value = _normal(table, with_value(before, field, value)).get(field)
    rules.check_differs(table, key, field, before.get(field), value)
    replaced = _in_force(overlays, key, field)
    if replaced is not None:
        _end(replaced, Ending.REPLACED, actor, at, words)
    made = _make(Overlay(0, table, key, field, value, body.get(field), words, at, actor.id))
    rules.check_hold_together(_all_effective({}))
    version = _write_revision(Cause.AMEND, at, last.country, last.pack_version)
    record.note(overlay=made.id, data_version=version)
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
            f"There is no amendment number {overlay}.",
            next_step="See `misaq amendments` for their numbers.",
            rule="registers.overlay",
        )
    current = to_overlay(row)
    body = read_bodies(current.table).get(current.key)
    if choice is Choice.KEEP_MINE:
        after = _keep(status_of(current, body), actor, at, words)
    else:
        rules.check_in_force(current)
        after = _end(current, Ending.TOOK_PACK, actor, at, words)
    rules.check_hold_together(_all_effective({}))
    version = _write_revision(Cause.SETTLE, at, last.country, last.pack_version)
    record.note(choice=choice.value, data_version=version)
    return status_of(after, body)


def _refuse_broken_overlays(wanted: Mapping[str, Mapping[str, Body]]) -> None:
    try:
        rules.check_hold_together(_all_effective(wanted))
    except InputRefused as refusal:
        raise StateConflict(
            "With the amendments made here, the pack would not hold together.",
            next_step="Settle them first (`misaq amendments`, then `misaq settle NUMBER "
            "--take-pack --because WHY`) and load again; nothing was changed.",
            rule="registers.overlays-fit",
            problems=refusal.problems,
        ) from refusal


def _all_effective(wanted: Mapping[str, Mapping[str, Body]]) -> Mapping[str, tuple[Any, ...]]:
    """Return the records of all tables with overlays; from ``wanted`` where it has the table."""
    return {
        table: tuple(
            from_body(table, body)
            for body in with_overlays(
                wanted[table] if table in wanted else read_bodies(table), read_overlays(table)
            ).values()
        )
        for table in TABLES
    }


def _write_table(change: TableChange, wanted: Mapping[str, Body], load: _Load) -> None:
    """Close the rows of what changed or went, open rows for what changed or came."""
    if not change.is_change:
        return
    rows = models_by_table()[change.table]._default_manager
    changed = [record.key for record in change.changed]
    rows.filter(superseded_at=None, key__in=[*changed, *change.removed]).update(
        superseded_at=load.at
    )
    position = {key: place for place, key in enumerate(wanted)}
    model = models_by_table()[change.table]
    rows.bulk_create(
        model(
            key=key,
            body=dict(wanted[key]),
            digest=digest_of_body(wanted[key]),
            position=position[key],
            origin=load.origin,
            recorded_at=load.at,
        )
        for key in [*change.added, *changed]
    )
    _write_positions(model, position)


def _write_positions(model: type[RegisterRow], position: Mapping[str, int]) -> None:
    rows = [
        row
        for row in model._default_manager.filter(superseded_at=None)
        if row.position != position[row.key]
    ]
    for row in rows:
        row.position = position[row.key]
    model._default_manager.bulk_update(rows, ["position"], batch_size=200)


def _write_revision(cause: Cause, at: datetime, country: Body, pack_version: str) -> str:
    """Store the new state of the data and return its version."""
    digests = {
        table: list(
            model._default_manager.filter(superseded_at=None)
            .order_by("position", "key")
            .values_list("key", "digest")
        )
        for table, model in models_by_table().items()
    }
    overlays = [overlay for table in TABLES for overlay in read_overlays(table)]
    version = version_of_data(digests, overlays)
    RevisionRow.objects.create(
        at=at,
        cause=cause.value,
        country=dict(country),
        pack_version=pack_version,
        data_version=version,
        counts={table: len(pairs) for table, pairs in digests.items()},
    )
    return version


def _normal(table: str, body: Body) -> Body:
    """Return the body as a pack would give it, so that equal values are written alike."""
    return to_body(from_body(table, body))


def _in_force(overlays: Sequence[Overlay], key: str, field: str) -> Overlay | None:
    return next((o for o in overlays if o.key == key and o.field == field), None)


def _keep(status: OverlayStatus, actor: Actor, at: datetime, words: str) -> Overlay:
    """End an overlay and make it again over what the pack says now."""
    overlay = status.overlay
    rules.check_can_keep(status)
    _end(overlay, Ending.KEPT_MINE, actor, at, words)
    return _make(
        replace(overlay, base_value=status.pack_value, reason=words, made_at=at, made_by=actor.id)
    )


def _end(overlay: Overlay, ending: Ending, actor: Actor, at: datetime, words: str) -> Overlay:
    OverlayRow.objects.filter(id=overlay.id, ended_at=None).update(
        ended_at=at, ended_by=actor.id, ending=ending.value, ending_reason=words
    )
    return replace(overlay, ended_at=at, ending=ending, ending_reason=words)


def _make(overlay: Overlay) -> Overlay:
    row = OverlayRow.objects.create(
        table=overlay.table,
        key=overlay.key,
        field=overlay.field,
        value=overlay.value,
        base_value=overlay.base_value,
        reason=overlay.reason,
        made_at=overlay.made_at,
        made_by=overlay.made_by,
    )
    return to_overlay(row)
