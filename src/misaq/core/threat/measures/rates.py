"""Events and deaths per 100,000 people, where the population is on record."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

import numpy as np

from misaq.core.threat.measures.counts import whole
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.measures.results import Interval, Limits, Measured, result_of
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase, say, tell

_PER = 100_000.0
_YEAR = 365.25
_OLD_YEARS = 5
LIMITS = Limits(
    say("How many deaths this source records for each 100,000 people who live there, in a year."),
    say(
        "Not the danger to one person: who is killed is not who lives there in equal shares, and "
        "the population is an estimate of another year."
    ),
)


@dataclass(frozen=True, slots=True)
class Population:
    """How many people live in an area, as somebody counted or estimated.

    Attributes:
        area: code of the area.
        people: above 0.
        on: day of the count.
        source: key of the source.
    """

    area: str
    people: int
    on: date
    source: str

    def __post_init__(self) -> None:
        if self.people <= 0:
            raise InputRefused(
                tell("The population of {area} must be above 0.", area=self.area),
                next_step=tell("Leave the area out where its population is not on record."),
            )


@dataclass(frozen=True, slots=True)
class Rate:
    """Deaths and events of an area, for each 100,000 people and year.

    Attributes:
        area: code of the area.
        population: what it rests on; None where none is on record, and then there is no rate.
        deaths: rate of the best figures.
        low, high: rates of the lowest and highest figures.
        events: rate of events, with the interval that their number alone gives.
        chance: that interval.
    """

    area: str
    population: Population | None
    deaths: float | None = None
    low: float | None = None
    high: float | None = None
    events: float | None = None
    chance: Interval | None = None


def rates(events: DatedEvents, populations: Iterable[Population]) -> Measured[tuple[Rate, ...]]:
    """Return the rate of each area over the whole span of the events, in the order of the areas.

    Source:
        Garwood (1936), Biometrika 28, for the interval of a count.
    """
    on_record = {population.area: population for population in populations}
    events.areas.numbers(on_record)
    years = (events.span[1].toordinal() - events.span[0].toordinal() + 1) / _YEAR
    found = tuple(
        _rate(events, code, on_record[code], years) if code in on_record else Rate(code, None)
        for code in events.areas.codes
    )
    return result_of(events, found, LIMITS, notes=_notes(events, found))


def _rate(events: DatedEvents, code: str, population: Population, years: float) -> Rate:
    tally = whole(events.in_areas((code,)))
    many = tally.events
    unit = _PER / (population.people * years)
    low, high = _garwood(many)
    how = say("exact Poisson interval of the number of events")
    return Rate(
        code,
        population,
        deaths=tally.best * unit,
        low=tally.low * unit,
        high=tally.high * unit,
        events=many * unit,
        chance=Interval(low * unit, high * unit, how),
    )


def _garwood(many: int) -> tuple[float, float]:
    from scipy.stats import chi2

    low = 0.0 if many == 0 else float(chi2.ppf(0.025, 2 * many)) / 2.0
    return low, float(chi2.ppf(0.975, 2 * many + 2)) / 2.0


def _notes(events: DatedEvents, found: tuple[Rate, ...]) -> tuple[Phrase, ...]:
    notes = []
    without = sum(rate.population is None for rate in found)
    if without:
        notes.append(say("{many} areas have no population on record, and no rate.", many=without))
    nowhere = int(np.sum(events.area < 0))
    if nowhere:
        notes.append(say("{many} events are known to no area, and are in no rate.", many=nowhere))
    middle = (events.span[0].year + events.span[1].year) / 2
    old = sum(
        rate.population is not None and abs(rate.population.on.year - middle) > _OLD_YEARS
        for rate in found
    )
    if old:
        notes.append(
            say(
                "{many} rates rest on a population counted more than {years} years away.",
                many=old,
                years=_OLD_YEARS,
            )
        )
    return tuple(notes)
