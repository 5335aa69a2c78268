"""How many events and deaths: by class, area, actor or month, with low, best and high."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from misaq.core.incidents.words import Nature
from misaq.core.stats.arrays import Flags, Ints
from misaq.core.threat.measures.events import NOT_KNOWN, DatedEvents
from misaq.core.threat.measures.months import first_day
from misaq.core.threat.measures.results import Limits, Measured, result_of
from misaq.kernel.words import say

LIMITS = Limits(
    say("How many events and deaths this source records, and the span of its own figures."),
    say(
        "Not how many happened: a source sees what is reported to it, and sources see different "
        "things. Attacks, operations of the state and the rest are counted apart and not added."
    ),
)


class By(Enum):
    """What is counted by."""

    CLASS = "CLASS"
    AREA = "AREA"
    ACTOR = "ACTOR"
    MONTH = "MONTH"
    NATURE = "NATURE"
    """Attack, operation of the state, clash, crowd …: what the event counts as."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Events and deaths.

    Attributes:
        key: class, code of the area, key of the body, month ("2014-06") or nature; "" where not
            known.
        attacks: attacks.
        operations: operations of the state.
        others: the rest: clashes, crowds, force of other states, and what no rule speaks of.
        low: deaths, the lowest figures added.
        best: deaths, the best figures added.
        high: deaths, the highest figures added.
        without_figure: events of which the source gives no figure of deaths; they add nothing.
    """

    key: str
    attacks: int
    operations: int
    others: int
    low: int
    best: int
    high: int
    without_figure: int

    @property
    def events(self) -> int:
        """How many events of whatever nature: only to tell whether there are any."""
        return self.attacks + self.operations + self.others


def count(events: DatedEvents, by: By) -> Measured[tuple[Tally, ...]]:
    """Count events and deaths; what is not known comes last, under an empty key.

    Every event is in exactly one tally, so that the tallies add up to the whole. Areas and months
    without an event are tallies of nought; a class or an actor without one is left out.
    """
    keys, number = _keys(events, by)
    places = np.where(number == NOT_KNOWN, len(keys), number)
    columns = _columns(events, places, len(keys) + 1)
    tallies = tuple(
        Tally(key, *(int(column[place]) for column in columns))
        for place, key in enumerate((*keys, ""))
    )
    unknown = tallies[-1].events
    is_listed = by in (By.AREA, By.MONTH)
    kept = (t for t in tallies if t.events or (is_listed and t.key))
    return result_of(
        events,
        tuple(kept),
        LIMITS,
        notes=(
            (say("{many} events have none on record; they stand under “not known”.", many=unknown),)
            if unknown
            else ()
        ),
    )


def whole(events: DatedEvents) -> Tally:
    """Return all events as one tally."""
    columns = _columns(events, np.zeros(len(events), dtype=np.int64), 1)
    return Tally("", *(int(column[0]) for column in columns))


def _keys(events: DatedEvents, by: By) -> tuple[tuple[str, ...], Ints]:
    if by is By.CLASS:
        return events.labels, events.label
    if by is By.ACTOR:
        return events.bodies, events.body
    if by is By.AREA:
        return events.areas.codes, events.area
    if by is By.NATURE:
        return tuple(nature.value for nature in Nature), events.nature
    months = range(events.first_month, events.first_month + events.months)
    return tuple(first_day(month).isoformat()[:7] for month in months), events.month


def _columns(events: DatedEvents, places: Ints, many: int) -> tuple[Ints, ...]:
    return (
        _sum(places, events.is_attack, many),
        _sum(places, events.is_operation, many),
        _sum(places, ~(events.is_attack | events.is_operation), many),
        _sum(places, np.maximum(events.low, 0), many),
        _sum(places, np.maximum(events.best, 0), many),
        _sum(places, np.maximum(events.high, 0), many),
        _sum(places, events.best < 0, many),
    )


def _sum(places: Ints, values: Ints | Flags, many: int) -> Ints:
    return np.bincount(places, weights=values, minlength=many).astype(np.int64)
