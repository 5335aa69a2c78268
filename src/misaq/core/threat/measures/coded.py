"""From coded events of a source, and operations that have a name, to what measures read."""

from __future__ import annotations

from collections.abc import Mapping

from misaq.core.incidents.coding.records import Coding
from misaq.core.incidents.panels import PanelLevel
from misaq.core.incidents.records import PlacePrecision, SourceEvent
from misaq.core.incidents.registers import NamedOperation
from misaq.core.threat.measures.events import DatedEvent
from misaq.core.threat.measures.months import month_of
from misaq.core.threat.measures.operations import Operation
from misaq.kernel.ids import Key


def dated_event(
    event: SourceEvent, coding: Coding, level: PanelLevel, bodies: Mapping[Key, Key]
) -> DatedEvent:
    """Return a coded event at a level; without an area where its place is not known so finely.

    Args:
        bodies: of actors that are listed bodies, the body; others keep their own key.
    """
    group = coding.group
    return DatedEvent(
        event.starts,
        _area(event, level),
        event.killed,
        coding.nature,
        body="" if group is None else bodies.get(group, group),
        label=coding.primary or "",
        precision=event.date_precision,
        point=_point(event),
    )


def named_operation(named: NamedOperation) -> Operation | None:
    """Return an operation to be studied; None where the month it began in is not on record."""
    starts = named.span.starts
    if starts is None or month_of(starts.earliest) != month_of(starts.latest):
        return None
    return Operation(named.key, tuple(named.areas), month_of(starts.earliest))


def _point(event: SourceEvent) -> tuple[float, float] | None:
    if event.latitude is None or event.longitude is None:
        return None
    is_spot = event.place_precision <= PlacePrecision.NEARBY
    return (event.latitude, event.longitude) if is_spot else None


def _area(event: SourceEvent, level: PanelLevel) -> str:
    if level is PanelLevel.DISTRICT:
        return event.district_code
    return event.province_code if level is PanelLevel.PROVINCE else ""
