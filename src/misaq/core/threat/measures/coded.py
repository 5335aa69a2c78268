"""From coded events, named operations and assurances on record to what measures read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from misaq.core.incidents.coding.records import Coding
from misaq.core.incidents.panels import PanelLevel
from misaq.core.incidents.records import PlacePrecision, SourceEvent
from misaq.core.incidents.registers import AreaAssurance, NamedOperation
from misaq.core.threat.measures.assurances import Assured
from misaq.core.threat.measures.events import DatedEvent
from misaq.core.threat.measures.months import month_of
from misaq.core.threat.measures.operations import Operation
from misaq.kernel.ids import Key


@dataclass(frozen=True, slots=True)
class Units:
    """Areas and bodies as measures see them.

    Attributes:
        level: of the areas.
        areas: code of each area that an event may have been placed in, and of the unit that it is
            a part of through all the years looked at, so that no series breaks.
        bodies: of actors that are listed bodies, the body; others keep their own key.
        within: of areas above the level (a division, a province), the units they are made of.
    """

    level: PanelLevel
    areas: Mapping[str, str]
    bodies: Mapping[Key, Key]
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def body(self, actor: Key | None) -> str:
        """Return the key to count an actor under; "" where it is not known."""
        return "" if actor is None else self.bodies.get(actor, actor)

    def all_of(self, codes: Iterable[str]) -> tuple[str, ...] | None:
        """Return the units of the codes, each once; None where one is of no unit here."""
        found: dict[str, None] = {}
        for code in codes:
            units = self.within.get(code, ()) or tuple(filter(None, (self.areas.get(code),)))
            if not units:
                return None
            found.update(dict.fromkeys(units))
        return tuple(found)


def dated_event(event: SourceEvent, coding: Coding, units: Units) -> DatedEvent:
    """Return a coded event; without an area where its place is not known so finely."""
    return DatedEvent(
        event.starts,
        units.areas.get(_code(event, units.level), ""),
        event.killed,
        coding.nature,
        body=units.body(coding.group),
        label=coding.primary or "",
        precision=event.date_precision,
        point=_point(event),
    )


def named_operation(named: NamedOperation, units: Units) -> Operation | None:
    """Return an operation to be studied; None where its areas or its first month are not known."""
    starts, areas = named.span.starts, units.all_of(named.areas)
    if not areas or starts is None or month_of(starts.earliest) != month_of(starts.latest):
        return None
    return Operation(named.key, areas, month_of(starts.earliest))


def assured_of(assurance: AreaAssurance, units: Units) -> Assured | None:
    """Return an assurance to be set beside figures; None where its areas are of no unit here."""
    areas = units.all_of(assurance.areas)
    if areas is None:
        return None
    bodies = tuple(units.body(actor) for actor in assurance.about)
    return Assured(assurance.key, assurance.given_on, areas, bodies)


def _point(event: SourceEvent) -> tuple[float, float] | None:
    if event.latitude is None or event.longitude is None:
        return None
    is_spot = event.place_precision <= PlacePrecision.NEARBY
    return (event.latitude, event.longitude) if is_spot else None


def _code(event: SourceEvent, level: PanelLevel) -> str:
    if level is PanelLevel.DISTRICT:
        return event.district_code
    return event.province_code if level is PanelLevel.PROVINCE else ""
