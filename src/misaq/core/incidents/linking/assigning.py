"""Who goes with whom: at most one partner for each event, so that the whole is best.

Pairs hang together in small components (a week in a district); in each the assignment with the
largest sum is found. Equal sums are decided by the events' own keys, not by the order of rows.
A component too large for that is assigned best pair first.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from misaq.core.incidents.linking.candidates import Pairs
from misaq.core.lists.assignment import Weighed, assign
from misaq.core.stats.arrays import Floats, Ints

_LARGEST = 1_500
"""Events of one side of a component, beyond which the best pair goes first."""
_TINY = 1e-7
"""Bits by which the order decides between equal pairs; far below any evidence."""


def one_to_one(pairs: Pairs, worth: Floats) -> Ints:
    """Return which pairs are assigned, rising: at most one of each event.

    Args:
        pairs: of which some may share an event; in an order that rows do not decide.
        worth: shape (pairs,), bits above what is worth assigning; pairs of 0 or less are left.
    """
    useful = np.flatnonzero(worth > 0.0)
    if not useful.size:
        return useful
    kept = pairs.only(useful)
    of_pair = _components(kept)
    order = np.argsort(of_pair, kind="stable")
    edges = np.flatnonzero(np.diff(of_pair[order], prepend=-1, append=-1))
    found = [
        _best(kept, worth[useful], order[first:last]) for first, last in pairwise(edges.tolist())
    ]
    return np.sort(useful[np.concatenate(found)])


def _components(pairs: Pairs) -> Ints:
    """Return the number of each pair's component."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    lefts, left = np.unique(pairs.left, return_inverse=True)
    rights, right = np.unique(pairs.right, return_inverse=True)
    size = lefts.size + rights.size
    graph = coo_array((np.ones(left.size), (left, right + lefts.size)), shape=(size, size))
    _, label = connected_components(graph, directed=False)
    return np.asarray(label[left], dtype=np.int64)


def _best(pairs: Pairs, worth: Floats, chosen: Ints) -> Ints:
    """Return the best assignment within a component, as places among the pairs."""
    if chosen.size == 1:
        return chosen
    lefts, left = np.unique(pairs.left[chosen], return_inverse=True)
    rights, right = np.unique(pairs.right[chosen], return_inverse=True)
    if max(lefts.size, rights.size) > _LARGEST:
        return _best_first(pairs, worth, chosen)
    from scipy.optimize import linear_sum_assignment

    table = np.zeros((lefts.size, rights.size))
    table[left, right] = worth[chosen] - _TINY * np.arange(chosen.size) / chosen.size
    number = np.full(table.shape, -1, dtype=np.int64)
    number[left, right] = chosen
    rows, columns = linear_sum_assignment(table, maximize=True)
    taken = number[rows, columns]
    return np.asarray(taken[taken >= 0])


def _best_first(pairs: Pairs, worth: Floats, chosen: Ints) -> Ints:
    weighed = (
        Weighed(int(pairs.left[n]), int(pairs.right[n]), float(worth[n]), (float(n),))
        for n in chosen
    )
    taken = {pair.order[0] for pair in assign(weighed).pairs}
    return np.array([n for n in chosen if float(n) in taken], dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Part:
    """A further event of one side that may be a part of an assigned pair's event.

    Attributes:
        pair: place of the pair that is not assigned, among all pairs.
        beside: place of the assigned pair.
    """

    pair: int
    beside: int


def parts(
    pairs: Pairs, worth: Floats, assigned: Ints, killed: tuple[Floats, Floats]
) -> tuple[Part, ...]:
    """Return further events with which one event of the other side would make a better sum.

    One source counts two blasts as one event, another as two: the deaths of the two together are
    then nearer the one's than those of either alone. The first that improves the sum is taken,
    best pair first; an event that is assigned elsewhere is no part.

    Args:
        pairs: all candidate pairs.
        worth: bits above what is worth assigning.
        assigned: places of the assigned pairs.
        killed: best deaths of the first and the second source's events; nan where not said.
    """
    partner = {int(pairs.left[n]): int(n) for n in assigned}
    taken = {int(pairs.right[n]) for n in assigned}
    sums = {n: float(killed[1][pairs.right[n]]) for n in partner.values()}
    found: list[Part] = []
    useful = [n for n in np.flatnonzero(worth > 0.0) if int(pairs.left[n]) in partner]
    for place in sorted(useful, key=lambda n: (-worth[n], n)):
        left, right = int(pairs.left[place]), int(pairs.right[place])
        beside = partner[left]
        whole = sums[beside] + float(killed[1][right])
        if right in taken or not _is_nearer(float(killed[0][left]), sums[beside], whole):
            continue
        taken.add(right)
        sums[beside] = whole
        found.append(Part(int(place), beside))
    return tuple(found)


def _is_nearer(told: float, before: float, whole: float) -> bool:
    """Say whether the sum is nearer what the other source tells; False where one is not said."""
    return whole > before and abs(np.log1p(told) - np.log1p(whole)) < abs(
        np.log1p(told) - np.log1p(before)
    )
