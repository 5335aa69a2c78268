"""Source events, short because what a test does not say is taken from a base."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from misaq.core.incidents.linking.judgements import EventJudgement, EventReason
from misaq.core.incidents.linking.records import Key
from misaq.core.incidents.records import (
    Count,
    DatePrecision,
    PlacePrecision,
    SourceEvent,
    Standing,
)
from misaq.core.lists.judgements import Verdict

WHEN = datetime(2026, 6, 1, 9, 0, tzinfo=UTC)


def event(source: str, event_id: str, day: str = "2020-03-10", **facts: Any) -> SourceEvent:
    """Return an event; ``killed`` and ``injured`` may be numbers or three of them."""
    starts = date.fromisoformat(day)
    told = {
        "ends": starts,
        "district": "Karsaz",
        "place_precision": PlacePrecision.NEARBY,
        **facts,
    }
    for name in ("killed", "injured"):
        if name in told:
            told[name] = _count(told[name])
    for name, kind in (
        ("place_precision", PlacePrecision),
        ("date_precision", DatePrecision),
        ("standing", Standing),
    ):
        if isinstance(told.get(name), str):
            told[name] = kind[told[name]]
    if isinstance(told["ends"], str):
        told["ends"] = date.fromisoformat(told["ends"])
    return SourceEvent(source=source, release="1", event_id=event_id, starts=starts, **told)


def _count(told: int | tuple[int | None, ...] | Count) -> Count:
    if isinstance(told, Count):
        return told
    return Count(told) if isinstance(told, int) else Count(*told)


def judged(number: int, one: Key, other: Key, verdict: Verdict, *, by_two: bool = True) -> Any:
    """Return a judgement of two events; "same" is confirmed by a second person unless told."""
    confirmed = by_two and verdict is Verdict.SAME
    return EventJudgement(
        number,
        one,
        other,
        verdict,
        (EventReason.PLACE_AND_TIME,),
        "user:1",
        WHEN,
        "user:2" if confirmed else None,
        WHEN if confirmed else None,
    )
