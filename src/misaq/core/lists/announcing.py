"""What announcements say of the entries of a list: what they tell of is no longer silent.

Spells are made from snapshots alone. An announcement is read beside them, so that one that is found
years later speaks at once, and one that is corrected no longer does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from misaq.core.bodies.records import Bodies
from misaq.core.lists.records import PartyKind
from misaq.core.lists.registers import Announcement
from misaq.core.lists.spells import EventKind, Saying, SeenSpell, SpellEvent, falls_between
from misaq.core.names.organisations import SAME_FROM, read_organisation, score_organisations
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citations

NEAR_DAYS = 14
"""An office announces, and a file is printed anew, up to so many days apart."""

Happened = Mapping[tuple[EventKind, date], int]
"""How often something happened on a list by a day without the list saying so."""


@dataclass(frozen=True, slots=True)
class Notice:
    """An announcement as it meets entries of its list.

    Attributes:
        kind: what it announces.
        on: the day it gives.
        reference: reference of the entry it names; empty where it names none so.
        names: names of the body it names; empty where it names none.
        count: how many entries it speaks of without naming them; None where it gives no number.
        cite: the source.
    """

    kind: EventKind
    on: ImpreciseDate
    reference: str = ""
    names: tuple[str, ...] = ()
    count: int | None = None
    cite: Citations = ()

    @property
    def names_one(self) -> bool:
        """Return whether it names an entry."""
        return bool(self.reference or self.names)


@dataclass(frozen=True, slots=True)
class Told:
    """What is announced of one list.

    Attributes:
        notices: the announcements.
        happened: how often what happened that the list does not say, of all its entries, so that
            it can be seen whether a number that was announced covers it.
    """

    notices: tuple[Notice, ...] = ()
    happened: Happened = field(default_factory=dict)

    @property
    def needs_counts(self) -> bool:
        """Return whether an announcement gives a number without names."""
        return any(notice.count is not None for notice in self.notices)

    def of(self, spells: Iterable[SeenSpell]) -> tuple[SeenSpell, ...]:
        """Return the spells; an event that an announcement tells of is no longer silent."""
        if not self.notices:
            return tuple(spells)
        return tuple(
            replace(spell, events=tuple(self._event(spell, event) for event in spell.events))
            for spell in spells
        )

    def counted(self, kind: EventKind, after: date, by: date) -> int:
        """Return how many entries announcements give without naming them, between two snapshots."""
        return sum(notice.count or 0 for notice in self._counting(kind, after, by))

    def covers(self, kind: EventKind, after: date, by: date) -> bool:
        """Return whether the numbers announced are no smaller than what happened."""
        named = sum(
            notice.names_one and _tells(notice, kind) and _is_near(notice.on, after, by)
            for notice in self.notices
        )
        counted = self.counted(kind, after, by)
        return counted > 0 and counted >= self.happened.get((kind, by), 0) - named

    def _event(self, spell: SeenSpell, event: SpellEvent) -> SpellEvent:
        if event.after is None or not is_unsaid(event):
            return event
        notice = self._naming(spell, event, event.after)
        if notice is None and self.covers(event.kind, event.after, event.by):
            notice = self._counting(event.kind, event.after, event.by)[0]
        if notice is None:
            return event
        return replace(event, saying=Saying.ANNOUNCED, printed=notice.on, cite=notice.cite)

    def _naming(self, spell: SeenSpell, event: SpellEvent, after: date) -> Notice | None:
        found = (
            notice
            for notice in self.notices
            if _tells(notice, event.kind)
            and _is_near(notice.on, after, event.by)
            and _names(notice, spell)
        )
        return next(found, None)

    def _counting(self, kind: EventKind, after: date, by: date) -> tuple[Notice, ...]:
        return tuple(
            notice
            for notice in self.notices
            if notice.count is not None
            and _tells(notice, kind)
            and falls_between(notice.on, after, by)
        )


NOTHING_TOLD = Told()
"""What is announced of a list of which nothing is."""


def notices_of(
    announcements: Iterable[Announcement], bodies: Bodies, source_list: Key
) -> tuple[Notice, ...]:
    """Return the announcements of a list; a body stands for all its names."""
    names = {
        body.key: (body.title, *(n.text for n in body.names), *(t.text for t in body.titles))
        for body in bodies.bodies
    }
    return tuple(
        Notice(
            kind=one.kind,
            on=one.on,
            reference=one.reference,
            names=() if one.body is None else names.get(one.body, ()),
            count=one.count,
            cite=one.cite,
        )
        for one in announcements
        if one.source_list == source_list
    )


def is_unsaid(event: SpellEvent) -> bool:
    """Return whether the list prints no day between the snapshots for what happened."""
    return event.saying in (Saying.SILENT, Saying.EARLIER)


def happened_of(spells: Iterable[SeenSpell]) -> Happened:
    """Return how often what happened that the list does not say."""
    return Counter(
        (event.kind, event.by) for spell in spells for event in spell.events if is_unsaid(event)
    )


def told_of(notices: Sequence[Notice], spells: Iterable[SeenSpell]) -> Told:
    """Return what is announced of a list all of whose spells are given."""
    return Told(tuple(notices), happened_of(spells))


def _tells(notice: Notice, kind: EventKind) -> bool:
    listed = {EventKind.LISTED, EventKind.RELISTED}
    return notice.kind is kind or {notice.kind, kind} == listed


def _is_near(day: ImpreciseDate, after: date, by: date) -> bool:
    near = timedelta(days=NEAR_DAYS)
    return falls_between(day, after - near, by + near)


def _names(notice: Notice, spell: SeenSpell) -> bool:
    if notice.reference:
        return notice.reference == spell.reference
    if spell.kind is PartyKind.PERSON:
        return False
    read = read_organisation(spell.name)
    return any(
        score_organisations(read, read_organisation(name)) >= SAME_FROM for name in notice.names
    )
