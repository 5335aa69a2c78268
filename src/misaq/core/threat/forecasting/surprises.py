"""Surprises: outcomes outside the central 90 %, and how many of them chance alone would bring."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from itertools import groupby

from misaq.core.threat.forecasting.outcomes import Outcome

OUTSIDE = 0.1
"""Share of outcomes that a right forecast leaves outside its central 90 %, at most."""
TAIL = 0.05
"""The same on one side."""


class Direction(Enum):
    """On which side of the interval an outcome lies."""

    ABOVE = "ABOVE"
    BELOW = "BELOW"


@dataclass(frozen=True, slots=True)
class Surprise:
    """One outcome outside, or several on end on one side in one area.

    Attributes:
        area: code of the area.
        direction: more or less than was thought possible.
        months: each month, in order, on end.
        truths: what happened in each.
        mosts: ends of the central 90 % of each.
    """

    area: str
    direction: Direction
    months: tuple[int, ...]
    truths: tuple[int, ...]
    mosts: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Surprises:
    """All surprises among so many outcomes.

    Attributes:
        cases: outcomes looked at, one for each area and month.
        singles: each outcome outside.
        runs: ``length`` or more on end on one side.
        length: how many make a run.
        foreseen: singles that a right forecast would have at most, on average.
        chance: how often a right forecast would have as many or more, were months and areas apart
            from one another. They are not: months of one area resemble each other, so that the
            true chance is larger.
        runs_by_chance: runs that a right forecast would have at most, on average, in the same case.
    """

    cases: int
    singles: tuple[Surprise, ...]
    runs: tuple[Surprise, ...]
    length: int
    foreseen: float
    chance: float
    runs_by_chance: float


def find_surprises(outcomes: Iterable[Outcome], *, length: int = 3) -> Surprises:
    """Return what lay outside; of a month foretold more than once, the nearest view counts."""
    nearest = _nearest(outcomes)
    singles: list[Surprise] = []
    runs: list[Surprise] = []
    starts = 0
    for _, of_area in groupby(nearest, key=lambda one: one.area):
        known = list(of_area)
        starts += _starts(known, length)
        for stretch in _stretches(known):
            singles.extend(_surprise([one]) for one in stretch)
            if len(stretch) >= length:
                runs.append(_surprise(stretch))
    return Surprises(
        cases=len(nearest),
        singles=tuple(singles),
        runs=tuple(runs),
        length=length,
        foreseen=OUTSIDE * len(nearest),
        chance=_chance(len(singles), len(nearest)),
        runs_by_chance=2 * starts * TAIL**length,
    )


def direction_of(outcome: Outcome) -> Direction | None:
    """Return on which side an outcome lies outside; None inside, ends included."""
    low, high = outcome.most
    if outcome.truth > high:
        return Direction.ABOVE
    return Direction.BELOW if outcome.truth < low else None


def _nearest(outcomes: Iterable[Outcome]) -> list[Outcome]:
    ordered = sorted(outcomes, key=lambda one: (one.area, one.month, one.lead))
    return [
        next(same) for _, same in groupby(ordered, key=lambda one: (one.area, one.month))
    ]  # fmt: skip


def _stretches(known: list[Outcome]) -> list[list[Outcome]]:
    """Return the longest stretches of one area that lie outside on one side, month after month."""
    found: list[list[Outcome]] = []
    for one in known:
        side = direction_of(one)
        if side is None:
            continue
        if found and _follows(found[-1][-1], one):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _follows(before: Outcome, after: Outcome) -> bool:
    return after.month == before.month + 1 and direction_of(before) is direction_of(after)


def _starts(known: list[Outcome], length: int) -> int:
    """Return at how many months a run could begin."""
    months = {one.month for one in known}
    return sum(all(month + step in months for step in range(length)) for month in months)


def _surprise(stretch: list[Outcome]) -> Surprise:
    return Surprise(
        area=stretch[0].area,
        direction=direction_of(stretch[0]) or Direction.ABOVE,
        months=tuple(one.month for one in stretch),
        truths=tuple(one.truth for one in stretch),
        mosts=tuple(one.most for one in stretch),
    )


def _chance(outside: int, cases: int) -> float:
    from scipy.stats import binom

    return float(binom.sf(outside - 1, cases, OUTSIDE)) if cases else 1.0
