"""Between rows and records of what is handed in: incidents entered here, events classed anew."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from misaq.apps.incidents.models import EntryRow, RecodingRow
from misaq.core.incidents.coding.recoding import Recoding
from misaq.core.incidents.deciding import EntryVersion, Handling, Ruling
from misaq.core.incidents.entries import Entry
from misaq.core.incidents.records import DatePrecision, PlacePrecision
from misaq.core.incidents.words import Nature
from misaq.kernel.errors import StateConflict
from misaq.kernel.ids import Key
from misaq.kernel.words import tell
from misaq.sources.structure import BaseValidationError, from_plain, to_plain


@dataclass(frozen=True, slots=True)
class HandedRecoding:
    """A coding that somebody proposed for an event, and what became of it.

    Attributes:
        number: its number here.
        recoding: the coding; nobody has confirmed it while it waits.
        handling: who handed it in, and what became of it.
    """

    number: int
    recoding: Recoding
    handling: Handling


def entry_number(number: int) -> str:
    """Return the identifier of an incident entered here, the same in all its versions."""
    return f"H{number:05}"


def to_entry_version(row: EntryRow) -> EntryVersion:
    """Return the version that a row holds.

    Raises:
        StateConflict: this version of Misaq cannot read it.
    """
    try:
        entry = from_plain(Entry, row.body)
    except BaseValidationError as error:
        raise StateConflict(
            tell("An incident on record cannot be read by this version of Misaq."),
            next_step=tell("Bring the database up to date: misaq migrate."),
            rule="incidents.entry-shape",
        ) from error
    # Numbers that are a choice are read back as bare numbers.
    entry = replace(
        entry,
        date_precision=DatePrecision(entry.date_precision),
        place_precision=PlacePrecision(entry.place_precision),
    )
    handling = _handling(row)
    return EntryVersion(row.number, row.version, entry, row.why, handling, row.is_withdrawal)


def to_entry_row(number: int, version: int, entry: Entry, why: str, **handed: Any) -> EntryRow:
    """Return a row for a version that is handed in; it is not written yet."""
    return EntryRow(number=number, version=version, body=to_plain(entry), why=why, **handed)


def to_handed_recoding(row: RecodingRow) -> HandedRecoding:
    """Return the proposal that a row holds."""
    return HandedRecoding(row.pk, to_recoding(row), _handling(row))


def to_recoding(row: RecodingRow) -> Recoding:
    """Return the coding that a row holds."""
    return Recoding(
        source=row.source,
        event_id=row.event_id,
        classes=tuple(Key(one) for one in row.classes),
        nature=Nature(row.nature),
        reason=row.why,
        saw=row.saw,
        proposed_by=row.handed_in_by,
        confirmed_by=row.decided_by,
        confirmed_at=row.decided_at or row.handed_in_at,
    )


def to_recoding_row(recoding: Recoding, *, at: datetime) -> RecodingRow:
    """Return a row for a proposal; it is not written yet."""
    return RecodingRow(
        source=recoding.source,
        event_id=recoding.event_id,
        classes=list(recoding.classes),
        nature=recoding.nature.value,
        why=recoding.reason,
        saw=recoding.saw,
        handed_in_by=recoding.proposed_by,
        handed_in_at=at,
    )


def _handling(row: EntryRow | RecodingRow) -> Handling:
    return Handling(
        by=row.handed_in_by,
        at=row.handed_in_at,
        ruling=Ruling(row.ruling) if row.ruling else None,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        reason=row.reason,
        superseded_at=row.superseded_at,
    )
