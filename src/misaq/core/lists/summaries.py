"""What stored snapshots say of a list as a whole, for the checks: counts, and never a name.

The registers of a pack say what was published of a list; a summary says what the list itself holds.
Whoever stores snapshots makes the summaries and hands them in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from misaq.core.lists.hygiene import Tally
from misaq.kernel.ids import Key


@dataclass(frozen=True, slots=True)
class Change:
    """What came and went between the two latest snapshots of a list.

    Attributes:
        since: day of the earlier one.
        entries: entries it had.
        silent_removals: entries that are gone and of which nothing says so.
        silent_relistings: entries that came back and of which nothing says so.
        announced_removals: entries that are gone and of which an announcement tells.
        announced_relistings: entries that came back and of which an announcement tells.
        tallies: defects that its persons had; empty where it has none.
    """

    since: date
    entries: int
    silent_removals: int = 0
    silent_relistings: int = 0
    announced_removals: int = 0
    announced_relistings: int = 0
    tallies: tuple[Tally, ...] = ()


@dataclass(frozen=True, slots=True)
class Receipts:
    """What recipients of changes of a list owe.

    Attributes:
        recipients: recipients that have not acknowledged some removal.
        unacknowledged: removals passed on to them and not acknowledged.
        oldest: day on which the oldest of these was passed on; None where there is none.
    """

    recipients: int
    unacknowledged: int
    oldest: date | None = None


@dataclass(frozen=True, slots=True)
class AuditedShare:
    """What a sample drawn by lot from a list and looked into says of the whole.

    Attributes:
        entries: entries of the list.
        sampled: entries looked into.
        wrong: those found wrong.
        fewest: fewest wrong entries of the list that the sample allows, at 95 per cent.
        most: most of them.
    """

    entries: int
    sampled: int
    wrong: int
    fewest: int
    most: int


@dataclass(frozen=True, slots=True)
class ListSummary:
    """A list as its latest snapshot holds it.

    Attributes:
        source_list: the list.
        as_of: day of the snapshot.
        entries: entries in it.
        undated: entries for which it prints no day of listing.
        tallies: defects of its persons; empty where it has none.
        change: what came and went since the snapshot before; None where there is none.
        receipts: what recipients of its changes owe; None where nobody subscribes.
        audit: what an audited sample says of the snapshot; None where none is kept.
    """

    source_list: Key
    as_of: date
    entries: int
    undated: int = 0
    tallies: tuple[Tally, ...] = ()
    change: Change | None = None
    receipts: Receipts | None = None
    audit: AuditedShare | None = None


@dataclass(frozen=True, slots=True)
class ListSummaries:
    """The summaries of every list of which a snapshot is stored.

    Attributes:
        summaries: one for each list.
    """

    summaries: tuple[ListSummary, ...] = ()


NOTHING_STORED = ListSummaries()
"""What is said where no snapshot is stored."""
