"""What each grade weighs, and how likely a pair is one event: estimated from the sources at hand.

Two things are asked of a grade: how often it occurs among tellings of one event, and how often
among strangers. The second is *counted* for every two sources anew, on pairs that cannot be one
event because one source's days were moved by months (see ``shifting``). The first starts from what
was measured (``measured``) and is moved by the pairs at hand (expectation and maximisation), more
where there are many. How many strangers an event would meet anyway, in a busy city or a quiet
valley, is counted for each event in the same way and divides its share of the odds.
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

Shares = Mapping[Fact, Floats]
"""Of each fact the share of each grade; shares of one group add up to one."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What each grade weighs between two sources.

    Attributes:
        bits: of each fact the bits of each grade; above 0 speaks for one event.
        share: share of the first source's events that the second tells too, 0 to 1.
        among_same: shares of the grades among tellings of one event.
        among_strangers: shares of the grades among strangers.
    """

    bits: Mapping[Fact, Floats]
    share: float
    among_same: Shares
    among_strangers: Shares

    def evidence(self, grades: Grades) -> Floats:
        """Return the bits of each pair, all facts together and without any base rate."""
        total = np.zeros(next(iter(grades.values())).size)
        for fact, told in grades.items():
            total += np.where(told == MISSING, 0.0, self.bits[fact][told])
        return total

    def odds_bits(self, grades: Grades, crowds: Floats) -> Floats:
        """Return the bits with the base rate: the share told twice, spread over the crowd.

        Args:
            grades: of the pairs.
            crowds: shape (pairs,), strangers that such an event meets by chance, above 0.
        """
        base = np.log2(self.share / (1.0 - self.share))
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
    strangers: Shares,
    measured: Shares,
    *,
    events: int,
    worth: float,
) -> Weights:
    """Return the weights under which the pairs at hand are likeliest, drawn to what was measured.

    Args:
        pairs: candidate pairs.
        grades: theirs.
        crowds: strangers that each pair's events meet by chance.
        strangers: shares of the grades among strangers.
        measured: shares of the grades among tellings of one event, as measured before.
        events: events of the first source that could be told by the second.
        worth: pairs that the measured shares count like.
    """
    weights = _weigh(measured, strangers, 0.5)
    for _ in range(_ROUNDS):
        likely = competing(pairs, weights.odds_bits(grades, crowds))
        same = {
            fact: shares_of(fact, told, measured[fact], worth, likely)
            for fact, told in grades.items()
        }
        share = (float(likely.sum()) + 0.5) / (events + 1.0)
        weights = _weigh(same, strangers, min(share, 0.99))
    return weights


def _weigh(same: Shares, strangers: Shares, share: float) -> Weights:
    bits = {
        fact: np.clip(np.log2(same[fact] / strangers[fact]), -_MOST, _MOST) for fact in strangers
    }
    return Weights(bits, share, same, strangers)


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
