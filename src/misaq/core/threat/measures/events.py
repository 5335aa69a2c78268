"""Dated events of one source as columns: what every measure reads."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from misaq.core.incidents.records import Count, DatePrecision
from misaq.core.incidents.words import Nature
from misaq.core.stats.arrays import Flags, Floats, Ints
from misaq.core.threat.measures.months import month_of
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

_PLACE = {nature: number for number, nature in enumerate(Nature)}
NOT_KNOWN = -1
"""Number of an area, body, class or figure that the source does not give."""


@dataclass(frozen=True, slots=True)
class Areas:
    """The areas of one level, in an order that does not change.

    Attributes:
        codes: of the areas, each once.
        groups: of each area, the code of what it lies in (a province); "" where there is none.
    """

    codes: tuple[str, ...]
    groups: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(self.groups) != len(self.codes) or len(set(self.codes)) != len(self.codes):
            raise InputRefused(
                tell("Areas need a code each, no code twice, and a group each."),
                next_step=tell("Give as many groups as codes."),
            )

    def numbers(self, codes: Iterable[str]) -> Ints:
        """Return the places of the codes, in the order given.

        Raises:
            InputRefused: a code that is not among the areas.
        """
        place = {code: number for number, code in enumerate(self.codes)}
        wanted = tuple(codes)
        unknown = [code for code in wanted if code not in place]
        if unknown:
            raise InputRefused(
                tell("These areas are not of this level: {codes}.", codes=", ".join(unknown)),
                next_step=tell("Use codes of the level that the events are placed in."),
            )
        return np.array([place[code] for code in wanted], dtype=np.int64)

    def in_group(self, group: str) -> tuple[str, ...]:
        """Return the codes of a group."""
        pairs = zip(self.codes, self.groups, strict=True)
        return tuple(code for code, of in pairs if of == group)


@dataclass(frozen=True, slots=True)
class DatedEvent:
    """One event, as a row.

    Attributes:
        day: first day it may have happened.
        area: code of its area at the level looked at; "" where the place is not known so finely.
        killed: deaths.
        nature: what it counts as: an attack, an operation of the state, neither.
        body: key of the actor's body, or the actor's code in the source; "" where not known.
        label: primary class; "" where not coded.
        precision: how finely the day is known.
        point: latitude and longitude, where known to the spot or near it.
    """

    day: date
    area: str
    killed: Count = Count()
    nature: Nature = Nature.ATTACK
    body: str = ""
    label: str = ""
    precision: DatePrecision = DatePrecision.DAY
    point: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class DatedEvents:
    """Events of one release of one source; arrays have shape (events,).

    Attributes:
        source: key of the source; measures are made of one source at a time.
        release: name of its release.
        areas: the areas of the level looked at.
        span: first and last day that the release covers, both included.
        day: ordinal of the first day.
        precision: of the day, as :class:`DatePrecision`.
        area: place in ``areas``; -1 where not known so finely.
        low, best, high: deaths; -1 where the source gives no figure. Where it gives no best one,
            the low stands for it, as in the panels.
        nature: place among the values of :class:`Nature`.
        bodies: keys, in order; ``body`` is the place among them, -1 where not known.
        labels: classes, in order; ``label`` is the place among them, -1 where not coded.
        latitude, longitude: degrees; not a number where the spot is not known.
    """

    source: str
    release: str
    areas: Areas
    span: tuple[date, date]
    day: Ints
    precision: Ints
    area: Ints
    low: Ints
    best: Ints
    high: Ints
    nature: Ints
    bodies: tuple[str, ...]
    body: Ints
    labels: tuple[str, ...]
    label: Ints
    latitude: Floats
    longitude: Floats

    def __len__(self) -> int:
        return int(self.day.size)

    @property
    def first_month(self) -> int:
        """Month of the first day: years times 12 plus month less one."""
        return month_of(self.span[0])

    @property
    def months(self) -> int:
        """How many months the release covers."""
        return month_of(self.span[1]) - self.first_month + 1

    @property
    def month(self) -> Ints:
        """Shape (events,): months after the first; -1 where known to no single month."""
        days = self.day.astype("datetime64[D]") - np.int64(date(1970, 1, 1).toordinal())
        months = days.astype("datetime64[M]").astype(np.int64) + 1970 * 12 - self.first_month
        return np.where(self.precision <= DatePrecision.MONTH, months, NOT_KNOWN)

    @property
    def has_day(self) -> Flags:
        """Which events are known to the day."""
        return np.asarray(self.precision == DatePrecision.DAY)

    @property
    def has_area(self) -> Flags:
        """Which events are known to an area of this level."""
        return np.asarray(self.area >= 0)

    @property
    def is_attack(self) -> Flags:
        """Which events are attacks."""
        return np.asarray(self.nature == _PLACE[Nature.ATTACK])

    @property
    def is_operation(self) -> Flags:
        """Which events are operations of the state."""
        return np.asarray(self.nature == _PLACE[Nature.OPERATION])

    def where(self, chosen: Flags) -> DatedEvents:
        """Return the chosen events, in the same order."""
        return replace(
            self,
            **{name: getattr(self, name)[chosen] for name in _COLUMNS},
        )

    def attacks(self) -> DatedEvents:
        """Return the attacks: no clash, crowd, foreign force, or event of unknown nature."""
        return self.where(self.is_attack)

    def operations(self) -> DatedEvents:
        """Return the operations of the state."""
        return self.where(self.is_operation)

    def in_areas(self, codes: Iterable[str]) -> DatedEvents:
        """Return the events of these areas."""
        return self.where(np.isin(self.area, self.areas.numbers(codes)))

    def of_label(self, label: str) -> DatedEvents:
        """Return the events whose primary class it is."""
        number = self.labels.index(label) if label in self.labels else len(self.labels)
        return self.where(self.label == number)

    def of_bodies(self, bodies: Iterable[str]) -> DatedEvents:
        """Return the events of any of the bodies; all events where none is named."""
        wanted = frozenset(bodies)
        if not wanted:
            return self
        numbers = [number for number, body in enumerate(self.bodies) if body in wanted]
        return self.where(np.isin(self.body, numbers))

    def until(self, day: date) -> DatedEvents:
        """Return what came before the day, and a span that ends the day before."""
        if not self.span[0] < day <= date.fromordinal(self.span[1].toordinal() + 1):
            raise InputRefused(
                tell("The day {day} is not inside the data.", day=day),
                next_step=tell("Choose a day inside the data."),
            )
        before = date.fromordinal(day.toordinal() - 1)
        return replace(self.where(self.day < day.toordinal()), span=(self.span[0], before))


_COLUMNS = (
    "day", "precision", "area", "low", "best", "high", "nature", "body", "label",
    "latitude", "longitude",
)  # fmt: skip


def make_dated_events(
    source: str,
    release: str,
    areas: Areas,
    span: tuple[date, date],
    rows: Iterable[DatedEvent],
) -> DatedEvents:
    """Return the rows as columns, in an order that does not depend on the order of the rows.

    Raises:
        InputRefused: a day outside the span, an area that is not of the level.
    """
    events = sorted(rows, key=_sort_key)
    first, last = span
    outside = sum(not first <= event.day <= last for event in events)
    if outside:
        raise InputRefused(
            tell("{many} events lie outside the days of the release.", many=outside),
            next_step=tell("Give the first and the last day that the release covers."),
        )
    bodies = tuple(sorted({event.body for event in events if event.body}))
    labels = tuple(sorted({event.label for event in events if event.label}))
    known = dict.fromkeys(event.area for event in events if event.area)
    place = {"": NOT_KNOWN} | dict(zip(known, areas.numbers(known).tolist(), strict=True))
    return DatedEvents(
        source,
        release,
        areas,
        span,
        day=_whole(event.day.toordinal() for event in events),
        precision=_whole(event.precision for event in events),
        area=_whole(place[event.area] for event in events),
        low=_whole(_first_known(event.killed.low, event.killed.best) for event in events),
        best=_whole(_first_known(event.killed.best, event.killed.low) for event in events),
        high=_whole(_first_known(event.killed.high, event.killed.best) for event in events),
        nature=_whole(_PLACE[event.nature] for event in events),
        bodies=bodies,
        body=_places(bodies, (event.body for event in events)),
        labels=labels,
        label=_places(labels, (event.label for event in events)),
        latitude=_degrees(event.point[0] if event.point else None for event in events),
        longitude=_degrees(event.point[1] if event.point else None for event in events),
    )


def _sort_key(event: DatedEvent) -> tuple[object, ...]:
    figures = tuple(
        _first_known(figure) for figure in (event.killed.best, event.killed.low, event.killed.high)
    )
    return (
        event.day, event.area, _PLACE[event.nature], event.body, event.label, event.precision,
        figures, event.point or (91.0, 0.0),
    )  # fmt: skip


def _first_known(*figures: int | None) -> int:
    return next((figure for figure in figures if figure is not None), NOT_KNOWN)


def _whole(values: Iterable[int]) -> Ints:
    return np.fromiter(values, dtype=np.int64)


def _degrees(values: Iterable[float | None]) -> Floats:
    return np.array([np.nan if value is None else value for value in values], dtype=np.float64)


def _places(known: tuple[str, ...], values: Iterable[str]) -> Ints:
    place = {"": NOT_KNOWN} | {text: number for number, text in enumerate(known)}
    return _whole(place[value] for value in values)
