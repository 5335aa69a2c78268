"""Events as plain data: the same for the download and for the API. Only rows that may leave."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from misaq.apps.incidents.queries import get_coding
from misaq.apps.incidents.queries.events import SourceAtHand, list_events
from misaq.core.access.actors import Actor
from misaq.core.incidents.coding.actors import ActorRegistry
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.terms import check_may_leave, credits_of
from misaq.reports.open_data.cells import csv_text, guarded
from misaq.sources.incidents.prepared import EventFilter, PreparedEvent
from misaq.sources.incidents.releases import Release

HEADS = (
    "source", "release", "event", "starts", "ends", "date_precision", "province_code",
    "district_code", "province", "district", "place", "latitude", "longitude", "place_precision",
    "kind", "tactic", "target", "side_a", "side_b", "killed_best", "killed_low", "killed_high",
    "injured_best", "injured_low", "injured_high", "is_suicide", "standing", "threat_class",
    "classes", "nature", "rule", "credit",
)  # fmt: skip
"""Columns of the download."""


def events_csv(*, actor: Actor, source: SourceAtHand, asked: EventFilter) -> str:
    """Return the events asked for as CSV, the latest first.

    Raises:
        NotAllowed: the terms of the source keep its rows here.
    """
    check_may_leave(source.terms)
    return csv_text(HEADS, _rows(actor, source, asked))


def _rows(actor: Actor, source: SourceAtHand, asked: EventFilter) -> Iterator[list[str]]:
    actors, _rules = get_coding(actor=actor)
    credit = " ".join(credits_of(source.terms))
    for one in list_events(actor=actor, source=source.source, asked=asked):
        data = {**event_data(one, actors), "credit": credit}
        data["classes"] = " ".join(data["classes"])
        yield [_cell(data[name]) for name in HEADS]


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return guarded(value) if isinstance(value, str) else str(value)


def event_data(one: PreparedEvent, actors: ActorRegistry) -> dict[str, Any]:
    """Return one event as plain values.

    A side is called what the registry of actors calls it, never what the source prints.
    """
    event = one.event
    return {
        "source": event.source,
        "release": event.release,
        "event": event.event_id,
        "starts": event.starts.isoformat(),
        "ends": event.ends.isoformat(),
        "date_precision": event.date_precision.name,
        "province_code": event.province_code,
        "district_code": event.district_code,
        "province": event.province,
        "district": event.district,
        "place": event.place,
        "latitude": event.latitude,
        "longitude": event.longitude,
        "place_precision": event.place_precision.name,
        "kind": event.kind,
        "tactic": event.tactic,
        "target": event.target,
        **_sides(event, actors),
        "killed_best": event.killed.best,
        "killed_low": event.killed.low,
        "killed_high": event.killed.high,
        "injured_best": event.injured.best,
        "injured_low": event.injured.low,
        "injured_high": event.injured.high,
        "is_suicide": event.is_suicide,
        "standing": event.standing.value,
        "threat_class": one.primary or None,
        "classes": list(one.classes),
        "nature": one.nature.value,
        "rule": one.rule or None,
    }


def _sides(event: SourceEvent, actors: ActorRegistry) -> dict[str, str]:
    sides = {"side_a": event.side_a, "side_b": event.side_b}
    return {
        name: actors.find(event.source, said).title if said else "" for name, said in sides.items()
    }


def release_data(one: Release, superseded_by: Release | None) -> dict[str, Any]:
    """Return a release as plain values."""
    return {
        "source": one.source,
        "release": one.release,
        "events": one.rows,
        "set_aside": one.set_aside,
        "first_day": one.first.isoformat(),
        "last_day": one.last.isoformat(),
        "terms": one.terms.value,
        "rows_may_leave": one.terms.lets_rows_leave,
        "credit": one.credit,
        "sha256": one.digest,
        "size": one.size,
        "flags": {rule.value: count for rule, count in one.flags.items()},
        "superseded_by": None if superseded_by is None else superseded_by.release,
    }
