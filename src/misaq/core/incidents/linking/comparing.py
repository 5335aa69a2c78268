"""Two sources compared: candidate pairs weighed, and what shifts of the days would link instead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from misaq.core.incidents.linking.assigning import one_to_one
from misaq.core.incidents.linking.candidates import DEFAULT as DEFAULT_WINDOW
from misaq.core.incidents.linking.candidates import Pairs, Window, candidate_pairs
from misaq.core.incidents.linking.columns import Columns
from misaq.core.incidents.linking.measured import MEASURED
from misaq.core.incidents.linking.meetings import SCALES, Grades, grade, is_of_one_area
from misaq.core.incidents.linking.settling import Chance
from misaq.core.incidents.linking.shifting import (
    Span,
    common_span,
    crowd_of,
    draw_shifts,
    shifted_pairs,
)
from misaq.core.incidents.linking.weights import Weights, among_strangers, competing, fit
from misaq.core.lists.calibration import bits_of
from misaq.core.stats.arrays import Flags, Floats, Ints
from misaq.core.stats.dice import Dice


@dataclass(frozen=True, slots=True)
class Settings:
    """How sources are linked.

    Attributes:
        window: how far apart two tellings may be.
        wanted: precision that settled links are to reach by the shifts.
        possible: model probability below which a pair is nobody's question.
        rounds: shifts of the days.
        worth: pairs that the measured shares count like.
        trusted: model probability that settles a link where no shift can be drawn.
    """

    window: Window = field(default=DEFAULT_WINDOW)
    wanted: float = 0.9
    possible: float = 0.1
    rounds: int = 20
    worth: float = 30.0
    trusted: float = 0.95


DEFAULT = Settings()


@dataclass(frozen=True, slots=True)
class Compared:
    """Candidate pairs of two sources, weighed.

    Attributes:
        span: days that both cover.
        inside_left: which events of the first lie in it.
        inside_right: which of the second.
        pairs: candidate pairs inside it.
        grades: how their facts meet.
        crowds: strangers that each pair's events meet by chance.
        weights: what the grades weigh.
        bits: shape (pairs,), evidence with the base rate.
        likely: shape (pairs,), the model's probability where only one of an event's pairs can be.
        chances: of each shift what was assigned then and had no equal rival.
    """

    span: Span
    inside_left: Flags
    inside_right: Flags
    pairs: Pairs
    grades: Grades
    crowds: Floats
    weights: Weights
    bits: Floats
    likely: Floats
    chances: tuple[Chance, ...]


@dataclass(frozen=True, slots=True)
class _Shifted:
    pairs: Pairs
    grades: Grades
    years: Ints


def compare(left: Columns, right: Columns, dice: Dice, settings: Settings = DEFAULT) -> Compared:
    """Weigh the pairs of two sources that may be one event.

    Args:
        left: events of one source, in an order that rows do not decide.
        right: events of the other, with numbers in common.
        dice: draws the shifts.
        settings: window, rounds and what is asked of a link.
    """
    span = common_span(left, right)
    inside_left, inside_right = span.covers(left), span.covers(right)
    pairs = candidate_pairs(left, right, settings.window)
    pairs = pairs.only(inside_left[pairs.left] & inside_right[pairs.right])
    shifted = _shift(left, right, span, inside_right, dice, settings)
    grades = grade(left, right, pairs)
    crowd = _Crowd(shifted, len(left), len(right))
    crowds = crowd(pairs, grades)
    years = span.years_of(left.starts)
    weights = fit(
        pairs,
        grades,
        crowds,
        years[pairs.left],
        among_strangers(_together(shifted)),
        MEASURED,
        events=np.bincount(years[inside_left], minlength=span.years),
        worth=settings.worth,
    )
    bits = weights.odds_bits(grades, crowds, years[pairs.left])
    likely = competing(pairs, bits)
    alone = _alone(pairs.left, likely, len(left)), _alone(pairs.right, likely, len(right))
    chances = tuple(
        _by_chance(one, weights, crowd(one.pairs, one.grades), alone, settings) for one in shifted
    )
    return Compared(
        span, inside_left, inside_right, pairs, grades, crowds, weights, bits, likely, chances
    )


def worth_of(bits: Floats, settings: Settings) -> Floats:
    """Return the bits above what is worth assigning."""
    return np.asarray(bits - bits_of(settings.possible))


def _shift(
    left: Columns,
    right: Columns,
    span: Span,
    inside_right: Flags,
    dice: Dice,
    settings: Settings,
) -> list[_Shifted]:
    found = []
    for shift in draw_shifts(span, dice, settings.rounds):
        moved, pairs = shifted_pairs(left, right, span, shift, settings.window)
        pairs = pairs.only(inside_right[pairs.right])
        years = span.years_of(moved.starts[pairs.left])
        found.append(_Shifted(pairs, grade(moved, right, pairs), years))
    return found


class _Crowd:
    """How many strangers the events of a pair meet by chance as near as they are to each other.

    Of one district and others are counted apart, because a busy district has many of its own; the
    number of either sort is set against its share of all, which the weight of the area speaks of
    already. The mean of the two events, by ratio.
    """

    def __init__(self, shifted: Sequence[_Shifted], lefts: int, rights: int) -> None:
        counts = np.zeros((2, lefts)), np.zeros((2, rights))
        for one in shifted:
            near = is_of_one_area(one.grades)
            for sort in (0, 1):
                pairs = one.pairs.only(near == sort)
                counts[0][sort] += np.bincount(pairs.left, minlength=lefts)
                counts[1][sort] += np.bincount(pairs.right, minlength=rights)
        shares = [float(counts[0][sort].sum()) + 1.0 for sort in (0, 1)]
        self._of = [
            np.stack(
                [crowd_of(side[sort], len(shifted)) * sum(shares) / shares[sort] for sort in (0, 1)]
            )
            for side in counts
        ]

    def __call__(self, pairs: Pairs, grades: Grades) -> Floats:
        near = is_of_one_area(grades).astype(np.int64)
        left, right = self._of
        return np.asarray(np.sqrt(left[near, pairs.left] * right[near, pairs.right]))


def _together(shifted: Sequence[_Shifted]) -> Grades:
    return {
        fact: np.concatenate([np.zeros(0, np.int64), *(one.grades[fact] for one in shifted)])
        for fact in SCALES
    }


def _alone(places: Ints, likely: Floats, events: int) -> Floats:
    """Return how likely each event has no partner at all."""
    partners = np.bincount(places, weights=likely, minlength=events)
    return np.asarray(np.clip(1.0 - partners, 0.0, 1.0))


def _by_chance(
    one: _Shifted,
    weights: Weights,
    crowds: Floats,
    alone: tuple[Floats, Floats],
    settings: Settings,
) -> Chance:
    bits = weights.odds_bits(one.grades, crowds, one.years)
    assigned = one_to_one(one.pairs, worth_of(bits, settings))
    clear = against_rivals(bits, competing(one.pairs, bits))[assigned] > CLEAR
    kept = one.pairs.only(assigned[clear])
    return Chance(bits[assigned][clear], alone[0][kept.left] * alone[1][kept.right])


EVEN = 0.5
"""Probability above which a link is likelier than not."""
CLEAR = 0.6
"""What rivals have to leave of a pair's probability, for it to stand out; equal ones leave half."""


def against_rivals(bits: Floats, likely: Floats) -> Floats:
    """Return how much of a pair's own probability its rivals leave it, 0 to 1.

    Two partners that are equally likely leave each other about half.
    """
    alone = 1.0 / (1.0 + np.exp2(-np.clip(bits, -60.0, 60.0)))
    return np.asarray(np.minimum(likely / alone, 1.0))
