"""What each grade weighs, and how likely a pair is one event: estimated from the sources at hand.

Two things are asked of a grade: how often it occurs among tellings of one event, and how often
among strangers. The second is *counted* for every two sources anew, on pairs that cannot be one
event because one source's days were moved by months (see ``shifting``). The first starts from what
was measured (``measured``) and is moved by the pairs at hand (expectation and maximisation), more
where there are many. How many strangers an event would meet anyway, in a busy city or a quiet
valley, is counted for each event in the same way and divides its share of the odds. How much of one
source the other tells is estimated by year: sources begin, tire and change what they count.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from misaq.core.incidents.linking.candidates import Pairs
from misaq.core.incidents.linking.meetings import MISSING, SCALES, Fact, Grades
from misaq.core.stats.arrays import Floats, Ints

_ROUNDS = 40
_STRANGERS_PRIOR = 1.0
"""Pairs of each grade that count as seen among strangers before any is."""
_MOST = 8.0
"""Bits that no single fact goes beyond: each is told wrong now and then."""
_YEAR_WORTH = 10.0
"""Events of a year that the share of all years counts like."""
_MOST_TOLD = 0.99

Shares = Mapping[Fact, Floats]
"""Of each fact the share of each grade; shares of one group add up to one."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each grade weighs between two sources.

    Attributes:
        bits: of each fact the bits of each grade; above 0 speaks for one event.
        shares: shape (years,), share of the first source's events of each year that the second
            tells too, 0 to 1.
        among_same: shares of the grades among tellings of one event.
        among_strangers: shares of the grades among strangers.
    """

    bits: Mapping[Fact, Floats]
    shares: Floats
    among_same: Shares
    among_strangers: Shares

    def evidence(self, grades: Grades) -> Floats:
        """Return the bits of each pair, all facts together and without any base rate."""
        total = np.zeros(next(iter(grades.values())).size)
        for fact, told in grades.items():
            total += np.where(told == MISSING, 0.0, self.bits[fact][told])
        return total

    def odds_bits(self, grades: Grades, crowds: Floats, years: Ints) -> Floats:
        """Return the bits with the base rate: the share told twice, spread over the crowd.

        Args:
            grades: of the pairs.
            crowds: shape (pairs,), strangers that such an event meets by chance, above 0.
            years: shape (pairs,), year of the first source's event, as ``shares`` numbers it.
        """
        share = self.shares[years]
        base = np.log2(share / (1.0 - share))
        return np.asarray(self.evidence(grades) + base - np.log2(crowds))


def shares_of(
    fact: Fact, grades: Ints, prior: Floats, worth: float, weights: Floats | None = None
) -> Floats:
    """Return the share of each grade in its group, drawn to a prior.

    Args:
        fact: whose grades they are.
        grades: shape (pairs,), -1 where missing.
        prior: shape (grades,), shares to start from.
        worth: pairs that the prior counts like, in each group.
        weights: shape (pairs,), how much each pair counts; 1 where not given.
    """
    scale = SCALES[fact]
    known = grades != MISSING
    told = None if weights is None else weights[known]
    counts = np.bincount(grades[known], weights=told, minlength=scale.grades) + worth * prior
    return _within_groups(counts, scale.groups)


def _within_groups(counts: Floats, groups: tuple[int, ...]) -> Floats:
    of = np.array(groups)
    totals = np.bincount(of, weights=counts)
    return np.asarray(counts / totals[of])


def among_strangers(grades: Grades) -> dict[Fact, Floats]:
    """Return the shares of the grades among pairs that cannot be one event."""
    return {
        fact: shares_of(fact, told, np.ones(SCALES[fact].grades), _STRANGERS_PRIOR)
        for fact, told in grades.items()
    }


def fit(
    pairs: Pairs,
    grades: Grades,
    crowds: Floats,
    years: Ints,
    strangers: Shares,
    measured: Shares,
    *,
    events: Ints,
    worth: float,
) -> Weights:
    """Return the weights under which the pairs at hand are likeliest, drawn to what was measured.

    Args:
        pairs: candidate pairs.
        grades: theirs.
        crowds: strangers that each pair's events meet by chance.
        years: year of each pair's first event.
        strangers: shares of the grades among strangers.
        measured: shares of the grades among tellings of one event, as measured before.
        events: shape (years,), events of the first source that the second could tell.
        worth: pairs that the measured shares count like.
    """
    weights = _weigh(measured, strangers, np.full(events.size, 0.5))
    for _ in range(_ROUNDS):
        likely = competing(pairs, weights.odds_bits(grades, crowds, years))
        same = {
            fact: shares_of(fact, told, measured[fact], worth, likely)
            for fact, told in grades.items()
        }
        weights = _weigh(same, strangers, _told_twice(years, likely, events))
    return weights


def _told_twice(years: Ints, likely: Floats, events: Ints) -> Floats:
    """Return the share told twice in each year, drawn to that of all."""
    overall = (float(likely.sum()) + 0.5) / (float(events.sum()) + 1.0)
    told = np.bincount(years, weights=likely, minlength=events.size)
    shares = (told + _YEAR_WORTH * overall) / (events + _YEAR_WORTH)
    return np.asarray(np.minimum(shares, _MOST_TOLD))


def _weigh(same: Shares, strangers: Shares, shares: Floats) -> Weights:
    bits = {
        fact: np.clip(np.log2(same[fact] / strangers[fact]), -_MOST, _MOST) for fact in strangers
    }
    return Weights(bits, shares, same, strangers)


def competing(pairs: Pairs, bits: Floats) -> Floats:
    """Return the probability of each pair where only one of an event's pairs can be right.

    The rivals on both sides count: of two partners that are equally likely neither is likelier
    than even.
    """
    odds = np.exp2(np.clip(bits, -60.0, 60.0))
    ours = _totals(pairs.left, odds)[pairs.left]
    theirs = _totals(pairs.right, odds)[pairs.right]
    return np.asarray(odds / (1.0 + ours + theirs - odds))


def _totals(places: Ints, odds: Floats) -> Floats:
    return np.asarray(np.bincount(places, weights=odds), dtype=np.float64)
