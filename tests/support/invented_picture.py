"""Eight invented years of attacks and operations in twelve districts of two provinces, measured."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

import numpy as np

from misaq.core.incidents.panels import PanelLevel
from misaq.core.incidents.records import Count
from misaq.core.incidents.words import Nature
from misaq.core.stats.dice import Dice
from misaq.core.threat.measures.answers import Answer, AnswerKind
from misaq.core.threat.measures.coded import Units
from misaq.core.threat.measures.events import Areas, DatedEvent, DatedEvents, make_dated_events
from misaq.core.threat.measures.operations import Operation
from misaq.core.threat.picture.coded import Coded
from misaq.core.threat.picture.keeping import NotMeasured, leave_out
from misaq.core.threat.picture.measured import measures_of_release
from misaq.core.threat.picture.records import Stored

DISTRICTS = tuple(f"D{number:02}" for number in range(12))
SPAN = date(2012, 1, 1), date(2019, 12, 31)
SWEEP = Operation("CLEAR-HILLS", ("D00",), 2016 * 12 + 3)


def dice_of(key: tuple[int, ...]) -> Dice:
    """Return the dice of a key."""
    return np.random.default_rng((7, *key))


def invented_coded(many: int = 900, span: tuple[date, date] = SPAN) -> Coded:
    """Return that many events, half of them in the first three districts."""
    areas = Areas(DISTRICTS, tuple("P1" if at < 6 else "P2" for at in range(12)))
    dice = np.random.default_rng(11)
    days = (span[1] - span[0]).days + 1
    rows = [
        _event(dice, span[0] + timedelta(days=int(day))) for day in dice.integers(0, days, many)
    ]
    events = make_dated_events("gazette", "2", areas, span, rows)
    beside = {
        code: tuple(other for other in DISTRICTS if abs(DISTRICTS.index(other) - at) in (1, 2))
        for at, code in enumerate(DISTRICTS)
    }
    operations = [one for one in rows if one.nature is Nature.OPERATION]
    answers = tuple(Answer(one.day, one.area, AnswerKind.FORCE) for one in operations)
    units = Units(PanelLevel.DISTRICT, {code: code for code in DISTRICTS}, {})
    return Coded(_by_province(events, rows), events, units, answers, beside)


def _event(dice: np.random.Generator, day: date) -> DatedEvent:
    at = int(dice.integers(0, 3) if dice.random() < 0.5 else dice.integers(0, 12))
    nature = Nature.OPERATION if dice.random() < 0.35 else Nature.ATTACK
    killed = int(dice.integers(0, 9))
    body = "LEAGUE" if day.year < 2017 else "NEXT"
    point = 10.0 + at / 5 + float(dice.random()) / 9, 20.0 + float(dice.random()) / 9
    return DatedEvent(day, DISTRICTS[at], Count(killed, killed, killed + 2), nature, body, "EXT",
                      point=point)  # fmt: skip


def _by_province(events: DatedEvents, rows: list[DatedEvent]) -> DatedEvents:
    group = dict(zip(events.areas.codes, events.areas.groups, strict=True))
    moved = [
        DatedEvent(one.day, group[one.area], one.killed, one.nature, one.body, one.label)
        for one in rows
    ]
    return make_dated_events("gazette", "2", Areas(("P1", "P2"), ("", "")), events.span, moved)


@cache
def measured(many: int = 900, span: tuple[date, date] = SPAN) -> tuple[Stored, ...]:
    """Return everything that is measured of the invented events; made once for all tests."""
    return tuple(measure(many, span))


def measure(
    many: int, span: tuple[date, date], not_measured: NotMeasured = leave_out
) -> list[Stored]:
    """Return what is measured, telling what is not."""
    coded = invented_coded(many, span)
    return list(measures_of_release(coded, (SWEEP,), None, dice_of, not_measured))
