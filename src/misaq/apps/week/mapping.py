"""Rows to records."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from misaq.apps.week.models import FilterRow, FollowRow, ReaderRow
from misaq.apps.week.rhythm import Rhythm
from misaq.kernel.ids import Key


@dataclass(frozen=True, slots=True)
class Follow:
    """A record somebody follows, and since when."""

    table: str
    key: Key
    since_at: datetime


@dataclass(frozen=True, slots=True)
class KeptFilter:
    """A narrowed list kept under a name."""

    number: int
    name: str
    address: str


@dataclass(frozen=True, slots=True)
class Reader:
    """Up to when somebody has seen what changed, and the letters they want.

    Attributes:
        owner: their id.
        seen_at: up to when they said they had seen it; None before they ever did.
        rhythm: how often they want a letter.
        told_at: up to when the last letter told.
        tried_at: when the last letter was tried.
        failures: letters that could not be sent, one after another.
    """

    owner: str
    seen_at: datetime | None = None
    rhythm: Rhythm = Rhythm.NEVER
    told_at: datetime | None = None
    tried_at: datetime | None = None
    failures: int = 0


def to_follow(row: FollowRow) -> Follow:
    """Return the record of a row."""
    return Follow(row.table, Key(row.key), row.since_at)


def to_filter(row: FilterRow) -> KeptFilter:
    """Return the record of a row."""
    return KeptFilter(row.id, row.name, row.address)


def to_reader(row: ReaderRow) -> Reader:
    """Return the record of a row."""
    return Reader(
        owner=row.owner,
        seen_at=row.seen_at,
        rhythm=Rhythm(row.rhythm),
        told_at=row.told_at,
        tried_at=row.tried_at,
        failures=row.failures,
    )
