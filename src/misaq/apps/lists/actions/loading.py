"""Loading a snapshot of a list; the same one twice changes nothing, in whatever order they come."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.lists.actions.retracing import affected_by, retrace
from misaq.apps.lists.keys import number_key
from misaq.apps.lists.mapping import (
    StoredSnapshot,
    content_of,
    to_body,
    to_spell,
    to_stored,
    wording_of,
)
from misaq.apps.lists.models import EntryRow, PresenceRow, SnapshotRow, SpellRow, TombstoneRow
from misaq.apps.lists.queries.announcing import told
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.lists.counts import Turnover, count_snapshot
from misaq.core.lists.history import conflict_of_one_day
from misaq.core.lists.records import ListEntry, Origin, Snapshot, SourceList
from misaq.core.lists.sealing import may_be_person, seal_entry
from misaq.core.lists.spells import EventKind
from misaq.core.lists.tombstones import reference_key
from misaq.kernel.errors import InputRefused, SourceChanged
from misaq.kernel.ids import Key
from misaq.kernel.words import tell

BATCH = 500
"""How many rows go to the database at a time."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of loading a snapshot.

    Attributes:
        snapshot: the snapshot as it is kept.
        is_new: whether it was not there before.
        turnover: what came and went since the snapshot before it; nothing for the first.
        suppressed: entries left out, because they were forgotten and this snapshot is older.
    """

    snapshot: StoredSnapshot
    is_new: bool
    turnover: Turnover
    suppressed: int = 0


@action(event="list.loaded")
def load_snapshot(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    source_list: SourceList,
    snapshot: Snapshot,
    origin: Origin,
) -> Loaded:
    """Keep a snapshot of a list, and put it in its place in the history of the list.

    The same snapshot a second time changes nothing and leaves no audit row. The same file that
    says something else now, because its reader learnt something, takes the place of what it said.

    Raises:
        NotAllowed: the actor does not keep lists.
        InputRefused: the snapshot is of another list, or has a reference twice.
        SourceChanged: it has fewer entries than the list's floor.
        StateConflict: a snapshot of that day is there and says something else.
    """
    check_may(actor, Permission.KEEP_LISTS)
    record.about("lists.source_lists", source_list.key)
    _check(source_list, snapshot)
    hold_chain()
    digest = content_of([_plain_wording(entry) for entry in snapshot.entries])
    found = SnapshotRow.objects.filter(source_list=source_list.key, as_of=snapshot.as_of).first()
    if found is not None and found.digest == digest:
        record.changed_nothing()
        return Loaded(to_stored(found), is_new=False, turnover=Turnover(found.as_of))
    before = frozenset[str]() if found is None else _take_out(found, origin)
    row = _keep(source_list, snapshot, origin, digest, actor, at)
    kept, suppressed = _without_forgotten(source_list.key, snapshot)
    _keep_entries(row, kept, holds_persons=source_list.holds_persons)
    retrace(source_list.key, affected_by(row) | before)
    record.note(read_anew=found is not None)
    turnover = _turnover(row)
    _note(record, row, turnover, suppressed)
    return Loaded(to_stored(row), is_new=True, turnover=turnover, suppressed=suppressed)


def _check(source_list: SourceList, snapshot: Snapshot) -> None:
    if snapshot.source_list != source_list.key:
        raise InputRefused(
            tell(
                "The snapshot is of the list {given}, not of {key}.",
                given=snapshot.source_list,
                key=source_list.key,
            ),
            next_step=tell("Load it into the list that it is of."),
            rule="lists.other-list",
        )
    if len({entry.reference for entry in snapshot.entries}) != len(snapshot.entries):
        raise InputRefused(
            tell("A reference stands twice in the snapshot."),
            next_step=tell("Look at the file: each entry has a reference of its own."),
            rule="lists.reference-twice",
        )
    if len(snapshot.entries) < source_list.floor:
        raise SourceChanged(
            tell(
                "The snapshot has {count} entries; the list {key} never had fewer than {floor}.",
                count=len(snapshot.entries),
                key=source_list.key,
                floor=source_list.floor,
            ),
            next_step=tell("Look whether the file is whole. If it is, correct the list's floor."),
            rule="lists.floor",
        )


def _take_out(row: SnapshotRow, origin: Origin) -> frozenset[str]:
    """Take out what the same file said when it was read before; return the references in it."""
    if not row.files or row.files != list(origin.digests):
        raise conflict_of_one_day(Key(row.source_list), row.as_of)
    places = PresenceRow.objects.filter(snapshot=row)
    references = frozenset(places.values_list("entry__reference", flat=True))
    row.delete()
    EntryRow.objects.filter(source_list=row.source_list, presences=None).delete()
    return references


def _keep(
    source_list: SourceList,
    snapshot: Snapshot,
    origin: Origin,
    digest: str,
    actor: Actor,
    at: datetime,
) -> SnapshotRow:
    return SnapshotRow.objects.create(
        source_list=source_list.key,
        as_of=snapshot.as_of,
        digest=digest,
        files=list(origin.digests),
        address=origin.address,
        fetched_at=origin.fetched_at,
        terms=origin.terms or source_list.terms,
        counts={kind.value: number for kind, number in count_snapshot(snapshot).by_kind},
        ignored=list(snapshot.ignored),
        warnings=list(snapshot.warnings),
        loaded_at=at,
        loaded_by=actor.id,
    )


def _plain_wording(entry: ListEntry) -> str:
    """Return what stands for the entry while the snapshot is compared; it is kept nowhere."""
    body = json.dumps([entry.reference, to_body(entry)], sort_keys=True)
    return hashlib.sha256(body.encode()).hexdigest()


def _without_forgotten(
    source_list: Key, snapshot: Snapshot
) -> tuple[tuple[tuple[int, ListEntry], ...], int]:
    """Return the entries with their places, those apart that were forgotten since this snapshot.

    Whoever is on a snapshot of after they had gone is listed again: their tombstone goes.
    """
    of_list = TombstoneRow.objects.filter(source_list=source_list)
    tombstones = {row.reference_key: row for row in of_list}
    placed = tuple(enumerate(snapshot.entries))
    if not tombstones:
        return placed, 0
    key = number_key()
    kept, back = [], []
    for place, entry in placed:
        stone = tombstones.get(reference_key(source_list, entry.reference, key))
        if stone is not None and snapshot.as_of < stone.gone_by:
            continue
        if stone is not None:
            back.append(stone.id)
        kept.append((place, entry))
    TombstoneRow.objects.filter(id__in=back).delete()
    return tuple(kept), len(placed) - len(kept)


def _keep_entries(
    row: SnapshotRow, placed: Sequence[tuple[int, ListEntry]], *, holds_persons: bool
) -> None:
    key = number_key()
    sealed: list[tuple[int, ListEntry, str, bool]] = []
    for place, entry in placed:
        is_person = may_be_person(entry, holds_persons=holds_persons)
        kept = seal_entry(entry, key) if is_person else entry
        sealed.append((place, kept, wording_of(kept, key), is_person))
    ids = _wordings(row.source_list)
    new = [
        _to_row(row.source_list, entry, wording, is_person=is_person)
        for _, entry, wording, is_person in sealed
        if (entry.reference, wording) not in ids
    ]
    EntryRow.objects.bulk_create(new, batch_size=BATCH)
    ids = ids if not new else _wordings(row.source_list)
    PresenceRow.objects.bulk_create(
        (
            PresenceRow(
                snapshot=row,
                entry_id=ids[entry.reference, wording],
                position=place,
                row=entry.row[:80],
            )
            for place, entry, wording, _ in sealed
        ),
        batch_size=BATCH,
    )


def _wordings(source_list: str) -> Mapping[tuple[str, str], int]:
    rows: Iterable[tuple[str, str, int]] = EntryRow.objects.filter(
        source_list=source_list
    ).values_list("reference", "digest", "id")
    return {(reference, digest): number for reference, digest, number in rows}


def _to_row(source_list: str, entry: ListEntry, wording: str, *, is_person: bool) -> EntryRow:
    return EntryRow(
        source_list=source_list,
        reference=entry.reference,
        is_person=is_person,
        kind=entry.kind.value,
        digest=wording,
        body=to_body(entry),
    )


def _turnover(row: SnapshotRow) -> Turnover:
    """Return what came and went at the snapshot, as spells and announcements say now."""
    day = row.as_of.isoformat()
    of_list = SpellRow.objects.filter(source_list=row.source_list)
    touched = (one for one in of_list if any(by == day for _, _, by, _, _ in one.events))
    spells = told(row.source_list).of(to_spell(one, row.as_of) for one in touched)
    events = [
        event
        for spell in spells
        for event in spell.events
        if event.by == row.as_of and event.after is not None
    ]
    found = Counter(event.kind for event in events)
    return Turnover(
        as_of=row.as_of,
        listed=found[EventKind.LISTED],
        relisted=found[EventKind.RELISTED],
        delisted=found[EventKind.DELISTED],
        amended=found[EventKind.AMENDED],
        silent=sum(event.is_silent for event in events),
    )


def _note(record: Record, row: SnapshotRow, turnover: Turnover, suppressed: int) -> None:
    record.note(
        as_of=row.as_of.isoformat(),
        entries=sum(row.counts.values()),
        listed=turnover.listed,
        relisted=turnover.relisted,
        delisted=turnover.delisted,
        amended=turnover.amended,
        silent=turnover.silent,
        suppressed=suppressed,
        content=row.digest,
    )
