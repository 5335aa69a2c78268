"""Rows to records."""

from __future__ import annotations

from collections.abc import Iterable

from misaq.apps.oversight.models import EventRow, RecommendationRow
from misaq.core.oversight.tracking import Event, Happening, Recommendation
from misaq.kernel.ids import Key


def to_recommendation(row: RecommendationRow, events: Iterable[EventRow]) -> Recommendation:
    """Return the record of a row with its events."""
    return Recommendation(
        number=row.number,
        committee=Key(row.committee),
        to=Key(row.to),
        text=row.text,
        made_on=row.made_on,
        due=row.due,
        finding=row.finding,
        point=Key(row.point) if row.point else None,
        sitting=row.sitting,
        events=tuple(to_event(event) for event in sorted(events, key=lambda e: e.number)),
    )


def to_event(row: EventRow) -> Event:
    """Return the record of a row."""
    return Event(
        number=row.number,
        happening=Happening[row.happening],
        on=row.on,
        text=row.text,
        until=row.until,
        taken_back=row.taken_back_at is not None,
    )
