"""Between the rows of this room and the records of lists."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from misaq.apps.lists.models import (
    EntryRow,
    JudgementRow,
    RekeyingRow,
    SnapshotRow,
    SpellRow,
    StatementRow,
)
from misaq.core.lists.counts import SnapshotCount
from misaq.core.lists.judgements import EntryRef, Judgement, Reason, Verdict
from misaq.core.lists.records import (
    Identifier,
    IdentifierKind,
    ListedName,
    ListEntry,
    NameQuality,
    Origin,
    PartyKind,
    Sex,
)
from misaq.core.lists.rekeying_decisions import RekeyingDecision, Ruling
from misaq.core.lists.sealing import keyed
from misaq.core.lists.spells import EventKind, Saying, SeenSpell, SpellEvent
from misaq.core.lists.statements import Property, Said, Statement
from misaq.kernel.dates import ImpreciseDate, parse_date
from misaq.kernel.ids import Key

Body = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class StoredSnapshot:
    """A snapshot as it is kept, without its entries.

    Attributes:
        id: its number.
        source_list: the list.
        as_of: the day it is of.
        origin: where its bytes came from.
        count: how many entries of each kind it held when it was loaded.
        ignored: fields of the file that were read and not used.
        digest: what decides whether another one says the same.
        loaded_at: when it was loaded.
    """

    id: int
    source_list: Key
    as_of: date
    origin: Origin
    count: SnapshotCount
    ignored: tuple[str, ...]
    digest: str
    loaded_at: datetime


def to_stored(row: SnapshotRow) -> StoredSnapshot:
    """Return the row as a snapshot without its entries."""
    key = Key(row.source_list)
    by_kind = tuple(
        (kind, row.counts[kind.value]) for kind in PartyKind if kind.value in row.counts
    )
    return StoredSnapshot(
        id=row.id,
        source_list=key,
        as_of=row.as_of,
        origin=Origin(tuple(row.files), row.address, row.fetched_at, row.terms),
        count=SnapshotCount(key, row.as_of, by_kind),
        ignored=tuple(row.ignored),
        digest=row.digest,
        loaded_at=row.loaded_at,
    )


def to_body(entry: ListEntry) -> dict[str, Any]:
    """Return the entry as plain data, without its place in the file; empty parts left out."""
    body: dict[str, Any] = {
        "kind": entry.kind.value,
        "names": [[name.text, name.quality.value, name.language] for name in entry.names],
        "births": [day.text for day in entry.births],
        "identifiers": [[one.kind.value, one.value, one.issuer] for one in entry.identifiers],
        "sex": None if entry.sex is None else entry.sex.value,
        "listed_on": None if entry.listed_on is None else entry.listed_on.text,
        "amended_on": [day.text for day in entry.amended_on],
        "reviewed_on": [day.text for day in entry.reviewed_on],
        "is_dead": entry.is_dead,
        "fathers": list(entry.fathers),
        "birth_places": list(entry.birth_places),
        "nationalities": list(entry.nationalities),
        "districts": list(entry.districts),
        "addresses": list(entry.addresses),
        "related": list(entry.related),
        "basis": entry.basis,
        "remarks": entry.remarks,
    }
    return {name: value for name, value in body.items() if value}


def from_body(reference: str, body: Body, row: str = "") -> ListEntry:
    """Return the entry of a reference from plain data."""
    return ListEntry(
        reference=reference,
        kind=PartyKind(body["kind"]),
        names=tuple(
            ListedName(text, NameQuality(quality), language)
            for text, quality, language in body["names"]
        ),
        births=_days(body, "births"),
        identifiers=tuple(
            Identifier(IdentifierKind(kind), value, issuer)
            for kind, value, issuer in body.get("identifiers", ())
        ),
        sex=Sex(body["sex"]) if "sex" in body else None,
        listed_on=parse_date(body["listed_on"]) if "listed_on" in body else None,
        amended_on=_days(body, "amended_on"),
        reviewed_on=_days(body, "reviewed_on"),
        is_dead=bool(body.get("is_dead")),
        fathers=tuple(body.get("fathers", ())),
        birth_places=tuple(body.get("birth_places", ())),
        nationalities=tuple(body.get("nationalities", ())),
        districts=tuple(body.get("districts", ())),
        addresses=tuple(body.get("addresses", ())),
        related=tuple(body.get("related", ())),
        basis=body.get("basis", ""),
        remarks=body.get("remarks", ""),
        row=row,
    )


def to_entry(row: EntryRow, place: str = "") -> ListEntry:
    """Return the row as an entry."""
    return from_body(row.reference, row.body, place)


def wording_of(entry: ListEntry, key: bytes) -> str:
    """Return what tells one wording of an entry from another, and tells nobody what it says."""
    body = json.dumps(to_body(entry), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return keyed(key, "wording", entry.reference, body)


def content_of(wordings: list[str]) -> str:
    """Return what tells one snapshot from another; the order of entries makes no difference."""
    return hashlib.sha256("\n".join(sorted(wordings)).encode()).hexdigest()


def statement_to_row(statement: Statement, source_list: Key, *, is_person: bool) -> StatementRow:
    """Return the statement as a row that is not stored yet."""
    said = statement.said
    return StatementRow(
        source_list=source_list,
        reference=statement.reference,
        is_person=is_person,
        prop=said.prop.value,
        qualifier=said.qualifier,
        value=said.value,
        original=said.original,
        language=said.language,
        first_seen=statement.first_seen,
        last_seen=None if statement.is_current else statement.last_seen,
    )


def to_statement(row: StatementRow, latest: date) -> Statement:
    """Return the row as a statement.

    Args:
        latest: day of the latest snapshot of the list.
    """
    said = Said(Property(row.prop), row.value, row.original, row.qualifier, row.language)
    is_current = row.last_seen is None
    last_seen = latest if row.last_seen is None else row.last_seen
    return Statement(row.reference, said, row.first_seen, last_seen, is_current)


def spell_to_row(spell: SeenSpell, source_list: Key, *, is_person: bool) -> SpellRow:
    """Return the spell as a row that is not stored yet."""
    return SpellRow(
        source_list=source_list,
        reference=spell.reference,
        is_person=is_person,
        kind=spell.kind.value,
        name=spell.name,
        first_seen=spell.first_seen,
        last_seen=None if spell.is_current else spell.last_seen,
        gone_by=spell.gone_by,
        listed_on="" if spell.listed_on is None else spell.listed_on.text,
        events=[_event_to_plain(event) for event in spell.events],
    )


def to_spell(row: SpellRow, latest: date) -> SeenSpell:
    """Return the row as a spell.

    Args:
        latest: day of the latest snapshot of the list.
    """
    return SeenSpell(
        reference=row.reference,
        kind=PartyKind(row.kind),
        name=row.name,
        first_seen=row.first_seen,
        last_seen=latest if row.last_seen is None else row.last_seen,
        gone_by=row.gone_by,
        listed_on=parse_date(row.listed_on) if row.listed_on else None,
        events=tuple(_event_from_plain(event) for event in row.events),
    )


def _days(body: Body, name: str) -> tuple[ImpreciseDate, ...]:
    return tuple(map(parse_date, body.get(name, ())))


def _event_to_plain(event: SpellEvent) -> list[str | None]:
    after = None if event.after is None else event.after.isoformat()
    printed = None if event.printed is None else event.printed.text
    return [event.kind.value, after, event.by.isoformat(), event.saying.value, printed]


def _event_from_plain(plain: list[str | None]) -> SpellEvent:
    kind, after, by, saying, printed = plain
    return SpellEvent(
        EventKind(kind),
        None if after is None else date.fromisoformat(after),
        date.fromisoformat(str(by)),
        Saying(saying),
        None if printed is None else parse_date(printed),
    )


def to_judgement(row: JudgementRow) -> Judgement:
    """Return the row as a judgement."""
    return Judgement(
        number=row.pk,
        left=EntryRef(row.left_list, row.left_reference),
        right=EntryRef(row.right_list, row.right_reference),
        verdict=Verdict(row.verdict),
        reasons=tuple(Reason(reason) for reason in row.reasons),
        judged_by=row.judged_by,
        judged_at=row.judged_at,
        confirmed_by=row.confirmed_by,
        confirmed_at=row.confirmed_at,
        note=row.note,
    )


def to_decision(row: RekeyingRow) -> RekeyingDecision:
    """Return the row as a decision about two references."""
    return RekeyingDecision(
        number=row.pk,
        source_list=row.source_list,
        old=row.old,
        new=row.new,
        ruling=Ruling(row.ruling),
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        confirmed_by=row.confirmed_by,
    )
