"""Making statements and spells anew, for the entries that a snapshot touches and no others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from misaq.apps.lists.mapping import spell_to_row, statement_to_row, to_entry
from misaq.apps.lists.models import EntryRow, PresenceRow, SnapshotRow, SpellRow, StatementRow
from misaq.core.lists.records import ListEntry
from misaq.core.lists.spells import spells_of
from misaq.core.lists.statements import Sighting, statements_of
from misaq.kernel.ids import Key

BATCH = 500
"""How many references, or rows, go to the database at a time."""


def affected_by(row: SnapshotRow) -> frozenset[str]:
    """Return the references whose history the snapshot changes.

    Those that it prints as both its neighbours do are as they were. After the latest snapshot
    nothing is known, so what only goes on changes nothing either; before the first, all does.
    """
    of_list = SnapshotRow.objects.filter(source_list=row.source_list)
    before = of_list.filter(as_of__lt=row.as_of).order_by("-as_of").first()
    after = of_list.filter(as_of__gt=row.as_of).order_by("as_of").first()
    here, earlier, later = _wordings(row), _wordings(before), _wordings(after)
    if before is None:
        return frozenset(here) | frozenset(later)
    if after is None:
        later = here
    return frozenset(
        reference
        for reference in here.keys() | earlier.keys() | later.keys()
        if not here.get(reference) == earlier.get(reference) == later.get(reference)
    )


def retrace(source_list: Key, references: Iterable[str]) -> None:
    """Make the statements and spells of the entries anew from the snapshots that are kept."""
    days = _days(source_list)
    for batch in in_batches(sorted(references)):
        _hide_persons(source_list, batch)
        seen = _seen(source_list, batch)
        persons = _persons(source_list, batch)
        _drop(source_list, batch)
        sighted = {one: _sightings(seen[one], days) for one in batch if one in seen}
        StatementRow.objects.bulk_create(
            [
                statement_to_row(statement, source_list, is_person=reference in persons)
                for reference, sightings in sighted.items()
                for statement in statements_of(reference, sightings)
            ],
            batch_size=BATCH,
        )
        SpellRow.objects.bulk_create(
            [
                spell_to_row(spell, source_list, is_person=reference in persons)
                for reference, sightings in sighted.items()
                for spell in spells_of(reference, sightings)
            ],
            batch_size=BATCH,
        )


def in_batches(references: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the references some hundreds at a time."""
    for start in range(0, len(references), BATCH):
        yield references[start : start + BATCH]


def _wordings(row: SnapshotRow | None) -> dict[str, int]:
    """Return the wording of each reference in the snapshot, by its number."""
    if row is None:
        return {}
    places = PresenceRow.objects.filter(snapshot=row)
    return dict(places.values_list("entry__reference", "entry_id"))


def _days(source_list: Key) -> tuple[date, ...]:
    rows = SnapshotRow.objects.filter(source_list=source_list).order_by("as_of")
    return tuple(rows.values_list("as_of", flat=True))


def _hide_persons(source_list: Key, references: Sequence[str]) -> None:
    """Hold all wordings of an entry for a person's when one of them may be of a person."""
    of_list = EntryRow.objects.filter(source_list=source_list, reference__in=references)
    persons = of_list.filter(is_person=True).values("reference")
    of_list.filter(is_person=False, reference__in=persons).update(is_person=True)


def _persons(source_list: Key, references: Sequence[str]) -> frozenset[str]:
    rows = EntryRow.objects.filter(
        source_list=source_list, reference__in=references, is_person=True
    )
    return frozenset(rows.values_list("reference", flat=True))


def _seen(source_list: Key, references: Sequence[str]) -> dict[str, dict[date, ListEntry]]:
    """Return by reference and day what the snapshots print; each wording is read once."""
    of_list = EntryRow.objects.filter(source_list=source_list, reference__in=references)
    entries = {row.id: to_entry(row) for row in of_list}
    seen: dict[str, dict[date, ListEntry]] = defaultdict(dict)
    places = PresenceRow.objects.filter(
        entry__source_list=source_list, entry__reference__in=references
    )
    for number, day in places.values_list("entry_id", "snapshot__as_of"):
        seen[entries[number].reference][day] = entries[number]
    return seen


def _sightings(seen: dict[date, ListEntry], days: Sequence[date]) -> tuple[Sighting, ...]:
    return tuple((day, seen.get(day)) for day in days)


def _drop(source_list: Key, references: Sequence[str]) -> None:
    for model in (StatementRow, SpellRow):
        model.objects.filter(source_list=source_list, reference__in=references).delete()
