"""Two invented sources that tell some of the same invented events, with the truth known.

Tellings differ as measured between two real data sets: 79 % of one day, 12 % a day before, 7 % a
day after; the median distance is 10.9 km and 95 % are below 42 km. Districts are as unequal as in
reality (half of all events in a few), days come in bursts, and most events kill few.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from misaq.core.incidents.records import Count, PlacePrecision, SourceEvent

_FIRST_DAY = date(2008, 1, 1)
_DAYS = 4_000
_MEDIAN_KM = 10.9
_SPREAD = math.log(42 / _MEDIAN_KM) / 1.645
"""Of the logarithm of the distance, so that 95 % lie below 42 km."""
_KM_OF_A_DEGREE = 111.2
_SYLLABLES = ("ba", "dor", "fi", "gan", "hel", "ka", "lim", "mor", "na", "pel", "rus", "ti", "zan")
_TACTICS = ("Bombing", "Armed assault", "Suicide bombing", "Ambush")


@dataclass(frozen=True, slots=True)
class InventedSources:
    """Two sources and which of their events are one.

    Attributes:
        left: events of the source "left".
        right: events of the source "right".
        twins: identifiers of the first and the second telling of one event.
    """

    left: tuple[SourceEvent, ...]
    right: tuple[SourceEvent, ...]
    twins: frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class _Event:
    number: int
    day: int
    district: int
    place: str
    latitude: float
    longitude: float
    killed: int
    injured: int
    tactic: str


def invent_sources(
    *,
    seed: int,
    events: int = 4_000,
    districts: int = 60,
    days: int = _DAYS,
    seen_left: float = 0.6,
    seen_right: float = 0.6,
) -> InventedSources:
    """Return two invented sources.

    Args:
        seed: of the dice.
        events: how many happened.
        districts: in how many.
        days: within how many days.
        seen_left: share that the first source tells.
        seen_right: share that the second tells.
    """
    dice = np.random.default_rng(seed)
    happened = _happen(dice, events, districts, days)
    told = [(dice.random() < seen_left, dice.random() < seen_right) for _ in happened]
    left = [_tell("left", event, dice, moved=False) for event in happened]
    right = [_tell("right", event, dice, moved=True) for event in happened]
    return InventedSources(
        tuple(one for one, (by_left, _) in zip(left, told, strict=True) if by_left),
        tuple(one for one, (_, by_right) in zip(right, told, strict=True) if by_right),
        frozenset(
            (left[n].event_id, right[n].event_id)
            for n, (by_left, by_right) in enumerate(told)
            if by_left and by_right
        ),
    )


def _happen(dice: np.random.Generator, events: int, districts: int, days: int) -> list[_Event]:
    weights = 1.0 / np.arange(1, districts + 1)
    where = dice.choice(districts, size=events, p=weights / weights.sum())
    bursts = dice.integers(0, days, size=max(events // 3, 1))
    when = np.clip(dice.choice(bursts, size=events) + dice.integers(-9, 10, size=events), 0, days)
    killed = np.floor(dice.pareto(1.1, size=events) * 1.5).astype(int)
    killed = np.minimum(killed, 150)
    return [
        _event(dice, number, int(when[number]), int(where[number]), int(killed[number]))
        for number in range(events)
    ]


def _event(dice: np.random.Generator, number: int, day: int, district: int, killed: int) -> _Event:
    spot = int(dice.integers(0, 25))
    around = np.random.default_rng((district, spot))
    return _Event(
        number=number,
        day=day,
        district=district,
        place=_word(around) + " " + _word(around),
        latitude=30.0 + 0.7 * (district // 8) + float(around.uniform(-0.3, 0.3)),
        longitude=60.0 + 0.8 * (district % 8) + float(around.uniform(-0.3, 0.3)),
        killed=killed,
        injured=int(dice.poisson(1 + 2 * killed)),
        tactic=str(dice.choice(_TACTICS)),
    )


def _word(dice: np.random.Generator) -> str:
    return "".join(str(part) for part in dice.choice(_SYLLABLES, size=3)).capitalize()


def _tell(source: str, event: _Event, dice: np.random.Generator, *, moved: bool) -> SourceEvent:
    day = _FIRST_DAY + timedelta(days=event.day + (_jitter_of_days(dice) if moved else 0))
    north, east = _jitter_of_place(dice) if moved else (0.0, 0.0)
    killed = _retold(dice, event.killed) if moved else event.killed
    named = dice.random() < 0.7
    return SourceEvent(
        source=source,
        release="1",
        event_id=f"{source[0]}{event.number:05d}",
        starts=day,
        ends=day,
        district=f"District {_word(np.random.default_rng(event.district))}",
        place=event.place if named or not moved else "",
        latitude=event.latitude + north,
        longitude=event.longitude + east,
        place_precision=PlacePrecision.NEARBY,
        tactic=event.tactic if dice.random() < 0.8 else "",
        killed=Count(killed, min(killed, event.killed), max(killed, event.killed)),
        injured=Count(_retold(dice, event.injured) if dice.random() < 0.8 else None),
    )


def _jitter_of_days(dice: np.random.Generator) -> int:
    return int(dice.choice((-2, -1, 0, 1, 2), p=(0.01, 0.12, 0.79, 0.07, 0.01)))


def _jitter_of_place(dice: np.random.Generator) -> tuple[float, float]:
    km = _MEDIAN_KM * math.exp(_SPREAD * float(dice.standard_normal()))
    angle = float(dice.uniform(0.0, 2 * math.pi))
    degrees = km / _KM_OF_A_DEGREE
    return degrees * math.cos(angle), degrees * math.sin(angle) / 0.86


def _retold(dice: np.random.Generator, number: int) -> int:
    """Return the number as another source has it: the same every other time."""
    if dice.random() < 0.5:
        return number
    return max(0, round((number + 1) * math.exp(0.35 * float(dice.laplace())) - 1))
