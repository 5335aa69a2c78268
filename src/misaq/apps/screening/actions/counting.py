"""Counting what anybody asks about organisations: sums of a day, no name and no asker."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db.models import F

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.screening.models import PublicCountRow
from misaq.core.access.actors import Actor
from misaq.core.screening.public_door import Counted, Door


@action(event="organisations.counted")
def count_public(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    counts: Mapping[tuple[Door, Counted], int],
) -> None:
    """Add to the sums of the day how many names were asked about, found, and turned away."""
    hold_chain()
    day = at.date()
    for door in sorted({door for door, _ in counts}, key=lambda door: door.value):
        row, _ = PublicCountRow.objects.get_or_create(day=day, door=door.value)
        added = {what: counts.get((door, what), 0) for what in Counted}
        PublicCountRow.objects.filter(pk=row.pk).update(
            asked=F("asked") + added[Counted.ASKED],
            alerted=F("alerted") + added[Counted.ALERTED],
            turned_away=F("turned_away") + added[Counted.TURNED_AWAY],
        )
    record.about("screening.public_counts", day.isoformat())
    record.note(asked=sum(n for (_, what), n in counts.items() if what is Counted.ASKED))
