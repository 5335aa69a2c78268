"""Loading a country pack: rows are closed and opened, never changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.registers import rules
from misaq.apps.registers.actions.storing import all_effective, write_revision
from misaq.apps.registers.bodies import Body, digest_of_body, to_body
from misaq.apps.registers.differences import TableChange
from misaq.apps.registers.mapping import models_by_table
from misaq.apps.registers.models import RegisterRow
from misaq.apps.registers.queries import bodies_of, find_revision, preview_load
from misaq.apps.registers.report import LoadReport
from misaq.apps.registers.revisions import Cause
from misaq.core.access.actors import Actor
from misaq.kernel.errors import InputRefused, StateConflict
from misaq.kernel.words import tell
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
    after = write_revision(Cause.LOAD, at, to_body(pack.country), pack.version)
    record.note(
        pack_version=pack.version,
        data_version=after,
        added=report.added,
        changed=report.changed,
        removed=report.removed,
        conflicts=len(report.conflicts),
    )
    return replace(report, is_written=True, data_version=after)


def _refuse_broken_overlays(wanted: Mapping[str, Mapping[str, Body]]) -> None:
    try:
        rules.check_hold_together(all_effective(wanted))
    except InputRefused as refusal:
        raise StateConflict(
            tell("With the amendments made here, the pack would not hold together."),
            next_step=tell(
                "Settle them first (`misaq amendments`, then `misaq settle NUMBER --take-pack "
                "--because WHY`) and load again; nothing was changed."
            ),
            rule="registers.overlays-fit",
            problems=refusal.problems,
        ) from refusal


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
