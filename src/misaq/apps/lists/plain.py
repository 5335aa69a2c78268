"""Lists as plain data, the same for the command, the pages' downloads and the API."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from misaq.apps.lists.mapping import StoredSnapshot
from misaq.apps.lists.queries import ListAtHand, Party, PersonsChanged
from misaq.core.lists.counts import Turnover
from misaq.core.lists.differences import ListDifference, to_data
from misaq.core.lists.history import ListHistory
from misaq.core.lists.records import ListEntry, SourceList
from misaq.core.lists.spells import SeenSpell, SpellEvent
from misaq.core.lists.statements import Statement
from misaq.core.sourcebook.records import Observation
from misaq.kernel.dates import ImpreciseDate

Plain = dict[str, Any]


def list_data(at_hand: ListAtHand) -> Plain:
    """Return a list with what is kept of it."""
    latest = at_hand.latest
    return {
        **source_list_data(at_hand.source_list),
        "snapshots": at_hand.snapshots,
        "latest": None if latest is None else snapshot_data(latest),
    }


def source_list_data(source_list: SourceList) -> Plain:
    """Return what the pack says of a list."""
    return {
        "key": source_list.key,
        "title": source_list.title,
        "issuer": source_list.issuer,
        "authority": source_list.authority,
        "legal_basis": source_list.legal_basis,
        "bases": list(source_list.bases),
        "holds_persons": source_list.holds_persons,
        "address": source_list.address,
        "terms": source_list.terms,
    }


def snapshot_data(snapshot: StoredSnapshot) -> Plain:
    """Return a snapshot: its day, counts and the hashes of its files."""
    return {
        "as_of": snapshot.as_of.isoformat(),
        "entries": snapshot.count.total,
        "by_kind": {kind.value: number for kind, number in snapshot.count.by_kind},
        "files_sha256": list(snapshot.origin.digests),
        "terms": snapshot.origin.terms,
    }


def count_data(observation: Observation) -> Plain:
    """Return the size of a snapshot as an observation: value, day, who says so."""
    return {
        "series": observation.series,
        "value": None if observation.value is None else int(observation.value),
        "as_of": observation.as_of.text,
        "asserted_by": observation.asserted_by,
        "speaker": observation.speaker,
    }


def turnover_data(turnover: Turnover) -> Plain:
    """Return what came and went at a snapshot."""
    return {
        "as_of": turnover.as_of.isoformat(),
        "listed": turnover.listed,
        "relisted": turnover.relisted,
        "delisted": turnover.delisted,
        "amended": turnover.amended,
        "nothing_says_so": turnover.silent,
    }


def entry_data(entry: ListEntry) -> Plain:
    """Return an entry as everybody may read it."""
    return {
        "reference": entry.reference,
        "kind": entry.kind.value,
        "names": [
            {"text": name.text, "quality": name.quality.value, "language": name.language}
            for name in entry.names
        ],
        "basis": entry.basis,
        "listed_on": _day(entry.listed_on),
        "amended_on": [day.text for day in entry.amended_on],
        "reviewed_on": [day.text for day in entry.reviewed_on],
    }


def party_data(party: Party) -> Plain:
    """Return an entry through time."""
    return {
        "source_list": party.source_list.key,
        "reference": party.reference,
        "kind": party.kind.value,
        "name": party.name,
        "is_current": party.is_current,
        "latest_snapshot": party.latest.isoformat(),
        "spells": [spell_data(spell) for spell in party.spells],
        "statements": [statement_data(statement) for statement in party.statements],
    }


def spell_data(spell: SeenSpell) -> Plain:
    """Return a spell: what the list prints apart from what snapshots show."""
    return {
        "reference": spell.reference,
        "kind": spell.kind.value,
        "name": spell.name,
        "printed_listed_on": _day(spell.listed_on),
        "first_seen": spell.first_seen.isoformat(),
        "last_seen": spell.last_seen.isoformat(),
        "gone_by": None if spell.gone_by is None else spell.gone_by.isoformat(),
        "events": [_event_data(event) for event in spell.events],
    }


def statement_data(statement: Statement) -> Plain:
    """Return a statement with the snapshots that say it."""
    said = statement.said
    return {
        "property": said.prop.value,
        "qualifier": said.qualifier,
        "value": said.value,
        "original": said.original,
        "language": said.language,
        "first_seen": statement.first_seen.isoformat(),
        "last_seen": statement.last_seen.isoformat(),
        "is_current": statement.is_current,
    }


def history_data(history: ListHistory) -> Plain:
    """Return what the snapshots of a list show."""
    return {
        "source_list": history.source_list,
        "snapshots": [
            {
                "as_of": count.as_of.isoformat(),
                "entries": count.total,
                "by_kind": {kind.value: number for kind, number in count.by_kind},
            }
            for count in history.counts
        ],
        "turnover": [turnover_data(turnover) for turnover in history.turnover],
        "spells": [spell_data(spell) for spell in history.spells],
        "perhaps_rekeyed": [
            {
                "before": pair.before.reference,
                "after": pair.after.reference,
                "likeness": pair.likeness.value,
            }
            for pair in history.rekeyings
        ],
    }


def difference_data(difference: ListDifference, persons: PersonsChanged) -> Plain:
    """Return a difference, with how many persons came, went and were amended."""
    found: Mapping[str, object] = to_data(difference)
    return {
        **found,
        "persons": {
            "added": persons.added,
            "removed": persons.removed,
            "changed": persons.changed,
        },
    }


def _event_data(event: SpellEvent) -> Plain:
    return {
        "event": event.kind.value,
        "after": None if event.after is None else event.after.isoformat(),
        "by": event.by.isoformat(),
        "what_says_so": event.saying.value,
        "day_given": _day(event.printed),
        "sources": [citation.source for citation in event.cite],
    }


def _day(day: ImpreciseDate | None) -> str | None:
    return None if day is None else day.text
