"""The events of a release, placed and coded, as the measures of the picture read them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from misaq.core.incidents.coding.records import Coding
from misaq.core.incidents.panels import PanelLevel
from misaq.core.incidents.records import SourceEvent
from misaq.core.incidents.registers import Incidents
from misaq.core.incidents.words import Tactic
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Level
from misaq.core.threat.measures.answers import Answer, AnswerKind
from misaq.core.threat.measures.coded import Units, dated_event
from misaq.core.threat.measures.events import Areas, DatedEvent, DatedEvents, make_dated_events
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
        neighbours: of each district, those next to it.
        populations: of the provinces of which a count is on record.
    """

    by_province: DatedEvents
    by_district: DatedEvents
    units: Units
    answers: tuple[Answer, ...] = ()
    neighbours: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    populations: tuple[Population, ...] = ()


def coded_events(
    events: Iterable[tuple[SourceEvent, Coding]],
    gazetteer: Gazetteer,
    incidents: Incidents,
    *,
    source: str,
    release: str,
    span: tuple[date, date],
) -> Coded:
    """Return placed and coded events of one release by province and by district."""
    bodies = {actor.key: actor.body for actor in incidents.actors if actor.body}
    constant = gazetteer.constant_units(since=span[0], until=span[1])
    districts = Units(PanelLevel.DISTRICT, constant, bodies, _units_within(gazetteer, constant))
    known = [str(area.code) for area in gazetteer.areas if area.level is Level.PROVINCE]
    provinces = Units(PanelLevel.PROVINCE, {code: code for code in known}, bodies)
    by_district: list[DatedEvent] = []
    by_province: list[DatedEvent] = []
    answers: list[Answer] = []
    for event, coding in events:
        by_district.append(dated_event(event, coding, districts))
        district = event.district_code
        province = gazetteer.series_province(district) if district else event.province_code
        by_province.append(dated_event(replace(event, province_code=province), coding, provinces))
        if coding.is_state_operation:
            answers.append(_answer(event, coding, province))
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


def _answer(event: SourceEvent, coding: Coding, province: str) -> Answer:
    """Return what an operation was; where nobody died and no word says how, it is not known."""
    killed = event.killed.best or event.killed.low or event.killed.high or 0
    is_force = killed > 0 or coding.meaning.tactic in _FORCE
    return Answer(event.starts, province, AnswerKind.FORCE if is_force else None)


def _order(one: Answer) -> tuple[date, str, bool]:
    return one.day, one.area, one.kind is None
