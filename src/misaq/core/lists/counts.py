"""How many stood on a list, and who says so: counts of snapshots, as observations of numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from misaq.core.lists.records import PartyKind, Snapshot, SourceList
from misaq.core.lists.spells import EventKind, SeenSpell
from misaq.core.sourcebook.records import Observation
from misaq.kernel.dates import exactly
from misaq.kernel.ids import Key, fingerprint


@dataclass(frozen=True, slots=True)
class SnapshotCount:
    """How many entries a snapshot holds.

    Attributes:
        source_list: the list.
        as_of: day of the snapshot.
        by_kind: entries of each kind of party that it holds, in the order of the kinds.
    """

    source_list: Key
    as_of: date
    by_kind: tuple[tuple[PartyKind, int], ...]

    @property
    def total(self) -> int:
        """Return how many entries it holds."""
        return sum(number for _, number in self.by_kind)

    def of(self, *kinds: PartyKind) -> int:
        """Return how many entries are of one of the kinds."""
        return sum(number for kind, number in self.by_kind if kind in kinds)


@dataclass(frozen=True, slots=True)
class Turnover:
    """What came and went between a snapshot and the one before it.

    Attributes:
        as_of: day of the snapshot.
        listed: entries seen for the first time.
        relisted: entries that had been gone.
        delisted: entries that are gone.
        amended: entries that say something else.
        silent: of all these, those that nothing says so of.
    """

    as_of: date
    listed: int = 0
    relisted: int = 0
    delisted: int = 0
    amended: int = 0
    silent: int = 0

    @property
    def added(self) -> int:
        """Return how many entries it has that the one before did not have."""
        return self.listed + self.relisted


def count_snapshot(snapshot: Snapshot) -> SnapshotCount:
    """Return how many entries of each kind the snapshot holds."""
    found = Counter(entry.kind for entry in snapshot.entries)
    by_kind = tuple((kind, found[kind]) for kind in PartyKind if kind in found)
    return SnapshotCount(snapshot.source_list, snapshot.as_of, by_kind)


def turnover_of(spells: Iterable[SeenSpell], days: Sequence[date]) -> tuple[Turnover, ...]:
    """Return what came and went, one for each day but the first, in order.

    Args:
        days: days of all snapshots of the list, in order.
    """
    found: Counter[tuple[date, EventKind]] = Counter()
    silent: Counter[date] = Counter()
    for event in (event for spell in spells for event in spell.events):
        found[event.by, event.kind] += 1
        silent[event.by] += event.is_silent
    return tuple(
        Turnover(
            as_of=day,
            listed=found[day, EventKind.LISTED],
            relisted=found[day, EventKind.RELISTED],
            delisted=found[day, EventKind.DELISTED],
            amended=found[day, EventKind.AMENDED],
            silent=silent[day],
        )
        for day in days[1:]
    )


def observation_of(count: SnapshotCount, source_list: SourceList) -> Observation:
    """Return the count as an observation: value, day, who says so, source.

    It is what the list itself holds, said by the authority that printed it; what anybody
    published about its size is another observation and stays beside it.
    """
    series = source_list.counted_in or Key(f"LIST-{fingerprint(source_list.key)}")
    return Observation(
        key=Key(f"{fingerprint(source_list.key, count.as_of.isoformat())}.entries"),
        series=series,
        as_of=exactly(count.as_of),
        value=Decimal(count.total),
        asserted_by=source_list.authority,
        speaker="" if source_list.authority is not None else source_list.issuer,
        stated=str(count.total),
        note="Counted in the snapshot itself.",
        cite=source_list.cite,
    )
