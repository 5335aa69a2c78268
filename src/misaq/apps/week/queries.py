"""Reading one's own week."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from misaq.apps.findings.queries import get_run
from misaq.apps.registers.queries import data_version, get_registers, list_revisions
from misaq.apps.week.changes import Changes
from misaq.apps.week.mapping import (
    Follow,
    KeptFilter,
    Reader,
    to_filter,
    to_follow,
    to_reader,
)
from misaq.apps.week.models import FilterRow, FollowRow, ReaderRow
from misaq.apps.week.rhythm import Rhythm
from misaq.core.access.actors import Actor
from misaq.core.findings.comparison import compare_findings
from misaq.core.packs.comparison import compare_registers


def get_reader(*, actor: Actor) -> Reader:
    """Return up to when somebody has seen what changed, and the letters they want."""
    row = ReaderRow.objects.filter(owner=actor.id).first()
    return Reader(actor.id) if row is None else to_reader(row)


def begins_at(*, actor: Actor) -> datetime | None:
    """Return when the record here begins; None before anything was loaded."""
    revisions = list_revisions(actor=actor)
    return revisions[0].at if revisions else None


def list_followed(*, actor: Actor) -> tuple[Follow, ...]:
    """Return what somebody follows, the latest first."""
    rows = FollowRow.objects.filter(owner=actor.id).order_by("-since_at", "-id")
    return tuple(map(to_follow, rows))


def list_filters(*, actor: Actor) -> tuple[KeptFilter, ...]:
    """Return the filters somebody keeps, by name."""
    return tuple(map(to_filter, FilterRow.objects.filter(owner=actor.id).order_by("name")))


def list_subscribers(*, actor: Actor) -> tuple[Reader, ...]:
    """Return everybody who wants letters, in order of their ids."""
    wanting = ReaderRow.objects.exclude(rhythm=Rhythm.NEVER.value).order_by("owner")
    return tuple(map(to_reader, wanting))


def get_changes(*, actor: Actor, since: datetime, until: datetime) -> Changes:
    """Return what changed on record, and in what the checks find, between two instants.

    A clock that ran out in between is a change, though no record changed. A finding that only
    counts more days than it did is none: what reads otherwise does so on one and the same day.
    """
    then, now = since.date(), until.date()
    after = get_run(actor=actor, as_of=now).outcome
    found = compare_findings(get_run(actor=actor, as_of=then, known_at=since).outcome, after)
    if data_version(actor=actor, known_at=since) == data_version(actor=actor):
        return Changes(replace(found, reworded=()))
    same_day = compare_findings(get_run(actor=actor, as_of=now, known_at=since).outcome, after)
    before = get_registers(actor=actor, known_at=since)
    return Changes(
        replace(found, reworded=same_day.reworded),
        compare_registers(before, get_registers(actor=actor)),
    )
