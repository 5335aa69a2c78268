"""What two sources would have in common by chance: one source's days moved by months.

No pair is one event after all days were moved by 45 to 180 days, yet places, sizes and seasons are
almost as before. Whatever is linked then is linked by chance, and as much is linked by chance
without moving. Days that leave the time both sources cover come in again at its other end, so that
no shift has fewer events to meet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from misaq.core.incidents.linking.candidates import Pairs, Window, candidate_pairs
from misaq.core.incidents.linking.columns import Columns
from misaq.core.stats.arrays import Floats, Ints
from misaq.core.stats.dice import Dice

NEAREST, FARTHEST = 45, 180
"""Days that a source is moved by, at least and at most."""
_SHORTEST = 4 * NEAREST
"""Days that both sources have to cover, for a shift to say anything."""
_YEAR = 365


@dataclass(frozen=True, slots=True)
class Span:
    """The days that two sources cover both, as numbers."""

    first: int
    last: int

    @property
    def days(self) -> int:
        """How many."""
        return max(self.last - self.first + 1, 0)

    def covers(self, side: Columns) -> np.ndarray:
        """Return which events begin within it and are dated to a month or better."""
        inside = (side.starts >= self.first) & (side.starts <= self.last)
        return np.asarray(inside & side.is_dated)

    @property
    def years(self) -> int:
        """How many years it takes, the last one begun."""
        return max(-(-self.days // _YEAR), 1)

    def years_of(self, starts: Ints) -> Ints:
        """Return in which of its years each day lies, from 0; days outside go to the nearest."""
        return np.asarray(np.clip((starts - self.first) // _YEAR, 0, self.years - 1))


def common_span(left: Columns, right: Columns) -> Span:
    """Return the days from the later beginning to the earlier end; none where they do not meet."""
    if not (len(left) and len(right)):
        return Span(0, -1)
    first = max(int(left.starts.min()), int(right.starts.min()))
    return Span(first, min(int(left.starts.max()), int(right.starts.max())))


def draw_shifts(span: Span, dice: Dice, rounds: int) -> tuple[int, ...]:
    """Return by how many days to move: half forward and half back; none where the span is short."""
    if span.days < _SHORTEST:
        return ()
    farthest = min(FARTHEST, span.days // 2)
    days = dice.integers(NEAREST, farthest + 1, size=rounds)
    return tuple(int(day) * (1 if number % 2 else -1) for number, day in enumerate(days))


def shifted_pairs(
    left: Columns, right: Columns, span: Span, shift: int, window: Window
) -> tuple[Columns, Pairs]:
    """Return the first source with its days moved, and its candidate pairs with the second."""
    inside = span.covers(left)
    around = span.first + (left.starts - span.first + shift) % span.days
    moved = left.moved(np.where(inside, around, left.starts))
    pairs = candidate_pairs(moved, right, window)
    return moved, pairs.only(inside[pairs.left])


def crowd_of(counts: Floats, rounds: int) -> Floats:
    """Return how many strangers each event meets by chance, drawn to the mean of all events.

    Args:
        counts: shape (events,), strangers met in all shifts together.
        rounds: how many shifts.
    """
    mean = float(counts.mean()) / max(rounds, 1) if counts.size else 0.0
    steady = max(mean, 1e-3)
    return np.asarray((counts + 2.0 * steady) / (rounds + 2.0))


@dataclass(frozen=True, slots=True)
class Precision:
    """How many of the links are not by chance, as estimated from the shifts.

    Attributes:
        matched: links found.
        by_chance: links found after a shift, on average.
        estimate: share of the links that chance does not explain; None where it cannot be said.
        low: lower end of the 95 % interval.
        high: upper end.
        rounds: shifts behind it.
    """

    matched: int
    by_chance: float
    estimate: float | None
    low: float | None
    high: float | None
    rounds: int


def precision_of(matched: int, chances: Sequence[int]) -> Precision:
    """Return the estimated precision of so many links, given those of each shift.

    The interval is of the number by chance in one draw, which is what happened once unmoved:
    the spread of the shifts and of their mean together.
    """
    rounds = len(chances)
    if not rounds or not matched:
        return Precision(matched, 0.0, None, None, None, rounds)
    told = np.asarray(chances, dtype=np.float64)
    mean = float(told.mean())
    spread = max(float(told.var(ddof=1)) if rounds > 1 else mean, mean, 1.0)
    margin = 1.96 * float(np.sqrt(spread * (1.0 + 1.0 / rounds)))
    return Precision(
        matched,
        mean,
        _share(matched, mean),
        _share(matched, mean + margin),
        _share(matched, max(mean - margin, 0.0)),
        rounds,
    )


def _share(matched: int, by_chance: float) -> float:
    return min(max(1.0 - by_chance / matched, 0.0), 1.0)
