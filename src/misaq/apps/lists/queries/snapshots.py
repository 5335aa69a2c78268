"""Reading lists: which there are, what they printed when, and what changed between two days."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Max, QuerySet, Sum, Value
from django.utils.module_loading import import_string

from misaq.apps.database.asking import ask_again
from misaq.apps.findings.queries import site_state as findings_state
from misaq.apps.lists.mapping import StoredSnapshot, to_entry, to_stored
from misaq.apps.lists.models import (
    AuditRow,
    CaseFileRow,
    ForgottenRow,
    JudgementRow,
    PresenceRow,
    RekeyingRow,
    SnapshotRow,
)
from misaq.apps.lists.queries.announcing import with_announcements
from misaq.apps.lists.queries.splits import may_be_one
from misaq.apps.lists.queries.visibility import opened, reads_persons
from misaq.apps.lists.registers import get_register
from misaq.apps.registers.one_state import once
from misaq.core.access.actors import Actor
from misaq.core.lists.differences import ListDifference, compare_snapshots
from misaq.core.lists.records import Snapshot, SourceList
from misaq.kernel.errors import NotFound
from misaq.kernel.ids import Key
from misaq.kernel.words import tell


@dataclass(frozen=True, slots=True)
class ListAtHand:
    """A list of the pack with what is kept of it.

    Attributes:
        source_list: the list.
        latest: its latest snapshot, or the latest by a day; None where none is kept.
        snapshots: how many are kept.
    """

    source_list: SourceList
    latest: StoredSnapshot | None
    snapshots: int


@dataclass(frozen=True, slots=True)
class PersonsChanged:
    """How many persons came, went and were amended between two snapshots; who, is not said."""

    added: int
    removed: int
    changed: int


def list_source_lists(*, actor: Actor, as_of: date | None = None) -> tuple[ListAtHand, ...]:
    """Return every list of the pack, in its order, with what is kept of it by a day."""
    kept: dict[str, list[SnapshotRow]] = defaultdict(list)
    for row in _by_day(as_of):
        kept[row.source_list].append(row)
    return tuple(
        ListAtHand(
            one,
            to_stored(kept[one.key][-1]) if kept[one.key] else None,
            len(kept[one.key]),
        )
        for one in get_register(actor=actor).source_lists
    )


def get_source_list(*, actor: Actor, source_list: str) -> SourceList:
    """Return the list with the key.

    Raises:
        NotFound: the pack has none.
    """
    found = {one.key: one for one in get_register(actor=actor).source_lists}
    if source_list not in found:
        raise NotFound(
            tell("There is no list {key} on record.", key=repr(source_list)),
            next_step=tell("Look at the page of lists for those that are."),
            rule="lists.list",
        )
    return found[Key(source_list)]


def list_snapshots(*, actor: Actor, source_list: str) -> tuple[StoredSnapshot, ...]:
    """Return the snapshots of a list without their entries, the earliest first."""
    rows = SnapshotRow.objects.filter(source_list=source_list).order_by("as_of")
    return tuple(map(to_stored, rows))


def find_stored(
    *, actor: Actor, source_list: str, as_of: date | None = None
) -> StoredSnapshot | None:
    """Return the snapshot in force on a day, or the latest; None where there is none by then."""
    row = _by_day(as_of).filter(source_list=source_list).last()
    return None if row is None else to_stored(row)


def get_snapshot(*, actor: Actor, source_list: str, as_of: date | None = None) -> Snapshot:
    """Return the snapshot in force on a day, or the latest, with the entries the actor may see.

    Raises:
        NotFound: none is kept of that day or before.
    """
    row = _by_day(as_of).filter(source_list=source_list).last()
    if row is None:
        raise no_snapshot(source_list, as_of)
    return _snapshot(row, actor)


def get_difference(
    *, actor: Actor, source_list: str, before: date, after: date
) -> tuple[ListDifference, PersonsChanged]:
    """Return what changed between the snapshots in force on two days, and how many persons did.

    The difference is about the entries that the actor may see.

    Raises:
        NotFound: no snapshot is kept of one of the days or before.
    """
    difference = compare_snapshots(
        get_snapshot(actor=actor, source_list=source_list, as_of=before),
        get_snapshot(actor=actor, source_list=source_list, as_of=after),
    )
    rekeyed = tuple(filter(may_be_one(source_list), difference.rekeyed))
    difference = with_announcements(actor, replace(difference, rekeyed=rekeyed))
    return difference, _persons_changed(source_list, difference.before, difference.after)


def holds_forgotten(*, actor: Actor, source_list: str, as_of: date) -> bool:
    """Return whether the list printed somebody on a day who was forgotten since."""
    rows = ForgottenRow.objects.filter(source_list=source_list)
    return rows.filter(first_seen__lte=as_of, gone_by__gt=as_of).exists()


def site_state() -> str:
    """Return what public pages are made from, the day apart: what checks read, and the lists."""
    return f"{findings_state()}:{lists_state()}"


def lists_state() -> str:
    """Return what stands for all that is kept of lists, and of who is told; empty while nothing is.

    One question to the database, asked once for each answer to a reader. Later rooms that keep
    something of lists are named in the settings.
    """
    return once("lists-state", _lists_state)


def _lists_state() -> str:
    return ":".join(sorted("-".join(map(str, row)) for row in ask_again(_last_kept)))


def _last_kept() -> QuerySet[Any, Any]:
    loaded = SnapshotRow.objects.order_by().annotate(of=Value("loaded")).values("of")
    forgotten = ForgottenRow.objects.order_by().annotate(of=Value("forgotten")).values("of")
    judged = JudgementRow.objects.order_by().annotate(of=Value("judged")).values("of")
    moved = RekeyingRow.objects.order_by().annotate(of=Value("moved")).values("of")
    cases = CaseFileRow.objects.order_by().annotate(of=Value("cases")).values("of")
    audits = AuditRow.objects.order_by().annotate(of=Value("audits")).values("of")
    return loaded.annotate(last=Max("id"), number=Count("id")).union(
        forgotten.annotate(last=Max("id"), number=Sum("persons")),
        judged.annotate(last=Max("id"), number=Count("confirmed_by")),
        moved.annotate(last=Max("id"), number=Count("confirmed_by")),
        cases.annotate(last=Max("id"), number=Count("id")),
        audits.annotate(last=Max("id"), number=Count("id")),
        *(import_string(name)() for name in settings.MISAQ_KEPT_OF_LISTS),
        all=True,
    )


def list_load_instants(*, actor: Actor) -> tuple[datetime, ...]:
    """Return every instant at which something of lists was loaded, the earliest first."""
    loads = (
        model.objects.values_list("loaded_at", flat=True)
        for model in (SnapshotRow, CaseFileRow, AuditRow)
    )
    return tuple(sorted({at for of_table in loads for at in of_table}))


def lists_changed_at(*, actor: Actor, known_at: datetime | None = None) -> datetime | None:
    """Return when something of lists was loaded last; None where nothing was by then."""
    loads = list_load_instants(actor=actor)
    return max((at for at in loads if known_at is None or at <= known_at), default=None)


def no_snapshot(source_list: str, as_of: date | None = None) -> NotFound:
    """Return the refusal where no snapshot is kept, of that day or before."""
    words = (
        tell("No snapshot of the list {key} is kept.", key=source_list)
        if as_of is None
        else tell(
            "No snapshot of the list {key} is kept from {day} or before.",
            key=source_list,
            day=as_of,
        )
    )
    return NotFound(
        words,
        next_step=tell("Load one with `misaq lists load`, or choose a later day."),
        rule="lists.snapshot",
    )


def _by_day(as_of: date | None) -> QuerySet[SnapshotRow]:
    rows = SnapshotRow.objects.order_by("as_of")
    return rows if as_of is None else rows.filter(as_of__lte=as_of)


def _snapshot(row: SnapshotRow, actor: Actor) -> Snapshot:
    places = PresenceRow.objects.filter(snapshot=row).select_related("entry").order_by("position")
    if not reads_persons(actor):
        places = places.filter(entry__is_person=False)
    entries = (to_entry(place.entry, place.row) for place in places)
    return Snapshot(
        source_list=Key(row.source_list),
        as_of=row.as_of,
        entries=tuple(entries if reads_persons(actor) else map(opened, entries)),
        ignored=tuple(row.ignored),
    )


def _persons_changed(source_list: str, before: date, after: date) -> PersonsChanged:
    old, new = (_persons_on(source_list, day) for day in (before, after))
    both = old.keys() & new.keys()
    return PersonsChanged(
        added=len(new.keys() - old.keys()),
        removed=len(old.keys() - new.keys()),
        changed=sum(old[reference] != new[reference] for reference in both),
    )


def _persons_on(source_list: str, day: date) -> dict[str, int]:
    places = PresenceRow.objects.filter(
        snapshot__source_list=source_list, snapshot__as_of=day, entry__is_person=True
    )
    return dict(places.values_list("entry__reference", "entry_id"))
