"""Which pairs of entries are worth comparing, without comparing all.

Entries meet where they share a word under which a name is found; the rarest words first. A word
that very many entries carry brings up nobody by itself, and no entry brings up more than a fixed
number of others, those with which it shares the rarest words. The pairs are the same whichever
list is put first and however the entries are ordered.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from misaq.core.lists.prepared import PreparedEntry

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Limits:
    """How many pairs blocking brings up at most.

    Attributes:
        partners: for an entry of the shorter list; of more, those that share the rarest words.
        partners_of_longer: for an entry of the longer list, so that the work grows with the
            shorter one; two lists of one length count as shorter both.
        partners_within: for an entry among the others of its own list.
        crowd: entries of one list that a word may stand for before it brings up nobody.
    """

    partners: int = 25
    partners_of_longer: int = 3
    partners_within: int = 6
    crowd: int = 1000


DEFAULT = Limits()


def candidate_pairs(
    left: Sequence[PreparedEntry], right: Sequence[PreparedEntry], limits: Limits = DEFAULT
) -> tuple[Pair, ...]:
    """Return pairs of places (in ``left``, in ``right``) worth comparing, in rising order."""
    of_left, of_right = _most_partners(len(left), len(right), limits)
    found = set(_seen_from(left, right, limits, of_left))
    found.update((one, other) for other, one in _seen_from(right, left, limits, of_right))
    found.update(_by_number(left, right))
    return tuple(sorted(found))


def pairs_within(entries: Sequence[PreparedEntry], limits: Limits = DEFAULT) -> tuple[Pair, ...]:
    """Return pairs of places in one list worth comparing, the lower place first.

    An entry shares most words with itself, and so takes one of its own places.
    """
    seen = _seen_from(entries, entries, limits, 1 + limits.partners_within)
    pairs = {(min(pair), max(pair)) for pair in (*seen, *_by_number(entries, entries))}
    return tuple(sorted((one, other) for one, other in pairs if one < other))


def _most_partners(left: int, right: int, limits: Limits) -> tuple[int, int]:
    return (
        limits.partners if left <= right else limits.partners_of_longer,
        limits.partners if right <= left else limits.partners_of_longer,
    )


def _seen_from(
    left: Sequence[PreparedEntry], right: Sequence[PreparedEntry], limits: Limits, most: int
) -> list[Pair]:
    holders = _holders(right)
    total = len(right)
    worth = {key: math.log2(1 + total / len(places)) for key, places in holders.items()}
    pairs: list[Pair] = []
    for place, entry in enumerate(left):
        pairs.extend(
            (place, other) for other in _partners(entry, right, holders, worth, limits)[:most]
        )
    return pairs


def _holders(entries: Sequence[PreparedEntry]) -> Mapping[str, list[int]]:
    holders: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        for key in entry.keys:
            holders[key].append(place)
    return holders


def _partners(
    entry: PreparedEntry,
    others: Sequence[PreparedEntry],
    holders: Mapping[str, list[int]],
    worth: Mapping[str, float],
    limits: Limits,
) -> list[int]:
    shared: dict[int, float] = defaultdict(float)
    for key in sorted(entry.keys & holders.keys()):
        if len(holders[key]) <= limits.crowd:
            for place in holders[key]:
                shared[place] += worth[key]
    return sorted(shared, key=lambda place: (-shared[place], others[place].entry.reference))


def _by_number(left: Sequence[PreparedEntry], right: Sequence[PreparedEntry]) -> list[Pair]:
    """Return the pairs that share an identity number, whatever their names."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(right):
        for number in entry.numbers:
            holders[number.value].append(place)
    return [
        (place, other)
        for place, entry in enumerate(left)
        for number in entry.numbers
        for other in holders.get(number.value, ())
    ]
