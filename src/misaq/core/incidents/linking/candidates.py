"""Which pairs of events are compared at all: near in time, and near or in one area.

Never all pairs. Events are sorted by cell (or area) and day; the partners of an event are then a
stretch of that order, found by halving. A month's uncertainty widens the stretch of those events
only; what is known to a year, or to no province, is brought up with nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from misaq.core.incidents.linking.columns import UNKNOWN, Columns
from misaq.core.incidents.records import DatePrecision
from misaq.core.stats.arrays import Flags, Ints

_CELL = 0.5
"""Degrees: the side of a cell, of which a neighbour is at least that far away."""
_ACROSS = 1_000
"""More than cells along a parallel; numbers of cells are rows times this."""
_DAYS = 4_000_000
"""More than any day's number; keys are areas times this plus the day."""
_MONTH = 31
_PROVINCE_DAYS = 1
"""Days apart within which a province alone brings up a pair: it has many events."""


@dataclass(frozen=True, slots=True)
class Window:
    """How far apart two tellings of one event may be.

    Attributes:
        days: days between the spans in which the two may have happened.
    """

    days: int = 3


DEFAULT = Window()


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of places in two sets of columns, rising.

    Attributes:
        left: shape (pairs,), places in the first.
        right: shape (pairs,), places in the second.
    """

    left: Ints
    right: Ints

    def __len__(self) -> int:
        return int(self.left.size)

    def only(self, chosen: Flags | Ints) -> Pairs:
        """Return some of the pairs."""
        return Pairs(self.left[chosen], self.right[chosen])


def candidate_pairs(left: Columns, right: Columns, window: Window = DEFAULT) -> Pairs:
    """Return the pairs worth comparing, each once, in order of their places."""
    closer = Window(min(window.days, _PROVINCE_DAYS))
    found = [_near_points(left, right, window)]
    for one, other in (
        (left.district, right.district),
        (left.district_name, right.district_name),
    ):
        found.append(_of_one_area(left, right, one, other, window))
    for one, other in (
        (left.province, right.province),
        (left.province_name, right.province_name),
    ):
        found.extend(_of_one_province(left, right, one, other, closer))
    return _once(found, len(right))


def _once(found: list[Ints], width: int) -> Pairs:
    keys = np.unique(np.concatenate(found))
    return Pairs(keys // max(width, 1), keys % max(width, 1))


@dataclass(frozen=True, slots=True)
class _Placed:
    """Some events of a source, each with the number of the area it is sought in."""

    side: Columns
    places: Ints
    areas: Ints

    def only(self, chosen: Flags) -> _Placed:
        return _Placed(self.side, self.places[chosen], self.areas[chosen])


def _near_points(left: Columns, right: Columns, window: Window) -> Ints:
    ours, theirs = _in_cells(left), _in_cells(right)
    found = []
    for north in (-1, 0, 1):
        for east in (-1, 0, 1):
            beside = _Placed(left, ours.places, ours.areas + north * _ACROSS + east)
            found.append(_joined(beside, theirs, window))
    return np.concatenate(found)


def _in_cells(side: Columns) -> _Placed:
    has_point = np.flatnonzero(~np.isnan(side.latitude))
    rows = np.floor((side.latitude[has_point] + 90.0) / _CELL).astype(np.int64) + 1
    across = np.floor((side.longitude[has_point] + 180.0) / _CELL).astype(np.int64) + 1
    return _Placed(side, has_point, rows * _ACROSS + across)


def _in_areas(side: Columns, areas: Ints, chosen: Flags | None = None) -> _Placed:
    known = areas != UNKNOWN if chosen is None else (areas != UNKNOWN) & chosen
    places = np.flatnonzero(known)
    return _Placed(side, places, areas[places])


def _of_one_area(left: Columns, right: Columns, one: Ints, other: Ints, window: Window) -> Ints:
    return _joined(_in_areas(left, one), _in_areas(right, other), window)


def _of_one_province(
    left: Columns, right: Columns, one: Ints, other: Ints, window: Window
) -> list[Ints]:
    """Return pairs of one province of which at least one has neither a point nor a district's code.

    The name of its district, if any, may be spelled otherwise, so that it is not asked to agree.
    """
    bare_left, bare_right = (
        np.isnan(side.latitude) & (side.district == UNKNOWN) for side in (left, right)
    )
    return [
        _joined(_in_areas(left, one, bare_left), _in_areas(right, other), window),
        _joined(_in_areas(left, one, ~bare_left), _in_areas(right, other, bare_right), window),
    ]


def _joined(left: _Placed, right: _Placed, window: Window) -> Ints:
    """Return the keys of pairs of one area whose spans are within the window."""
    precision = right.side.date_precision[right.places]
    exact, wide = precision == DatePrecision.DAY, precision > DatePrecision.DAY
    wide &= right.side.is_dated[right.places]
    return np.concatenate(
        [
            _stretches(left, right.only(exact), window, 0),
            _stretches(left, right.only(wide), window, _MONTH),
        ]
    )


def _stretches(left: _Placed, right: _Placed, window: Window, wider: int) -> Ints:
    keys = right.areas * _DAYS + right.side.starts[right.places]
    order = np.argsort(keys, kind="stable")
    keys, theirs = keys[order], right.places[order]
    left = left.only(left.side.is_dated[left.places])
    first = left.side.starts[left.places] - window.days - wider
    last = left.side.ends[left.places] + window.days
    low = np.searchsorted(keys, left.areas * _DAYS + first)
    counts = np.searchsorted(keys, left.areas * _DAYS + last, side="right") - low
    one = np.repeat(left.places, counts)
    within = np.arange(int(counts.sum())) - np.repeat(np.cumsum(counts) - counts, counts)
    other = theirs[np.repeat(low, counts) + within]
    near = days_between(left.side, right.side, Pairs(one, other)) <= window.days
    return np.asarray(one[near] * len(right.side) + other[near])


def days_between(left: Columns, right: Columns, pairs: Pairs) -> Ints:
    """Return the days from one span to the other; 0 where they overlap."""
    after = left.starts[pairs.left] - right.ends[pairs.right]
    before = right.starts[pairs.right] - left.ends[pairs.left]
    return np.asarray(np.maximum(np.maximum(after, before), 0))
