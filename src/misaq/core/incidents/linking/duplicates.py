"""Events of one source that may be one event counted twice. They are told, never merged.

How many pairs are as alike by chance is counted as for links: by moving the source's days against
itself. A busy week has more of them than a month away, so that it is rather too few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from misaq.core.incidents.linking.candidates import Pairs, Window, candidate_pairs
from misaq.core.incidents.linking.columns import Columns
from misaq.core.incidents.linking.judgements import ref
from misaq.core.incidents.linking.lines import lines_of
from misaq.core.incidents.linking.meetings import (
    DAYS,
    MISSING,
    SCALES,
    Fact,
    Grades,
    distance_km,
    grade,
)
from misaq.core.incidents.linking.records import Link
from misaq.core.incidents.linking.shifting import common_span, draw_shifts, shifted_pairs
from misaq.core.incidents.records import SourceEvent
from misaq.core.lists.conflicts import NOTHING_JUDGED, Clusters
from misaq.core.lists.pairs import Outcome
from misaq.core.lists.reconcile import LinkedBy
from misaq.core.stats.arrays import Flags
from misaq.core.stats.dice import Dice

_FEWEST = 3
"""Deaths below which two events of a day are alike by chance."""
_SAME_DAY = DAYS.index(0)
_ONE_DAY = Window(0)


@dataclass(frozen=True, slots=True)
class Suspected:
    """What of one source may be counted twice.

    Attributes:
        pairs: two events each, the smaller identifier first.
        by_chance: such pairs after the days were moved, on average; None where they cannot be.
    """

    pairs: tuple[Link, ...] = ()
    by_chance: float | None = None


def suspects(
    events: Sequence[SourceEvent],
    side: Columns,
    *,
    dice: Dice,
    rounds: int,
    clusters: Clusters = NOTHING_JUDGED,
) -> Suspected:
    """Return pairs of one day and area with the same number of dead, at least three.

    What people judged, either way, is not told again.

    Args:
        events: events of one source, in the order of their identifiers.
        side: the same as columns.
        dice: draws the shifts.
        rounds: how many.
        clusters: what people have settled.
    """
    pairs = candidate_pairs(side, side, _ONE_DAY)
    pairs = pairs.only(pairs.left < pairs.right)
    grades = grade(side, side, pairs)
    alike = _are_alike(side, pairs, grades)
    by_chance = _by_chance(side, dice, rounds)
    real = _not_by_chance(int(alike.sum()), by_chance)
    found = np.flatnonzero(alike)
    partners = Counter([*pairs.left[found].tolist(), *pairs.right[found].tolist()])
    km = distance_km(side, side, pairs)
    told = []
    for place in found.tolist():
        one, other = int(pairs.left[place]), int(pairs.right[place])
        keys = events[one].key, events[other].key
        refs = ref(keys[0]), ref(keys[1])
        if clusters.are_apart(*refs) or clusters.are_same(*refs):
            continue
        told.append(
            Link(
                *keys,
                LinkedBy.EVIDENCE,
                Outcome.NEEDS_A_PERSON,
                probability=real,
                real=real,
                bits=0.0,
                chance=2.0 * (by_chance or 0.0) / len(events),
                base_bits=0.0,
                lines=lines_of(
                    events[one], events[other], grades, place, float(km[place]), weights=None
                ),
                rivals=partners[one] + partners[other] - 2,
            )
        )
    return Suspected(tuple(told), by_chance)


def _are_alike(side: Columns, pairs: Pairs, told: Grades) -> Flags:
    area, tactic = told[Fact.AREA], told[Fact.TACTIC]
    alike = (told[Fact.DATE] == _SAME_DAY) & np.isin(area, tuple(SCALES[Fact.AREA].agreeing))
    alike &= side.killed[pairs.left] == side.killed[pairs.right]
    alike &= side.killed[pairs.left] >= _FEWEST
    return np.asarray(alike & ((tactic == MISSING) | (tactic == 0)))


def _by_chance(side: Columns, dice: Dice, rounds: int) -> float | None:
    """Return how many pairs are alike after a shift; each meets twice there, so that it is half."""
    span = common_span(side, side)
    found = []
    for shift in draw_shifts(span, dice, rounds):
        moved, pairs = shifted_pairs(side, side, span, shift, _ONE_DAY)
        pairs = pairs.only(pairs.left != pairs.right)
        found.append(int(_are_alike(side, pairs, grade(moved, side, pairs)).sum()) / 2)
    return float(np.mean(found)) if found else None


def _not_by_chance(found: int, by_chance: float | None) -> float:
    """Return the share of the pairs found that chance does not explain; 0 where nothing is said."""
    if not found or by_chance is None:
        return 0.0
    return min(max(1.0 - by_chance / found, 0.0), 1.0)
