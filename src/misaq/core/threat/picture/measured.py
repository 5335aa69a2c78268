"""From the coded events of a release: every measure beside counts, levels and concentration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial

import numpy as np

from misaq.core.lists.lineage import Lineage
from misaq.core.stats.dice import Dice, DiceOf
from misaq.core.threat.measures import operations as studies
from misaq.core.threat.measures.answers import AnswerKind, answer_mix
from misaq.core.threat.measures.by_month import deaths_by_month, events_by_month
from misaq.core.threat.measures.calibration import calibrate
from misaq.core.threat.measures.displacement import Zones, displacement
from misaq.core.threat.measures.events import DatedEvents
from misaq.core.threat.measures.hot_spots import hot_spots
from misaq.core.threat.measures.known_operations import known_operations
from misaq.core.threat.measures.near_repeat import near_repeat
from misaq.core.threat.measures.operations import Operation
from misaq.core.threat.measures.placebos import YEAR, is_placebo, placebo_sets, windows_of
from misaq.core.threat.measures.re_emergence import re_emergence
from misaq.core.threat.measures.reactivity import BothWays, both_ways
from misaq.core.threat.measures.results import Measured, result_of
from misaq.core.threat.measures.trends import Figure
from misaq.core.threat.picture.coded import Coded
from misaq.core.threat.picture.forces import years_of_forces
from misaq.core.threat.picture.keeping import NotMeasured, stored_of, tried
from misaq.core.threat.picture.measure_bodies import (
    answers_body,
    displacement_body,
    hot_spots_body,
    near_repeat_body,
    operations_body,
    placebos_body,
    re_emergence_body,
    reactivity_body,
)
from misaq.core.threat.picture.records import WHOLE, ResultKind, Stored
from misaq.kernel.words import say

LEAST_OF_A_YEAR = 10
"""Attacks in districts, below which no map of a year is looked at for hot spots."""
_NOBODY = np.zeros(0, dtype=np.int64)
_NEIGHBOURS = say(
    "Next door are the six districts with the nearest middle points; that a road leads there is "
    "not known. Controls are all others in which no named operation began within a year; one that "
    "was said to be everywhere is everywhere alike."
)
_ONLY_FORCE = say(
    "Every answer known is force: this source tells of no other kind. That is what it sees, not "
    "what was done."
)


def measures_of_release(
    coded: Coded,
    begun: Sequence[Operation],
    lineage: Lineage | None,
    dice_of: DiceOf,
    not_measured: NotMeasured,
) -> Iterator[Stored]:
    """Yield what followed operations, answers, reactions, near repeats, hot spots and the trial.

    Args:
        begun: named operations that began within the data.
        lineage: relations between bodies on record; None where nobody knows any.
        dice_of: throws of keys from 4 on.
        not_measured: is told what the data does not carry.
    """
    events = coded.by_district
    yield from _displacements(coded, begun, dice_of, not_measured)
    for one in begun:
        yield _return(events, one, lineage)
    yield from _reactions(events, dice_of)
    yield _answers(coded)
    yield from years_of_forces(coded.by_force)
    yield from _repeats(events, dice_of)
    yield from _maps(coded, dice_of, not_measured)
    yield from _trials(events, begun, dice_of)


def _displacements(
    coded: Coded, begun: Sequence[Operation], dice_of: DiceOf, not_measured: NotMeasured
) -> Iterator[Stored]:
    for at, one in enumerate(begun):
        measure = partial(_displaced, coded, one, begun, dice_of((4, at)))
        yield from tried(ResultKind.DISPLACEMENT, one.key, measure, not_measured)


def _displaced(coded: Coded, one: Operation, begun: Sequence[Operation], dice: Dice) -> Stored:
    zones = _zones(coded, one, begun)
    found = displacement(coded.by_district, zones, one.month, dice)
    body = displacement_body(found.value, zones, one.month)
    return stored_of(ResultKind.DISPLACEMENT, one.key, found, body, _NEIGHBOURS)


def _zones(coded: Coded, one: Operation, begun: Iterable[Operation]) -> Zones:
    beside = {near for area in one.areas for near in coded.neighbours.get(area, ())}
    codes = coded.by_district.areas.codes
    disturbed = {
        area
        for other in begun
        if abs(other.month - one.month) <= YEAR and 2 * len(other.areas) <= len(codes)
        for area in other.areas
    }
    next_door = tuple(code for code in codes if code in beside and code not in one.areas)
    taken = {*one.areas, *next_door, *disturbed}
    return Zones(one.areas, next_door, tuple(code for code in codes if code not in taken))


def _return(events: DatedEvents, one: Operation, lineage: Lineage | None) -> Stored:
    found = re_emergence(events, one.areas, one.month, lineage=lineage)
    body = re_emergence_body(found.value, one.areas, one.month)
    return stored_of(ResultKind.RE_EMERGENCE, one.key, found, body)


def _reactions(events: DatedEvents, dice_of: DiceOf) -> Iterator[Stored]:
    for at, group in enumerate(_groups(events)):
        own = _within(events, group)
        found = both_ways(own.attacks(), own.operations(), dice_of((5, at)))
        body = reactivity_body(found)
        if not group or any(one["lags"] for one in body.values()):
            yield stored_of(ResultKind.REACTIVITY, group, _together(found), body)


def _together(found: BothWays) -> Measured[None]:
    """Return the notes of all four, each once, and the null of operations after attacks."""
    parts = (
        found.attack_to_operation,
        found.large_to_operation,
        found.operation_to_attack,
        found.operation_to_large,
    )
    first = parts[0]
    notes = tuple(dict.fromkeys(note for part in parts for note in part.notes))
    return Measured(None, first.source, first.release, first.limits, first.uncertainty, notes)


def _answers(coded: Coded) -> Stored:
    events = coded.by_district
    found = answer_mix(events.source, events.release, coded.answers)
    shares = found.value.shares
    is_only = any(one.many for one in shares) and all(
        one.kind is AnswerKind.FORCE or not one.many for one in shares
    )
    more = (_ONLY_FORCE,) if is_only else ()
    body = answers_body(found.value) | operations_body(known_operations(coded.operations))
    return stored_of(ResultKind.ANSWERS, WHOLE, found, body, *more)


def _repeats(events: DatedEvents, dice_of: DiceOf) -> Iterator[Stored]:
    for at, group in enumerate(_groups(events)):
        found = near_repeat(_within(events, group).attacks(), dice_of((6, at)))
        if found.value.cells or not group:
            body = near_repeat_body(found.value)
            yield stored_of(ResultKind.NEAR_REPEAT, group, found, body)


def _maps(coded: Coded, dice_of: DiceOf, not_measured: NotMeasured) -> Iterator[Stored]:
    attacks = coded.by_district.attacks()
    years = np.array([date.fromordinal(day).year for day in attacks.day.tolist()], dtype=np.int64)
    for year in np.unique(years).tolist():
        own = attacks.where(years == year)
        if int(own.has_area.sum()) >= LEAST_OF_A_YEAR:
            measure = partial(_map_of, coded, own, str(year), dice_of((7, year)))
            yield from tried(ResultKind.HOT_SPOTS, str(year), measure, not_measured)


def _map_of(coded: Coded, own: DatedEvents, year: str, dice: Dice) -> Stored:
    found = hot_spots(own, coded.neighbours, dice)
    return stored_of(ResultKind.HOT_SPOTS, year, found, hot_spots_body(found.value))


def _trials(events: DatedEvents, begun: Sequence[Operation], dice_of: DiceOf) -> Iterator[Stored]:
    attacks = events.attacks()
    pairs = [
        (area, one.month - events.first_month)
        for one in begun
        for area in events.areas.numbers(one.areas).tolist()
    ]
    near = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    for at, figure in enumerate(Figure):
        panel = events_by_month(attacks) if figure is Figure.EVENTS else deaths_by_month(attacks)
        sets = placebo_sets(panel, events.areas.groups, 1, _NOBODY, dice_of((8, at)))
        if not sets:
            continue
        windows = windows_of(panel, sets, _NOBODY)
        trial = calibrate(windows.where(is_placebo(windows, sets, near)))
        found = result_of(attacks, trial, studies.LIMITS)
        yield stored_of(ResultKind.PLACEBOS, figure.value, found, placebos_body(trial))


def _groups(events: DatedEvents) -> tuple[str, ...]:
    """Return the whole, then each province that has districts."""
    return (WHOLE, *sorted({group for group in events.areas.groups if group}))


def _within(events: DatedEvents, group: str) -> DatedEvents:
    if not group:
        return events
    return events.in_areas(events.areas.in_group(group))
