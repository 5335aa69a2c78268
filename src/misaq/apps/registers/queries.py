"""Reading the registers, as they are or as they were known at an instant."""

from __future__ import annotations

import dataclasses
from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db.models import Q

from misaq.apps.registers.bodies import Body, from_body, record_class_of, to_body
from misaq.apps.registers.changing import Bench
from misaq.apps.registers.differences import compare, compare_fields
from misaq.apps.registers.grounds import ground_of
from misaq.apps.registers.mapping import models_by_table, to_overlay, to_revision
from misaq.apps.registers.models import OverlayRow, RevisionRow
from misaq.apps.registers.one_state import latest
from misaq.apps.registers.overlays import (
    RECORD,
    Overlay,
    OverlayStatus,
    grounds,
    status_of,
    with_overlays,
)
from misaq.apps.registers.rehearsing import Rehearsal, rehearsal_of
from misaq.apps.registers.report import LoadReport
from misaq.apps.registers.revisions import EMPTY_VERSION, Revision
from misaq.core.access.actors import Actor
from misaq.core.changes.operations import Operation
from misaq.core.packs import TABLES, Registers, Tile, from_records, records_of
from misaq.kernel.errors import InputRefused, NotFound, StateConflict
from misaq.kernel.words import tell
from misaq.sources.packfiles import Country, Pack
from misaq.sources.structure import from_plain

T = TypeVar("T")

_KEPT_VERSIONS = 4
_records: OrderedDict[str, dict[str, tuple[Any, ...]]] = OrderedDict()
"""Records already read, by version of the data and table. They never change: all may share them."""


@dataclasses.dataclass(frozen=True, slots=True)
class RecordVersion:
    """A record as a pack gave it, or somebody added it here, during a time.

    Attributes:
        body: its fields as plain data.
        origin: country and version of the pack that brought it, or what brought it about here.
        recorded_at: since when it was on record so.
        superseded_at: when it changed or went; None while it is current.
    """

    body: Body
    origin: str
    recorded_at: datetime
    superseded_at: datetime | None


def find_revision(*, actor: Actor, known_at: datetime | None = None) -> Revision | None:
    """Return the state of the data that held at the instant, or now; None before the first.

    Raises:
        InputRefused: the instant has no time zone.
    """
    if known_at is None:
        return latest(_last_revision)
    return _last_revision(_aware(known_at))


def _last_revision(known_at: datetime | None = None) -> Revision | None:
    rows = RevisionRow.objects.order_by("-at")
    row = (rows if known_at is None else rows.filter(at__lte=known_at)).first()
    return None if row is None else to_revision(row)


def list_revisions(*, actor: Actor) -> tuple[Revision, ...]:
    """Return every state of the data, the first one first."""
    return tuple(map(to_revision, RevisionRow.objects.order_by("at")))


def data_version(*, actor: Actor, known_at: datetime | None = None) -> str:
    """Return the version of the data, which its content alone decides; one cheap look-up.

    Raises:
        InputRefused: the instant has no time zone.
    """
    revision = find_revision(actor=actor, known_at=known_at)
    return EMPTY_VERSION if revision is None else revision.data_version


def get_country(*, actor: Actor, known_at: datetime | None = None) -> Country:
    """Return what the loaded pack says of itself.

    Raises:
        NotFound: no pack had been loaded.
    """
    revision = find_revision(actor=actor, known_at=known_at)
    if revision is None:
        raise NotFound(
            tell("No country pack is on record."),
            next_step=tell("Run `misaq load`."),
            rule="registers.empty",
        )
    return from_plain(Country, dict(revision.country))


def get_tiles(*, actor: Actor) -> tuple[Tile, ...]:
    """Return the tile map of the country; empty before the first load, or when it has none."""
    return () if find_revision(actor=actor) is None else get_country(actor=actor).tiles


def get_registers(*, actor: Actor, known_at: datetime | None = None) -> Registers:
    """Return everything on record, the changes made here included; empty before the first load.

    Raises:
        InputRefused: the instant has no time zone.
        StateConflict: a row cannot be read by this version of Misaq.
    """
    revision = find_revision(actor=actor, known_at=known_at)
    if revision is None:
        return Registers()
    return from_records({table: _records_at(revision, table) for table in TABLES})


def get_room(
    register_class: type[T], *, actor: Actor, room: str, known_at: datetime | None = None
) -> T:
    """Return the register of one room, as :func:`get_registers` would."""
    revision = find_revision(actor=actor, known_at=known_at)
    if revision is None:
        return register_class()
    tables = [table for table in TABLES if table.split(".")[0] == room]
    return register_class(**{table.split(".")[1]: _records_at(revision, table) for table in tables})


def list_history(*, actor: Actor, table: str, key: str) -> tuple[RecordVersion, ...]:
    """Return what was said of a record as a whole over time, the first version first.

    By the packs, and by people who added it here; single fields changed here are overlays.

    Raises:
        NotFound: there is no such table, or no record ever had the key.
    """
    record_class_of(table)
    rows = models_by_table()[table]._default_manager.filter(key=key).order_by("recorded_at")
    versions = tuple(
        RecordVersion(row.body, row.origin, row.recorded_at, row.superseded_at) for row in rows
    )
    added = OverlayRow.objects.filter(table=table, key=key, field=RECORD, value__isnull=False)
    versions += tuple(
        RecordVersion(row.value or {}, row.origin or "here", row.made_at, row.ended_at)
        for row in added
    )
    versions = tuple(sorted(versions, key=lambda version: version.recorded_at))
    if not versions:
        raise NotFound(
            tell("{table} has no record {key}, and never had.", table=table, key=repr(key)),
            next_step=tell("See the keys in the register, or run `misaq load` first."),
            rule="registers.key",
        )
    return versions


def list_overlays(*, actor: Actor, include_ended: bool = False) -> tuple[OverlayStatus, ...]:
    """Return the changes made here, each beside what the pack says now; the first made first."""
    rows = OverlayRow.objects.order_by("id")
    if not include_ended:
        rows = rows.filter(ended_at=None)
    overlays = tuple(map(to_overlay, rows))
    bodies = {table: read_bodies(table) for table in {overlay.table for overlay in overlays}}
    return list_statuses(overlays, bodies)


def preview_load(*, actor: Actor, pack: Pack) -> LoadReport:
    """Return what loading the pack would change. Changes nothing."""
    revision = find_revision(actor=actor)
    wanted = bodies_of(pack)
    country = to_body(pack.country)
    return LoadReport(
        country=str(pack.country.code),
        pack_version=pack.version,
        tables=tuple(compare(table, read_bodies(table), wanted[table]) for table in TABLES),
        country_changes=() if revision is None else compare_fields(revision.country, country),
        conflicts=tuple(s for s in _statuses_in(wanted, actor=actor) if s.needs_settling),
    )


def preview_first_load(*, actor: Actor, pack: Pack) -> LoadReport:
    """Return what loading the pack into a new database would change. Needs no database."""
    wanted = bodies_of(pack)
    return LoadReport(
        country=str(pack.country.code),
        pack_version=pack.version,
        tables=tuple(compare(table, {}, wanted[table]) for table in TABLES),
    )


def open_benches(*, actor: Actor, tables: Iterable[str]) -> Mapping[str, Bench]:
    """Return the tables named, each ready to reckon with.

    Raises:
        NotFound: there is no such table.
    """
    names = dict.fromkeys(tables)
    for name in names:
        record_class_of(name)
    return {name: Bench(name, read_bodies(name), read_overlays(name)) for name in names}


def read_standing(*, actor: Actor, table: str) -> Mapping[str, Body]:
    """Return the records of a table as they stand, by key, as plain data.

    Raises:
        NotFound: there is no such table.
    """
    record_class_of(table)
    return with_overlays(read_bodies(table), read_overlays(table))


def rehearse(*, actor: Actor, steps: Sequence[Operation]) -> Rehearsal:
    """Return what a change would do now. Changes nothing.

    Raises:
        NotFound: there is no such table.
    """
    benches = open_benches(actor=actor, tables=[step.table for step in steps])
    return rehearsal_of(steps, benches, get_registers(actor=actor))


def on_ground(*, actor: Actor, steps: Sequence[Operation]) -> tuple[Operation, ...]:
    """Return the steps, each that names no ground with what stands there now.

    Raises:
        NotFound: there is no such table.
    """
    benches = open_benches(actor=actor, tables=[step.table for step in steps])
    return tuple(
        dataclasses.replace(step, base=ground_of(step, benches[step.table]))
        if step.base is None
        else step
        for step in steps
    )


def bodies_of(pack: Pack) -> Mapping[str, dict[str, Body]]:
    """Return the pack's records as bodies by key, by table, in the order of the pack."""
    return {
        table: {str(record.key): to_body(record) for record in records}
        for table, records in records_of(pack.registers).items()
    }


def read_bodies(table: str, known_at: datetime | None = None) -> dict[str, Body]:
    """Return what the pack says in a table, by key, without the changes made here."""
    rows = models_by_table()[table]._default_manager.filter(_held("recorded", known_at))
    return dict(rows.order_by("position", "key").values_list("key", "body"))


def read_overlays(table: str, known_at: datetime | None = None) -> tuple[Overlay, ...]:
    """Return the overlays on a table that are or were in force, the first made first."""
    rows = OverlayRow.objects.filter(_held("made", known_at), table=table)
    return tuple(map(to_overlay, rows.order_by("id")))


def list_statuses(
    overlays: tuple[Overlay, ...], bodies: Mapping[str, Mapping[str, Body]]
) -> tuple[OverlayStatus, ...]:
    """Return how overlays stand towards the pack's records, given by table and key."""
    tables = {overlay.table for overlay in overlays}
    held = {table: grounds(bodies[table], read_overlays(table)) for table in tables}
    return tuple(
        status_of(o, (bodies[o.table] if o.is_of_record else held[o.table]).get(o.key))
        for o in overlays
    )


def _statuses_in(
    wanted: Mapping[str, Mapping[str, Body]], *, actor: Actor
) -> tuple[OverlayStatus, ...]:
    overlays = tuple(status.overlay for status in list_overlays(actor=actor))
    return list_statuses(overlays, wanted)


def _records_at(revision: Revision, table: str) -> tuple[Any, ...]:
    """Return the records of a table in a state of the data.

    Read as they were known when that state began: a load that is just being written, and the
    states after it, cannot mix in.
    """
    tables = _kept(revision.data_version)
    if table not in tables:
        bodies = read_bodies(table, revision.at)
        bodies = dict(with_overlays(bodies, read_overlays(table, revision.at)))
        tables[table] = tuple(_read(table, body, revision.at) for body in bodies.values())
    return tables[table]


def _kept(version: str) -> dict[str, tuple[Any, ...]]:
    while version not in _records and len(_records) >= _KEPT_VERSIONS:
        _records.popitem(last=False)
    return _records.setdefault(version, {})


def _read(table: str, body: Body, at: datetime) -> Any:
    try:
        return from_body(table, body)
    except InputRefused as refusal:
        raise StateConflict(
            tell(
                "What was recorded at {given} cannot be read by this version of Misaq.",
                given=at.isoformat(),
            ),
            next_step=tell(
                "Run `misaq load`; for an older state, use the version that recorded it."
            ),
            rule="registers.unreadable",
            problems=refusal.problems,
        ) from refusal


def _held(start: str, known_at: datetime | None) -> Q:
    """Return the condition for rows that hold now, or held at the instant."""
    end = "superseded_at" if start == "recorded" else "ended_at"
    if known_at is None:
        return Q(**{end: None})
    still = Q(**{end: None}) | Q(**{f"{end}__gt": known_at})
    return Q(**{f"{start}_at__lte": _aware(known_at)}) & still


def _aware(instant: datetime) -> datetime:
    if instant.tzinfo is None:
        raise InputRefused(
            tell("{given} has no time zone.", given=instant.isoformat()),
            next_step=tell('Write the instant with its zone ("2026-03-01T12:00:00+00:00").'),
            rule="registers.instant",
        )
    return instant
