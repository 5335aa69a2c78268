"""What announcements on record say of the entries of a list."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime

from misaq.apps.bodies.queries import get_register as get_bodies
from misaq.apps.lists.mapping import to_spell
from misaq.apps.lists.models import ForgottenRow, SpellRow
from misaq.apps.lists.queries.visibility import visible_to
from misaq.apps.lists.registers import get_register
from misaq.core.access.actors import PUBLIC, Actor
from misaq.core.lists.announcing import NOTHING_TOLD, Happened, Told, happened_of, notices_of
from misaq.core.lists.differences import ListDifference, Notified
from misaq.core.lists.spells import EventKind, Saying
from misaq.kernel.ids import Key


def told(source_list: str, known_at: datetime | None = None) -> Told:
    """Return what is announced of a list; announcements are public and name no person."""
    announcements = [
        one
        for one in get_register(actor=PUBLIC, known_at=known_at).announcements
        if one.source_list == source_list
    ]
    if not announcements:
        return NOTHING_TOLD
    bodies = get_bodies(actor=PUBLIC, known_at=known_at)
    found = Told(notices_of(announcements, bodies, Key(source_list)))
    # Whether a number covers what happened is seen from all entries, persons too: counts alone.
    return replace(found, happened=_happened(source_list)) if found.needs_counts else found


def with_announcements(actor: Actor, difference: ListDifference) -> ListDifference:
    """Return the difference with what was announced of entries that came and went."""
    announced = told(difference.source_list)
    if not announced.notices:
        return difference
    moved = [entry.reference for entry in (*difference.added, *difference.removed)]
    rows = visible_to(actor, SpellRow.objects.filter(source_list=difference.source_list))
    spells = (
        to_spell(row, difference.after)
        for start in range(0, len(moved), _BATCH)
        for row in rows.filter(reference__in=moved[start : start + _BATCH])
    )
    return replace(
        difference,
        notified=tuple(
            Notified(spell.reference, event.kind, event.printed, event.cite)
            for spell in announced.of(spells)
            for event in spell.events
            if event.saying is Saying.ANNOUNCED
            and event.printed is not None
            and _lies_between(event.by, difference)
        ),
    )


_BATCH = 500


def _lies_between(day: date, difference: ListDifference) -> bool:
    first, last = sorted((difference.before, difference.after))
    return first < day <= last


def _happened(source_list: str) -> Happened:
    rows = SpellRow.objects.filter(source_list=source_list)
    found = Counter(happened_of(to_spell(row, row.first_seen) for row in rows))
    for forgotten in ForgottenRow.objects.filter(source_list=source_list):
        found[EventKind.DELISTED, forgotten.gone_by] += forgotten.persons
    return found
