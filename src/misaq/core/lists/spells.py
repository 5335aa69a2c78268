"""For how long an entry was seen on a list, what happened to it, and whether anything says so.

What the list itself prints ("listed on 2001-10-17") and what we saw ("in the snapshots from
2017-06-20 on") are two things and stay apart: between two snapshots only the list knows the day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import pairwise
from types import MappingProxyType

from misaq.core.lists.records import ListEntry, PartyKind
from misaq.core.lists.statements import Sighting, said_by
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.provenance import Citations
from misaq.kernel.words import Phrase, say


class EventKind(Enum):
    """What happened to an entry."""

    LISTED = "LISTED"
    AMENDED = "AMENDED"
    DELISTED = "DELISTED"
    RELISTED = "RELISTED"
    """It came back after a time in which snapshots did not have it."""


class Saying(Enum):
    """Whether anything says that it happened."""

    NOT_SEEN = "NOT_SEEN"
    """It stood in the first snapshot: how it came there was not seen."""
    PRINTED = "PRINTED"
    """The list prints a day that falls between the two snapshots."""
    ANNOUNCED = "ANNOUNCED"
    """An announcement on record gives such a day."""
    EARLIER = "EARLIER"
    """The list prints a day before the snapshot that did not show it yet."""
    SILENT = "SILENT"
    """Nothing says so: only a comparison of two snapshots shows it."""


SAYING_WORDS: Mapping[Saying, Phrase] = MappingProxyType(
    {
        Saying.NOT_SEEN: say("already there in the first snapshot"),
        Saying.PRINTED: say("the list prints a day between the two snapshots"),
        Saying.ANNOUNCED: say("an announcement is on record"),
        Saying.EARLIER: say("the list prints an earlier day than it appeared"),
        Saying.SILENT: say("nothing says so"),
    }
)
"""Each saying in words."""


@dataclass(frozen=True, slots=True)
class SpellEvent:
    """Something that happened to an entry between two snapshots.

    Attributes:
        kind: what.
        after: day of the last snapshot before it happened; None when there is none.
        by: day of the first snapshot that shows it.
        saying: whether anything says so.
        printed: the day that the list or an announcement gives for it; None when none does.
        cite: the announcement that says so; empty where none does.
    """

    kind: EventKind
    after: date | None
    by: date
    saying: Saying
    printed: ImpreciseDate | None = None
    cite: Citations = ()

    @property
    def is_silent(self) -> bool:
        """Return whether nothing says that it happened."""
        return self.saying is Saying.SILENT


@dataclass(frozen=True, slots=True)
class SeenSpell:
    """A time for which snapshots show an entry without a break.

    Attributes:
        reference: reference of the entry.
        kind: what sort of party, as last printed.
        name: its primary name, as last printed.
        first_seen: day of the first snapshot that shows it.
        last_seen: day of the last.
        gone_by: day of the snapshot that no longer has it; None while the latest has it.
        listed_on: day of listing that the list prints, as last printed.
        events: what happened, in order.
    """

    reference: str
    kind: PartyKind
    name: str
    first_seen: date
    last_seen: date
    gone_by: date | None
    listed_on: ImpreciseDate | None
    events: tuple[SpellEvent, ...]

    @property
    def is_current(self) -> bool:
        """Return whether the latest snapshot has it."""
        return self.gone_by is None

    def holds(self, day: date) -> bool:
        """Return whether the snapshot in force on a day shows it."""
        return self.first_seen <= day and (self.gone_by is None or day < self.gone_by)


def spells_of(reference: str, sightings: Sequence[Sighting]) -> tuple[SeenSpell, ...]:
    """Return the spells of one entry, the earliest first, as the snapshots alone show them.

    Args:
        sightings: one for every snapshot of the list, in order of days.
    """
    return tuple(
        _spell(reference, run, after, gone_by, is_first=number == 0)
        for number, (run, after, gone_by) in enumerate(_runs(sightings))
    )


_Run = tuple[tuple[date, ListEntry], ...]


def _runs(sightings: Sequence[Sighting]) -> Iterator[tuple[_Run, date | None, date | None]]:
    """Yield the runs of snapshots with the entry, with the days of those just around each."""
    run: list[tuple[date, ListEntry]] = []
    before: date | None = None
    last: date | None = None
    for day, entry in sightings:
        if entry is not None:
            before = before if run else last
            run.append((day, entry))
        elif run:
            yield tuple(run), before, day
            run = []
        last = day
    if run:
        yield tuple(run), before, None


def _spell(
    reference: str,
    run: _Run,
    after: date | None,
    gone_by: date | None,
    *,
    is_first: bool,
) -> SeenSpell:
    (first_seen, first), (last_seen, last) = run[0], run[-1]
    begins = EventKind.LISTED if is_first else EventKind.RELISTED
    events = [_beginning(begins, after, first_seen, first)]
    events += _amendments(run)
    if gone_by is not None:
        events.append(SpellEvent(EventKind.DELISTED, last_seen, gone_by, Saying.SILENT))
    return SeenSpell(
        reference=reference,
        kind=last.kind,
        name=last.name,
        first_seen=first_seen,
        last_seen=last_seen,
        gone_by=gone_by,
        listed_on=last.listed_on,
        events=tuple(events),
    )


def _beginning(kind: EventKind, after: date | None, by: date, entry: ListEntry) -> SpellEvent:
    printed = entry.listed_on
    if after is None:
        return SpellEvent(kind, None, by, Saying.NOT_SEEN, printed)
    if printed is not None and falls_between(printed, after, by):
        return SpellEvent(kind, after, by, Saying.PRINTED, printed)
    # An old day is an answer to "since when", but for a return it is the day of the first listing.
    if kind is EventKind.LISTED and printed is not None:
        return SpellEvent(kind, after, by, Saying.EARLIER, printed)
    return SpellEvent(kind, after, by, Saying.SILENT)


def _amendments(run: _Run) -> Iterator[SpellEvent]:
    for (after, old), (by, new) in pairwise(run):
        if {one.sameness for one in said_by(old)} == {one.sameness for one in said_by(new)}:
            continue
        days = [day for day in new.amended_on if day not in old.amended_on]
        fitting = [day for day in days if falls_between(day, after, by)]
        if fitting:
            yield SpellEvent(EventKind.AMENDED, after, by, Saying.PRINTED, fitting[-1])
        elif days:
            yield SpellEvent(EventKind.AMENDED, after, by, Saying.EARLIER, days[-1])
        else:
            yield SpellEvent(EventKind.AMENDED, after, by, Saying.SILENT)


def falls_between(day: ImpreciseDate, after: date, by: date) -> bool:
    """Return whether the day can have come after the one snapshot and by the other.

    The day of the earlier snapshot itself counts: it may have been made that morning.
    """
    return day.latest >= after and day.earliest <= by
