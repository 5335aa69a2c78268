"""How the facts of two events meet, in grades that can be counted.

A grade belongs to a group; what it weighs is judged within the group. So the distance is weighed
among all pairs, but whether the district is the same among pairs about as far apart, because two
events of one spot are mostly of one district and that shall not count twice. What one of the two
does not say has no grade (-1) and weighs nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

import numpy as np

from misaq.core.incidents.linking.candidates import Pairs
from misaq.core.incidents.linking.columns import UNKNOWN, Columns
from misaq.core.incidents.records import DatePrecision, PlacePrecision
from misaq.core.stats.arrays import Flags, Floats, Ints

MISSING = -1
_EARTH_KM = 6_371.0


class Fact(Enum):
    """What a line of evidence is about."""

    DATE = "DATE"
    DISTANCE = "DISTANCE"
    AREA = "AREA"
    PLACE = "PLACE"
    KILLED = "KILLED"
    INJURED = "INJURED"
    TACTIC = "TACTIC"
    ROLE = "ROLE"
    ACTOR = "ACTOR"


@dataclass(frozen=True, slots=True)
class Scale:
    """The grades of a fact.

    Attributes:
        groups: of each grade, the group within which it is weighed.
        agreeing: grades at which the two agree as nearly as the sources can say.
        close: grades at which they are neither the same nor clearly another.
    """

    groups: tuple[int, ...]
    agreeing: frozenset[int]
    close: frozenset[int] = frozenset()

    @property
    def grades(self) -> int:
        """How many grades there are."""
        return len(self.groups)


DAYS = (-3, -2, -1, 0, 1, 2, 3)
"""Whole days from the first event to the second, where both are known to the day."""
IMPRECISE_DAYS = (0, 3)
"""Days between the spans, up to which, where one is known to a week or a month."""
FINE_KM = (2.0, 5.0, 10.0, 20.0, 40.0, 80.0, np.inf)
"""Kilometres, up to which, where both know the spot or what is near."""
COARSE_KM = (20.0, 50.0, np.inf)
"""Kilometres, up to which, where one knows the district only."""
RATIOS = (0.0, 0.3, 0.7, 1.4, np.inf)
"""Distance of two numbers plus one, as logarithms, up to which."""
RARITIES = (0.0, 3.0, 5.0, 7.0, np.inf)
"""Bits of the rarest word that two places share, up to which; 0 where they share none."""
SIZES = (2, 9)
"""Up to how many the larger number is small, or middling."""

_AREAS = 4
_STEPS = len(RATIOS)


def _in_each(groups: int, width: int, *grades: int) -> frozenset[int]:
    """Return the same grades in each group of so many."""
    return frozenset(width * group + grade for group in range(groups) for grade in grades)


def _groups(groups: int, width: int) -> tuple[int, ...]:
    return tuple(group for group in range(groups) for _ in range(width))


SCALES = {
    Fact.DATE: Scale((*_groups(1, len(DAYS)), 1, 1, 1, 1), frozenset({3, 7, 9}), frozenset({2, 4})),
    Fact.DISTANCE: Scale(
        (*_groups(1, len(FINE_KM)), 1, 1, 1), frozenset({0, 1, 2, 7}), frozenset({3, 4, 8})
    ),
    Fact.AREA: Scale(_groups(3, _AREAS), _in_each(3, _AREAS, 0), _in_each(3, _AREAS, 2)),
    Fact.PLACE: Scale(_groups(3, 5), _in_each(3, 5, 2, 3, 4), _in_each(3, 5, 1)),
    Fact.KILLED: Scale((0,) * 15, _in_each(3, _STEPS, 0, 1), _in_each(3, _STEPS, 2)),
    Fact.INJURED: Scale(_groups(3, _STEPS), _in_each(3, _STEPS, 0, 1), _in_each(3, _STEPS, 2)),
    Fact.TACTIC: Scale((0, 0, 0), frozenset({0}), frozenset({2})),
    Fact.ROLE: Scale((0, 0), frozenset({0})),
    Fact.ACTOR: Scale((0, 0), frozenset({0})),
}

Grades = dict[Fact, Ints]


def grade(left: Columns, right: Columns, pairs: Pairs) -> Grades:
    """Return of each fact the grade of each pair, shape (pairs,), -1 where it is missing."""
    km = distance_km(left, right, pairs)
    distance = _distance_grades(left, right, pairs, km)
    area = _area_grades(left, right, pairs, distance)
    killed = _killed_grades(left, right, pairs)
    return {
        Fact.DATE: _date_grades(left, right, pairs),
        Fact.DISTANCE: distance,
        Fact.AREA: area,
        Fact.PLACE: _place_grades(left, right, pairs, area),
        Fact.KILLED: killed,
        Fact.INJURED: _injured_grades(left, right, pairs, killed),
        Fact.TACTIC: _tactic_grades(left, right, pairs),
        Fact.ROLE: _same_or_other(left.role[pairs.left], right.role[pairs.right]),
        Fact.ACTOR: _actor_grades(left, right, pairs),
    }


def _date_grades(left: Columns, right: Columns, pairs: Pairs) -> Ints:
    one, other = pairs.left, pairs.right
    apart = right.starts[other] - left.starts[one]
    exact = np.clip(apart, DAYS[0], DAYS[-1]) - DAYS[0]
    after = left.starts[one] - right.ends[other]
    before = right.starts[other] - left.ends[one]
    is_apart = np.maximum(after, before) > 0
    coarsest = np.maximum(left.date_precision[one], right.date_precision[other])
    by_span = len(DAYS) + 2 * (coarsest == DatePrecision.MONTH) + is_apart
    return np.asarray(np.where(coarsest == DatePrecision.DAY, exact, by_span), dtype=np.int64)


def distance_km(left: Columns, right: Columns, pairs: Pairs) -> Floats:
    """Return the kilometres between two events along the ground; nan where one has no point."""
    north_1, north_2 = (
        np.radians(left.latitude[pairs.left]),
        np.radians(right.latitude[pairs.right]),
    )
    east = np.radians(right.longitude[pairs.right] - left.longitude[pairs.left])
    half = np.sin((north_2 - north_1) / 2) ** 2
    half += np.cos(north_1) * np.cos(north_2) * np.sin(east / 2) ** 2
    return np.asarray(2 * _EARTH_KM * np.arcsin(np.sqrt(np.clip(half, 0.0, 1.0))))


def _distance_grades(left: Columns, right: Columns, pairs: Pairs, km: Floats) -> Ints:
    known = np.nan_to_num(km, nan=0.0)
    is_coarse = (left.place_precision[pairs.left] > PlacePrecision.NEARBY) | (
        right.place_precision[pairs.right] > PlacePrecision.NEARBY
    )
    fine = np.searchsorted(FINE_KM, known)
    coarse = len(FINE_KM) + np.searchsorted(COARSE_KM, known)
    return np.asarray(np.where(np.isnan(km), MISSING, np.where(is_coarse, coarse, fine)))


def _area_grades(left: Columns, right: Columns, pairs: Pairs, distance: Ints) -> Ints:
    """Grade the finest area both know: district same/other, else province same/other."""
    one, other = pairs.left, pairs.right
    district = _same_or_other(left.district[one], right.district[other])
    named = _same_or_other(left.district_name[one], right.district_name[other])
    told_apart = left.is_district_shared[one] & right.is_district_shared[other]
    named = np.where((named == 1) & ~told_apart, MISSING, named)
    district = np.where(district == MISSING, named, district)
    province = _same_or_other(left.province[one], right.province[other])
    by_name = _same_or_other(left.province_name[one], right.province_name[other])
    province = np.where(province == MISSING, by_name, province)
    by_province = np.where(province == MISSING, MISSING, province + 2)
    area = np.where(district == MISSING, by_province, district)
    return np.where(area == MISSING, MISSING, area + _AREAS * _bands(distance))


def is_of_one_area(grades: Grades) -> Flags:
    """Return which pairs are of one district, as far as both sources say."""
    area = grades[Fact.AREA]
    return np.asarray((area != MISSING) & (area % _AREAS == 0))


def _bands(distance: Ints) -> Ints:
    """Return 0 for pairs near each other, 1 for others, 2 where the distance is unknown."""
    is_near = ((distance >= 0) & (distance <= 3)) | (distance == len(FINE_KM))
    return np.where(distance == MISSING, 2, np.where(is_near, 0, 1)).astype(np.int64)


def _place_grades(left: Columns, right: Columns, pairs: Pairs, area: Ints) -> Ints:
    """Grade the rarest word that two places share, by whether they are in one district."""
    ours, theirs = left.words[pairs.left], right.words[pairs.right]
    shared, is_shared = np.zeros(len(pairs)), np.zeros(len(pairs), np.bool_)
    for place in range(ours.shape[1]):
        word = ours[:, place]
        met = (word != UNKNOWN) & (theirs == word[:, None]).any(axis=1)
        is_shared |= met
        shared = np.maximum(shared, np.where(met, left.rarity[pairs.left, place], 0.0))
    group = np.where(area == MISSING, 2, np.where(area % _AREAS == 0, 0, 1))
    known = (ours[:, 0] != UNKNOWN) & (theirs[:, 0] != UNKNOWN)
    step = np.where(is_shared, np.maximum(np.searchsorted(RARITIES, shared), 1), 0)
    return np.where(known, step + len(RARITIES) * group, MISSING).astype(np.int64)


def _killed_grades(left: Columns, right: Columns, pairs: Pairs) -> Ints:
    one, other = pairs.left, pairs.right
    step = _ratio_grades(left.killed[one], right.killed[other])
    overlap = (left.killed_low[one] <= right.killed_high[other]) & (
        right.killed_low[other] <= left.killed_high[one]
    )
    step = np.where((step > 1) & overlap, 1, step)
    larger = np.fmax(left.killed[one], right.killed[other])
    size = np.searchsorted(SIZES, np.nan_to_num(larger))
    return np.where(step == MISSING, MISSING, step + len(RATIOS) * size)


def _ratio_grades(one: Floats, other: Floats) -> Ints:
    apart = np.abs(np.log1p(one) - np.log1p(other))
    step = np.searchsorted(RATIOS, np.nan_to_num(apart) - 1e-9)
    return np.asarray(np.where(np.isnan(apart), MISSING, step), dtype=np.int64)


def _injured_grades(left: Columns, right: Columns, pairs: Pairs, killed: Ints) -> Ints:
    step = _ratio_grades(left.injured[pairs.left], right.injured[pairs.right])
    deaths = killed % len(RATIOS)
    group = np.where(killed == MISSING, 2, np.where(deaths <= 2, 0, 1))
    return np.where(step == MISSING, MISSING, step + len(RATIOS) * group)


def _tactic_grades(left: Columns, right: Columns, pairs: Pairs) -> Ints:
    """Grade 0 for one means, 1 for another, 2 where a suicide attack meets another explosion."""
    one, other = left.tactic[pairs.left], right.tactic[pairs.right]
    told = _same_or_other(one, other)
    near = np.isin(one, (1, 2)) & np.isin(other, (1, 2))
    denied = (left.is_suicide[pairs.left] == 0) | (right.is_suicide[pairs.right] == 0)
    return np.where((told == 1) & near & ~denied, 2, told)


def _actor_grades(left: Columns, right: Columns, pairs: Pairs) -> Ints:
    ours, theirs = left.actors[pairs.left], right.actors[pairs.right]
    same = np.zeros(len(pairs), np.bool_)
    for place in range(ours.shape[1]):
        mine = ours[:, place]
        same |= (mine != UNKNOWN) & (theirs == mine[:, None]).any(axis=1)
    other = _has_shared(left, pairs.left) & _has_shared(right, pairs.right)
    return np.where(same, 0, np.where(other, 1, MISSING)).astype(np.int64)


def _has_shared(side: Columns, places: Ints) -> Flags:
    return np.asarray(side.are_actors_shared[places].any(axis=1))


def _same_or_other(one: Ints, other: Ints) -> Ints:
    """Return 0 where two numbers are one, 1 where they differ, -1 where one is unknown."""
    unknown = (one == UNKNOWN) | (other == UNKNOWN)
    return np.where(unknown, MISSING, (one != other).astype(np.int64))
