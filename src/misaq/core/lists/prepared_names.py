"""The best pair of names that two entries have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from misaq.core.lists.prepared import PreparedName


@dataclass(frozen=True, slots=True)
class BestNames:
    """Two names that meet best.

    Attributes:
        left: of the first entry.
        right: of the second.
        score: 0 to 1, less what the rank of a weak or former name takes from it.
    """

    left: PreparedName
    right: PreparedName
    score: float


def best_names(
    left: tuple[PreparedName, ...],
    right: tuple[PreparedName, ...],
    score: Callable[[Any, Any], float],
) -> BestNames:
    """Return the pair of names that meet best, the same whichever entry comes first.

    Two names of one party share at least one key, so names that share none are not compared.

    Args:
        left: at least one name, the primary one first.
        right: at least one name.
        score: how two names, as read, are compared.
    """
    best, order = BestNames(left[0], right[0], 0.0), ("", "")
    for one in left:
        for other in right:
            if one.keys.isdisjoint(other.keys):
                continue
            found = score(one.read, other.read) * one.trust * other.trust
            if found < best.score or found == 0.0:
                continue
            place = _order(one, other)
            if found > best.score or place < order:
                best, order = BestNames(one, other, found), place
    return best


def _order(one: PreparedName, other: PreparedName) -> tuple[str, str]:
    first, second = one.printed.text, other.printed.text
    return (first, second) if first <= second else (second, first)
