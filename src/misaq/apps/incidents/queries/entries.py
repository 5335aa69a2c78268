"""Reading what people here hand in: incidents in our own terms, and events classed anew."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import QuerySet

from misaq.apps.framework.queries import get_register as get_framework
from misaq.apps.incidents.models import EntryRow, RecodingRow
from misaq.apps.incidents.queries.handed import (
    HandedRecoding,
    entry_number,
    to_entry_version,
    to_handed_recoding,
    to_recoding,
)
from misaq.apps.incidents.queries.registers import get_register
from misaq.apps.law.queries import get_register as get_law
from misaq.apps.places.queries import get_gazetteer
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.incidents.coding.recoding import Recoding
from misaq.core.incidents.deciding import EntryVersion, Ruling
from misaq.core.incidents.entries import SOURCE, Known
from misaq.core.incidents.operations import StateOperation
from misaq.core.places.records import Level
from misaq.kernel.errors import NotFound
from misaq.kernel.ids import Key, fingerprint
from misaq.kernel.words import tell

Recodings = Mapping[tuple[str, str], Recoding]
"""Codings that two people put in the place of the rules', by source and event."""


def get_known(*, actor: Actor, today: date) -> Known:
    """Return what an entry may point to, as it is on record now."""
    register = get_register(actor=actor)
    gazetteer = get_gazetteer(actor=actor)
    words = {
        one.field: frozenset(word.text for word in one.words)
        for one in register.vocabularies
        if one.source == SOURCE
    }
    return Known(
        today=today,
        provinces=frozenset(str(one.code) for one in gazetteer.list_areas(Level.PROVINCE)),
        districts={
            str(one.code): gazetteer.province_of(str(one.code)) for one in gazetteer.list_units()
        },
        actors={one.key: one.title for one in register.actors},
        tactics=words.get("tactic", frozenset()),
        targets=words.get("target", frozenset()),
        provisions=frozenset(one.key for one in get_law(actor=actor).provisions),
    )


def list_waiting_entries(*, actor: Actor) -> tuple[EntryVersion, ...]:
    """Return the versions nobody has decided yet, the oldest first.

    Raises:
        NotAllowed: the actor reads no single events.
    """
    check_may(actor, Permission.READ_EVENTS)
    rows = EntryRow.objects.filter(ruling="").order_by("id")
    return tuple(map(to_entry_version, rows))


def list_standing_entries(*, actor: Actor) -> tuple[EntryVersion, ...]:
    """Return the accepted incidents as they stand, the latest to happen first.

    Raises:
        NotAllowed: the actor reads no single events.
    """
    check_may(actor, Permission.READ_EVENTS)
    found = map(to_entry_version, _standing().filter(is_withdrawal=False).order_by("number"))
    return tuple(sorted(found, key=lambda one: one.entry.starts, reverse=True))


def get_operations(*, actor: Actor) -> Mapping[tuple[str, str], StateOperation]:
    """Return what stands of operations that were entered here, by source and event.

    They go into counts only: who called the forces in is for members alone.
    """
    del actor
    found = map(to_entry_version, _standing().filter(is_withdrawal=False).order_by("number"))
    return {
        (SOURCE, one.entry.event_id): one.entry.operation
        for one in found
        if one.entry.operation is not None
    }


def list_withdrawn_entries(*, actor: Actor) -> tuple[EntryVersion, ...]:
    """Return the withdrawals that stand, the latest first.

    Raises:
        NotAllowed: the actor reads no single events.
    """
    check_may(actor, Permission.READ_EVENTS)
    rows = _standing().filter(is_withdrawal=True).order_by("-decided_at")
    return tuple(map(to_entry_version, rows))


def withdrawn_events(*, actor: Actor) -> tuple[str, ...]:
    """Return the identifiers of incidents that were withdrawn here, in order.

    Whoever lists events leaves them out; why they were withdrawn is for members alone.
    """
    del actor  # that an event no longer counts is part of what is counted
    rows = _standing().filter(is_withdrawal=True).order_by("number")
    return tuple(map(entry_number, rows.values_list("number", flat=True)))


def _standing() -> QuerySet[EntryRow]:
    return EntryRow.objects.filter(ruling=Ruling.ACCEPTED.value, superseded_at=None)


def count_accepted(*, actor: Actor) -> int:
    """Return how often an incident, a correction or a withdrawal was ever accepted.

    The name of our own release is made of it, so that anybody may know.
    """
    del actor
    return EntryRow.objects.filter(ruling=Ruling.ACCEPTED.value).count()


def list_versions(*, actor: Actor, number: int) -> tuple[EntryVersion, ...]:
    """Return every version of an incident entered here, the first one first.

    Raises:
        NotAllowed: the actor reads no single events.
        NotFound: there is no such incident.
    """
    check_may(actor, Permission.READ_EVENTS)
    rows = EntryRow.objects.filter(number=number).order_by("version")
    found = tuple(map(to_entry_version, rows))
    if not found:
        raise NotFound(
            tell("No incident of that number was entered here."),
            next_step=tell("Look for it among the incidents entered here."),
            rule="incidents.entry",
        )
    return found


def list_recodings(*, actor: Actor, source: str, event_id: str) -> tuple[HandedRecoding, ...]:
    """Return what was proposed for an event, the latest first.

    Raises:
        NotAllowed: the actor reads no single events.
    """
    check_may(actor, Permission.READ_EVENTS)
    rows = RecodingRow.objects.filter(source=source, event_id=event_id).order_by("-id")
    return tuple(map(to_handed_recoding, rows))


def list_waiting_recodings(*, actor: Actor) -> tuple[HandedRecoding, ...]:
    """Return the codings nobody has decided yet, the oldest first.

    Raises:
        NotAllowed: the actor reads no single events.
    """
    check_may(actor, Permission.READ_EVENTS)
    return tuple(map(to_handed_recoding, RecodingRow.objects.filter(ruling="").order_by("id")))


def get_recodings(*, actor: Actor, source: str = "") -> Recodings:
    """Return the codings that stand in the place of the rules', of one source or of all.

    Whoever codes events applies them; who decided is for members alone.
    """
    del actor  # that two people class an event so is part of what the event counts as
    rows = RecodingRow.objects.filter(ruling=Ruling.ACCEPTED.value, superseded_at=None)
    rows = rows.filter(source=source) if source else rows
    return {one.key: one for one in map(to_recoding, rows.order_by("id"))}


def recodings_version(*, actor: Actor, source: str) -> str:
    """Return what differs whenever a source's events would be coded otherwise by people."""
    found = get_recodings(actor=actor, source=source).values()
    said = [f"{one.event_id}:{','.join(one.classes)}:{one.nature.value}" for one in found]
    return fingerprint(*said) if said else ""


def threat_classes(*, actor: Actor) -> Mapping[Key, str]:
    """Return the classes an event may be of, with their titles."""
    return {one.key: one.title for one in get_framework(actor=actor).classes}
