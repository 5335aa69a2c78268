"""The events of a release, placed and coded, as the measures of the picture read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from misaq.core.incidents.coding.records import Coding
from misaq.core.incidents.operations import StateOperation, operation_of
from misaq.core.incidents.panels import PanelLevel
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.registers import Incidents
from misaq.core.incidents.words import STATE_CLASSES, Tactic
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Level
from misaq.core.threat.measures.answers import Answer, AnswerKind
from misaq.core.threat.measures.coded import Units, dated_event
from misaq.core.threat.measures.events import Areas, DatedEvent, DatedEvents, make_dated_events
from misaq.core.threat.measures.known_operations import kinds_of, with_entered
from misaq.core.threat.measures.rates import Population
from misaq.core.threat.picture.nearest import nearest_areas
from misaq.core.threat.picture.per_people import populations_of

_FORCE = frozenset(
    {Tactic.SUICIDE, Tactic.BOMB, Tactic.ASSAULT, Tactic.AIR_STRIKE, Tactic.SHELLING}
)
"""Tactics that are force whoever uses them; of a search it is not known how it ended."""


@dataclass(frozen=True, slots=True)
class Coded:
    """The events of a release, as measures read them.

    Attributes:
        by_province: each in its province; a province that was merged whole keeps its events.
        by_district: each in its district, on units that stay the same through all the years.
        units: those units.
        answers: what the state did in each operation, as far as the source tells.
        by_force: each event once for every force of a state that is a side, under its key.
        operations: what is known of each operation of the state.
        neighbours: of each district, those next to it.
        populations: of the provinces of which a count is on record.
    """

    by_province: DatedEvents
    by_district: DatedEvents
    units: Units
    answers: tuple[Answer, ...] = ()
    neighbours: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    populations: tuple[Population, ...] = ()
    by_force: DatedEvents | None = None
    operations: tuple[StateOperation, ...] = ()


def coded_events(
    events: Iterable[tuple[SourceEvent, Coding]],
    gazetteer: Gazetteer,
    incidents: Incidents,
    *,
    source: str,
    release: str,
    span: tuple[date, date],
    entered: Mapping[tuple[str, str], StateOperation] = MappingProxyType({}),
) -> Coded:
    """Return placed and coded events of one source by province and by district.

    Args:
        entered: what somebody entered of operations, by source and event.
    """
    bodies = {actor.key: actor.body for actor in incidents.actors if actor.body}
    constant = gazetteer.constant_units(since=span[0], until=span[1])
    districts = Units(PanelLevel.DISTRICT, constant, bodies, _units_within(gazetteer, constant))
    known = [str(area.code) for area in gazetteer.areas if area.level is Level.PROVINCE]
    provinces = Units(PanelLevel.PROVINCE, {code: code for code in known}, bodies)
    by_district: list[DatedEvent] = []
    by_province: list[DatedEvent] = []
    by_force: list[DatedEvent] = []
    answers: list[Answer] = []
    operations: list[StateOperation] = []
    for event, coding in events:
        by_district.append(dated_event(event, coding, districts))
        # Where it lay, as forecasts, lists of events and the pack's totals count it: a part that
        # joined a district of another province is in that district, and in the province it was of.
        province = event.province_code
        if not province and event.district_code:
            province = gazetteer.series_province(event.district_code)
        dated = dated_event(replace(event, province_code=province), coding, provinces)
        by_province.append(dated)
        by_force += [replace(dated, body=str(force)) for force in coding.forces]
        if (operation := operation_of(coding, _dead_against(event, coding))) is not None:
            told = with_entered(operation, entered.get(event.key))
            operations.append(told)
            answers += _answers(event, coding, province, told)
    codes = tuple(sorted(set(constant.values())))
    groups = tuple(gazetteer.series_province(code) for code in codes)
    empty = ("",) * len(known)
    return Coded(
        make_dated_events(source, release, Areas(tuple(known), empty), span, by_province),
        make_dated_events(source, release, Areas(codes, groups), span, by_district),
        districts,
        tuple(sorted(answers, key=_order)),
        nearest_areas(gazetteer, constant),
        populations_of(gazetteer, known),
        make_dated_events(source, release, Areas(tuple(known), empty), span, by_force),
        tuple(operations),
    )


def _units_within(
    gazetteer: Gazetteer, constant: Mapping[str, str]
) -> Mapping[str, tuple[str, ...]]:
    """Return the units of every division and province, of those that ended too."""
    found: dict[str, dict[str, None]] = {}
    for code, unit in constant.items():
        for above in gazetteer.line_of(code):
            found.setdefault(above.code, {})[unit] = None
    return {code: tuple(sorted(units)) for code, units in found.items()}


def _killed(event: SourceEvent) -> int:
    """Return how many died: the best figure, or the lowest or highest where there is no other."""
    told = (event.killed.best, event.killed.low, event.killed.high)
    return next((figure for figure in told if figure is not None), 0)


def _dead_against(event: SourceEvent, coding: Coding) -> int | None:
    """Return how many died on the side that forces acted against; None where it is not told."""
    is_first = coding.side_a.actor_class in STATE_CLASSES
    return event.killed_side_b if is_first else event.killed_side_a


def _answers(
    event: SourceEvent, coding: Coding, province: str, known: StateOperation
) -> list[Answer]:
    """Return what an operation was, of several kinds where several came of it.

    Where nobody died, no word says how, and nothing is known of what came of it, it is not known.
    """
    kinds = set(kinds_of(known.outcomes))
    if _killed(event) > 0 or coding.meaning.tactic in _FORCE:
        kinds.add(AnswerKind.FORCE)
    told = [Answer(event.starts, province, kind) for kind in AnswerKind if kind in kinds]
    return told or [Answer(event.starts, province, None)]


def _order(one: Answer) -> tuple[date, str, int]:
    kind = len(AnswerKind) if one.kind is None else list(AnswerKind).index(one.kind)
    return one.day, one.area, kind
