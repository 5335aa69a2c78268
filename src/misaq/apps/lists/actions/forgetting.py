"""Forgetting persons who left a list: after the time of keeping only a keyed tombstone is left."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import QuerySet

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.lists.actions.retracing import BATCH, in_batches
from misaq.apps.lists.keys import list_files, number_key
from misaq.apps.lists.mapping import to_entry, to_spell
from misaq.apps.lists.models import (
    CaseRow,
    EntryRow,
    ForgottenRow,
    PresenceRow,
    SnapshotRow,
    SpellRow,
    StatementRow,
    TombstoneKeyRow,
    TombstoneRow,
)
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.lists.spells import EventKind, SeenSpell
from misaq.core.lists.tombstones import Mark, Retention, marks_of, reference_key
from misaq.kernel.ids import Key


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What came of forgetting.

    Attributes:
        persons: how many persons were forgotten.
        expired: how many tombstones went, because their time was over.
        files: how many files of lists were removed, because a forgotten person stands in them.
    """

    persons: int
    expired: int
    files: int


@action(event="list.forgotten")
def forget_delisted(
    record: Record, /, *, actor: Actor, at: datetime, retention: Retention
) -> Forgotten:
    """Forget every person who left a list long enough ago, and every tombstone whose time is over.

    What snapshots printed of them goes, from the tables and with the bytes of the files that
    print them. Left are keyed hashes that only suppress, and how many there were.

    Raises:
        NotAllowed: the actor does not keep lists.
        Unavailable: the bytes cannot be removed; nothing is forgotten then.
    """
    check_may(actor, Permission.KEEP_LISTS)
    hold_chain()
    on = at.date()
    expired = _expire(on)
    persons, files = 0, 0
    for source_list, spells in _over(retention, on).items():
        for batch in in_batches(sorted(spells)):
            files += _forget(source_list, {one: spells[one] for one in batch}, retention, at)
        persons += len(spells)
    if not persons and not expired:
        record.changed_nothing()
    record.note(persons=persons, expired=expired, files=files)
    return Forgotten(persons, expired, files)


def _expire(on: date) -> int:
    over = TombstoneRow.objects.filter(expires_on__lte=on)
    number = over.count()
    over.delete()
    return number


def _over(retention: Retention, on: date) -> Mapping[Key, Mapping[str, Sequence[SeenSpell]]]:
    """Return by list and reference the spells of persons whose time of keeping is over."""
    found: dict[Key, dict[str, list[SeenSpell]]] = defaultdict(lambda: defaultdict(list))
    for row in SpellRow.objects.filter(is_person=True).order_by("first_seen"):
        found[Key(row.source_list)][row.reference].append(to_spell(row, on))
    return {
        source_list: {
            reference: spells
            for reference, spells in of_list.items()
            if retention.is_over(spells[-1], on)
        }
        for source_list, of_list in found.items()
    }


def _forget(
    source_list: Key,
    spells: Mapping[str, Sequence[SeenSpell]],
    retention: Retention,
    at: datetime,
) -> int:
    """Forget some persons of one list; return how many files of it were removed."""
    of_these = {"source_list": source_list, "reference__in": list(spells)}
    _bury(source_list, spells, retention, at)
    _count(source_list, spells)
    places = PresenceRow.objects.filter(
        entry__source_list=source_list, entry__reference__in=list(spells)
    )
    files = _files(places.values_list("snapshot_id", flat=True).distinct())
    _forget_cases(source_list, places)
    for model in (StatementRow, SpellRow, EntryRow):
        model.objects.filter(**of_these).delete()
    return _remove(files)


def _forget_cases(source_list: Key, places: QuerySet[PresenceRow]) -> None:
    """Delete what the papers behind the list said of them; a case is named by its row."""
    rows = places.values_list("snapshot__as_of", "row", "entry__reference")
    for as_of, row, reference in rows:
        CaseRow.objects.filter(
            case_file__source_list=source_list,
            case_file__as_of=as_of,
            reference=row or reference,
        ).delete()


def _bury(
    source_list: Key,
    spells: Mapping[str, Sequence[SeenSpell]],
    retention: Retention,
    at: datetime,
) -> None:
    key, marks = number_key(), _marks(source_list, list(spells))
    for reference, of_entry in spells.items():
        last = of_entry[-1]
        if last.gone_by is None or retention.expires_on(last.gone_by) <= at.date():
            continue
        stone, _ = TombstoneRow.objects.update_or_create(
            source_list=source_list,
            reference_key=reference_key(source_list, reference, key),
            defaults={
                "last_seen": last.last_seen,
                "gone_by": last.gone_by,
                "forgotten_at": at,
                "expires_on": retention.expires_on(last.gone_by),
            },
        )
        TombstoneKeyRow.objects.bulk_create(
            [
                TombstoneKeyRow(tombstone=stone, kind=mark.kind.value, key=mark.key)
                for mark in sorted(marks[reference], key=lambda mark: (mark.kind.value, mark.key))
            ],
            ignore_conflicts=True,
            batch_size=BATCH,
        )


def _marks(source_list: Key, references: Sequence[str]) -> Mapping[str, set[Mark]]:
    """Return by reference every mark of every wording of it."""
    key = number_key()
    marks: dict[str, set[Mark]] = defaultdict(set)
    for row in EntryRow.objects.filter(source_list=source_list, reference__in=references):
        marks[row.reference] |= marks_of(to_entry(row), key)
    return marks


def _count(source_list: Key, spells: Mapping[str, Sequence[SeenSpell]]) -> None:
    """Keep how many there were, so that what a list's timeline counts stays as it was."""
    counts: Counter[tuple[date, date, bool]] = Counter(
        (spell.first_seen, spell.gone_by, spell.events[0].kind is EventKind.RELISTED)
        for of_entry in spells.values()
        for spell in of_entry
        if spell.gone_by is not None
    )
    for (first_seen, gone_by, is_relisted), persons in counts.items():
        row, is_new = ForgottenRow.objects.get_or_create(
            source_list=source_list,
            first_seen=first_seen,
            gone_by=gone_by,
            is_relisted=is_relisted,
            defaults={"persons": persons},
        )
        if not is_new:
            row.persons += persons
            row.save(update_fields=["persons"])


def _files(snapshots: Iterable[int]) -> frozenset[str]:
    rows = SnapshotRow.objects.filter(id__in=list(snapshots))
    return frozenset(digest for files in rows.values_list("files", flat=True) for digest in files)


def _remove(files: frozenset[str]) -> int:
    store = list_files()
    kept = [digest for digest in files if store.holds(digest)]
    for digest in kept:
        store.remove(digest)
    return len(kept)
