"""The history of a list: made from its snapshots alone, in whatever order they came."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from misaq.core.lists.announcing import Notice, told_of
from misaq.core.lists.counts import SnapshotCount, Turnover, count_snapshot, turnover_of
from misaq.core.lists.records import ListEntry, Snapshot
from misaq.core.lists.rekeying import Rekeying, find_rekeyings
from misaq.core.lists.spells import EventKind, SeenSpell, SpellEvent, spells_of
from misaq.core.lists.statements import Sighting, Statement, statements_of
from misaq.kernel.errors import InputRefused, StateConflict
from misaq.kernel.ids import Key
from misaq.kernel.words import tell


@dataclass(frozen=True, slots=True)
class ListHistory:
    """What the snapshots of one list show, put in order of days.

    Attributes:
        source_list: the list.
        counts: how many entries each snapshot holds.
        turnover: what came and went at each snapshot but the first.
        statements: every value with the snapshots that say it, entry by entry.
        spells: every spell of every entry, entry by entry.
        rekeyings: entries that are perhaps re-keyed; never merged.
    """

    source_list: Key
    counts: tuple[SnapshotCount, ...] = ()
    turnover: tuple[Turnover, ...] = ()
    statements: tuple[Statement, ...] = ()
    spells: tuple[SeenSpell, ...] = ()
    rekeyings: tuple[Rekeying, ...] = ()

    @property
    def days(self) -> tuple[date, ...]:
        """Return the days of the snapshots, in order."""
        return tuple(count.as_of for count in self.counts)

    def silent(self, kind: EventKind) -> tuple[tuple[SeenSpell, SpellEvent], ...]:
        """Return what happened of one kind with nothing that says so, in order of days."""
        found = [
            (spell, event)
            for spell in self.spells
            for event in spell.events
            if event.kind is kind and event.is_silent
        ]
        return tuple(sorted(found, key=lambda pair: (pair[1].by, pair[0].reference)))


def history_of(snapshots: Iterable[Snapshot], notices: Sequence[Notice] = ()) -> ListHistory:
    """Return the history of the list that the snapshots are of.

    The same snapshot twice counts once.

    Args:
        snapshots: at least one, all of one list, in any order.
        notices: what was announced of its entries.

    Raises:
        InputRefused: there is none, or they are of several lists.
        StateConflict: two of one day say different things.
    """
    ordered = in_order(snapshots)
    sighted = sightings_of(ordered)
    days = tuple(snapshot.as_of for snapshot in ordered)
    seen = tuple(
        spell
        for reference, sightings in sighted.items()
        for spell in spells_of(reference, sightings)
    )
    spells = told_of(notices, seen).of(seen)
    return ListHistory(
        source_list=ordered[0].source_list,
        counts=tuple(count_snapshot(snapshot) for snapshot in ordered),
        turnover=turnover_of(spells, days),
        statements=tuple(
            statement
            for reference, sightings in sighted.items()
            for statement in statements_of(reference, sightings)
        ),
        spells=spells,
        rekeyings=rekeyings_between(ordered),
    )


def in_order(snapshots: Iterable[Snapshot]) -> tuple[Snapshot, ...]:
    """Return the snapshots by day, each once.

    Raises:
        InputRefused: there is none, or they are of several lists.
        StateConflict: two of one day say different things.
    """
    by_day: dict[date, Snapshot] = {}
    for snapshot in snapshots:
        other = by_day.setdefault(snapshot.as_of, snapshot)
        if other.source_list != snapshot.source_list:
            raise _several_lists()
        if _said(other) != _said(snapshot):
            raise conflict_of_one_day(snapshot.source_list, snapshot.as_of)
    if len({snapshot.source_list for snapshot in by_day.values()}) != 1:
        raise _several_lists()
    return tuple(by_day[day] for day in sorted(by_day))


def conflict_of_one_day(source_list: Key, day: date) -> StateConflict:
    """Return the refusal of a second snapshot of a day that says something else."""
    return StateConflict(
        tell(
            "The list {key} already has a snapshot of {day}, and this one says something else.",
            key=source_list,
            day=day,
        ),
        next_step=tell(
            "If it is of another day, give that day with --as-of; otherwise look which of the "
            "two files is right."
        ),
        rule="lists.one-a-day",
    )


def sightings_of(ordered: Sequence[Snapshot]) -> Mapping[str, tuple[Sighting, ...]]:
    """Return for each reference, sorted, where each snapshot has it and where not."""
    found: dict[str, dict[date, ListEntry]] = defaultdict(dict)
    for snapshot in ordered:
        for entry in snapshot.entries:
            found[entry.reference][snapshot.as_of] = entry
    days = [snapshot.as_of for snapshot in ordered]
    return {
        reference: tuple((day, found[reference].get(day)) for day in days)
        for reference in sorted(found)
    }


def rekeyings_between(ordered: Sequence[Snapshot]) -> tuple[Rekeying, ...]:
    """Return the entries that are perhaps re-keyed from one snapshot to the next."""
    found: list[Rekeying] = []
    for before, after in pairwise(ordered):
        old = {entry.reference: entry for entry in before.entries}
        new = {entry.reference: entry for entry in after.entries}
        found += find_rekeyings(
            (entry for entry in before.entries if entry.reference not in new),
            (entry for entry in after.entries if entry.reference not in old),
        )
    return tuple(found)


def _said(snapshot: Snapshot) -> frozenset[ListEntry]:
    return frozenset(snapshot.entries)


def _several_lists() -> InputRefused:
    return InputRefused(
        tell("A history is made from at least one snapshot, all of one list."),
        next_step=tell("Give the snapshots of one list."),
        rule="lists.one-list",
    )
