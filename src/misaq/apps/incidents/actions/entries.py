"""Handing in an incident in our own terms, and deciding on it: two people, nothing overwritten."""

from __future__ import annotations

import dataclasses
from datetime import datetime

from django.db.models import Max

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.incidents.models import EntryRow
from misaq.apps.incidents.queries.communities import list_communities
from misaq.apps.incidents.queries.entries import get_known
from misaq.apps.incidents.queries.handed import entry_number, to_entry_row, to_entry_version
from misaq.apps.screening.keys import seal_secret
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.core.incidents.deciding import (
    Ruling,
    check_can_decide,
    check_can_hand_in_anew,
    check_can_withdraw,
)
from misaq.core.incidents.entries import Entry, check_entry
from misaq.core.incidents.sealed import check_community
from misaq.kernel.errors import NotFound
from misaq.kernel.words import tell

_TABLE = "incidents.entries"


@action(event="incident.handed-in")
def hand_in_entry(
    record: Record, /, *, actor: Actor, at: datetime, entry: Entry, community: str = ""
) -> int:
    """Hand in an incident; it counts nowhere until somebody else accepts it. Return its number.

    Args:
        community: whom it harmed as a community, a word of the vocabulary; it is sealed at once.
            Empty where it is not known.

    Raises:
        NotAllowed: the actor enters no incidents.
        InputRefused: it cannot be right; every problem is told.
    """
    check_may(actor, Permission.ENTER_INCIDENT)
    check_entry(entry, get_known(actor=actor, today=at.date()))
    hold_chain()
    last = EntryRow.objects.aggregate(Max("number"))["number__max"] or 0
    _keep(record, last + 1, 1, entry, "", actor, at, sealed=_sealed(actor, community))
    return last + 1


@action(event="incident.corrected")
def correct_entry(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    number: int,
    entry: Entry,
    why: str,
    community: str | None = None,
) -> None:
    """Hand in a new version of an incident; the one that stands goes on until it is accepted.

    Args:
        community: whom it harmed as a community; None leaves what is sealed as it is.

    Raises:
        NotAllowed: the actor enters no incidents.
        NotFound: there is no such incident.
        StateConflict: a version of it waits already.
        InputRefused: it cannot be right, or does not say what it corrects.
    """
    check_may(actor, Permission.ENTER_INCIDENT)
    hold_chain()
    row = _latest(number)
    latest = to_entry_version(row)
    record.about(_TABLE, entry_number(number))
    check_entry(entry, get_known(actor=actor, today=at.date()))
    check_can_hand_in_anew(latest, why=why)
    sealed = _kept(number) if community is None else _sealed(actor, community)
    _keep(record, number, latest.version + 1, entry, why, actor, at, sealed=sealed)


@action(event="incident.withdrawal-handed-in")
def withdraw_entry(record: Record, /, *, actor: Actor, at: datetime, number: int, why: str) -> None:
    """Hand in that an incident is withdrawn; it goes on counting until that is accepted.

    What it said stays on record, and a correction that is accepted later brings it back.

    Raises:
        NotAllowed: the actor enters no incidents.
        NotFound: there is no such incident.
        StateConflict: it does not count, or a version of it waits.
        InputRefused: it is not said why.
    """
    check_may(actor, Permission.ENTER_INCIDENT)
    hold_chain()
    latest = _latest(number)
    record.about(_TABLE, entry_number(number))
    rows = EntryRow.objects.filter(number=number).order_by("version")
    standing = check_can_withdraw(tuple(map(to_entry_version, rows)), why=why)
    sealed = _kept(number)
    _keep(
        record, number, latest.version + 1, standing, why, actor, at, sealed=sealed,
        is_withdrawal=True,
    )  # fmt: skip


@action(event="incident.decided")
def decide_entry(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    number: int,
    ruling: Ruling,
    reason: str = "",
    version: int | None = None,
) -> None:
    """Accept or reject the version that waits; an accepted one takes the place of the one before.

    Args:
        version: which was looked at; a later one was not. The latest when left out.

    Raises:
        NotAllowed: the actor judges no events, or handed it in.
        NotFound: there is no such incident.
        StateConflict: it is decided already.
        InputRefused: a rejection does not say why.
    """
    check_may(actor, Permission.JUDGE_EVENTS)
    hold_chain()
    row = _latest(number, version)
    record.about(_TABLE, entry_number(number))
    check_can_decide(to_entry_version(row).handling, by=actor.id, ruling=ruling, reason=reason)
    if ruling is Ruling.ACCEPTED:
        standing = EntryRow.objects.filter(number=number, superseded_at=None)
        standing.filter(ruling=Ruling.ACCEPTED.value).update(superseded_at=at)
    row.ruling, row.decided_by, row.decided_at = ruling.value, actor.id, at
    row.reason = reason.strip() if ruling is Ruling.REJECTED else ""
    row.save(update_fields=["ruling", "decided_by", "decided_at", "reason"])
    record.note(version=row.version, ruling=ruling.value)


def _keep(
    record: Record,
    number: int,
    version: int,
    entry: Entry,
    why: str,
    actor: Actor,
    at: datetime,
    *,
    sealed: bytes | None,
    is_withdrawal: bool = False,
) -> None:
    named = dataclasses.replace(entry, event_id=entry_number(number))
    row = to_entry_row(
        number,
        version,
        named,
        why.strip(),
        handed_in_by=actor.id,
        handed_in_at=at,
        is_withdrawal=is_withdrawal,
        sealed_community=sealed,
    )
    row.save(force_insert=True)
    record.about(_TABLE, entry_number(number))
    record.note(version=version)


def _kept(number: int) -> bytes | None:
    """Return what is sealed of an incident as it stands; as it was handed in where none does.

    What was rejected is no part of it: nobody could see that it came back.
    """
    rows = EntryRow.objects.filter(number=number)
    standing = rows.filter(ruling=Ruling.ACCEPTED.value, superseded_at=None)
    row = standing.first() or rows.order_by("-version").first()
    return None if row is None or row.sealed_community is None else bytes(row.sealed_community)


def _sealed(actor: Actor, community: str) -> bytes | None:
    """Return a community as it is kept; no part of it goes to the audit or to a page."""
    check_community(community, list_communities(actor=actor))
    return seal_secret(community) if community else None


def _latest(number: int, version: int | None = None) -> EntryRow:
    rows = EntryRow.objects.filter(number=number).order_by("-version")
    found = rows.filter(**({} if version is None else {"version": version})).first()
    if found is None:
        raise NotFound(
            tell("No incident of that number was entered here."),
            next_step=tell("Look for it among the incidents entered here."),
            rule="incidents.entry",
        )
    return found
