"""Events and deaths per 100,000 people and year, over the last five years that a release covers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from misaq.core.places.gazetteer import Gazetteer
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.measures.months import first_day
from misaq.core.threat.measures.rates import Population, Rate, rates
from misaq.core.threat.picture.keeping import stored_of
from misaq.core.threat.picture.numbers import number
from misaq.core.threat.picture.records import WHOLE, Part, ResultKind, Stored

MONTHS = 60
"""Rates are of so many months to the end of the data, or of all of it where it is shorter."""


def populations_of(gazetteer: Gazetteer, codes: Iterable[str]) -> tuple[Population, ...]:
    """Return the population of each area of which a count is on record."""
    found = []
    for code in codes:
        area = gazetteer.find(code)
        counted = None if area is None else area.population
        if counted is not None:
            source = counted.cite[0].source if counted.cite else ""
            day = counted.counted_on.earliest
            found.append(Population(code, counted.people, day, str(source)))
    return tuple(found)


def rates_of(by_province: DatedEvents, populations: Iterable[Population]) -> Stored:
    """Return the rates of every province, each part of the events apart."""
    on_record = tuple(populations)
    recent = _last_months(by_province)
    parts = (
        (Part.ATTACKS, recent.is_attack),
        (Part.OPERATIONS, recent.is_operation),
        (Part.OTHERS, ~(recent.is_attack | recent.is_operation)),
    )
    found = {part: rates(recent.where(mine), on_record) for part, mine in parts}
    attacks = found[Part.ATTACKS]
    body = {
        "first": recent.span[0].isoformat(),
        "last": recent.span[1].isoformat(),
        "populations": {
            one.area: {"people": one.people, "on": one.on.isoformat(), "source": one.source}
            for one in on_record
        },
        "without": [one.area for one in attacks.value if one.population is None],
        "parts": {
            part.value: {one.area: _plain(one) for one in measured.value if one.population}
            for part, measured in found.items()
        },
    }
    return stored_of(ResultKind.RATES, WHOLE, attacks, body)


def _last_months(events: DatedEvents) -> DatedEvents:
    first, last = events.span
    start = max(first, first_day(events.first_month + events.months - MONTHS))
    return replace(events.where(events.day >= start.toordinal()), span=(start, last))


def _plain(rate: Rate) -> dict[str, Any]:
    chance = rate.chance
    return {
        "events": number(rate.events),
        "events_span": None if chance is None else [number(chance.low), number(chance.high)],
        "deaths": number(rate.deaths),
        "deaths_low": number(rate.low),
        "deaths_high": number(rate.high),
    }
