"""The chain that audit rows form, and the search for its first broken link. No Django.

Each row carries the hash of the row before it and a hash over itself. Whoever changes, removes,
adds or reorders rows breaks a link, unless all later hashes are made anew as well: that, and rows
cut off at the end, show only against a head that was written down elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from misaq.apps.audit.canonical import Plain, digest_of

GENESIS = digest_of("misaq.audit.genesis.v1", "")
"""What the first row carries as the hash of the row before it."""

_ROW = "misaq.audit.row.v1"


class Outcome(Enum):
    """How an action ended."""

    DONE = "DONE"
    REFUSED = "REFUSED"


@dataclass(frozen=True, slots=True)
class Entry:
    """One audit row, as it is hashed.

    Attributes:
        seq: its place, from 1 on without gaps.
        at: when it was written down; aware.
        actor: who acted ("operator:1000", "public"); an id, never a name.
        event: what happened ("registers.pack-loaded").
        object_table: table of the thing acted on; empty when there is none.
        object_key: key of the thing acted on; empty when there is none.
        facts: ids and counts.
        outcome: the value of an :class:`Outcome`.
        rule: the rule that refused; empty when done.
        prev_hash: hash of the row before.
        hash: hash over all of the above.
    """

    seq: int
    at: datetime
    actor: str
    event: str
    object_table: str
    object_key: str
    facts: Mapping[str, Plain]
    outcome: str
    rule: str
    prev_hash: str
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row that is there but cannot be read as an audit row any more.

    Attributes:
        seq: what stands where its place should; not always a number.
    """

    seq: object


class Break(Enum):
    """Why a row does not belong to the chain."""

    UNREADABLE = "UNREADABLE"
    """A field holds something no program of ours writes."""
    GAP = "GAP"
    """One or more rows before it are missing."""
    WRONG_PREVIOUS = "WRONG_PREVIOUS"
    """It does not follow the row before it: one of the two was exchanged or added."""
    CHANGED = "CHANGED"
    """Its hash is not the hash of what it says."""


@dataclass(frozen=True, slots=True)
class Verification:
    """What a walk along the chain found.

    Attributes:
        rows: rows that hold together, counted from the first.
        head: hash of the last of them; the genesis when there is none.
        broken_seq: place of the first row that breaks the chain; None when none does.
        broken_why: why it does; None when none does.
        sought: the head that was asked for; None when none was.
        sought_seq: the place of that head among the rows that hold; None when it is not there.
    """

    rows: int
    head: str
    broken_seq: int | str | None = None
    broken_why: Break | None = None
    sought: str | None = None
    sought_seq: int | None = None

    @property
    def holds(self) -> bool:
        """Whether no row is broken and the head that was asked for lies in the chain."""
        return self.broken_why is None and (self.sought is None or self.sought_seq is not None)

    @property
    def rows_after_sought(self) -> int | None:
        """How many rows follow the head that was asked for; None when it is not there."""
        return None if self.sought_seq is None else self.rows - self.sought_seq


def hash_of(entry: Entry) -> str:
    """Return the hash of the row over everything but its own ``hash``: 64 hexadecimal digits."""
    return digest_of(
        _ROW,
        {
            "seq": entry.seq,
            "at": instant(entry.at),
            "actor": entry.actor,
            "event": entry.event,
            "object_table": entry.object_table,
            "object_key": entry.object_key,
            "facts": entry.facts,
            "outcome": entry.outcome,
            "rule": entry.rule,
            "prev_hash": entry.prev_hash,
        },
    )


def instant(at: datetime) -> str:
    """Return the instant as text: UTC, always with microseconds.

    Raises:
        ValueError: it has no time zone.
    """
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no time zone.")
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def verify(rows: Iterable[Entry | Unreadable], *, sought: str | None = None) -> Verification:
    """Walk along the rows, in the order of ``seq``, up to the first that breaks the chain.

    Args:
        rows: read once, one at a time.
        sought: a head written down earlier; the genesis stands for the empty chain.
    """
    count, head = 0, GENESIS
    sought_seq = 0 if sought == GENESIS else None
    for row in rows:
        if isinstance(row, Unreadable):
            place = row.seq if isinstance(row.seq, int) else str(row.seq)
            return Verification(count, head, place, Break.UNREADABLE, sought, sought_seq)
        if (why := _flaw(row, count, head)) is not None:
            return Verification(count, head, row.seq, why, sought, sought_seq)
        count, head = row.seq, row.hash
        if head == sought:
            sought_seq = row.seq
    return Verification(count, head, None, None, sought, sought_seq)


def _flaw(row: Entry, count: int, head: str) -> Break | None:
    if row.seq != count + 1:
        return Break.GAP
    try:
        expected = hash_of(row)
    except (AttributeError, TypeError, ValueError):
        return Break.UNREADABLE
    if row.hash != expected:
        return Break.CHANGED
    return Break.WRONG_PREVIOUS if row.prev_hash != head else None
