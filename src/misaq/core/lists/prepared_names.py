"""The best pair of names that two entries have."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from misaq.core.lists.naming import Weighed
from misaq.core.lists.prepared import PreparedName
from misaq.core.lists.shared_names import shared_bits

_DIFFER = 0.4
"""Score below which two primary names are two names: that of a body and its part, at most."""


@dataclass(frozen=True, slots=True)
class BestNames:
    """Two names that meet best.

    Attributes:
        left: of the first entry.
        right: of the second.
        score: 0 to 1, less what the rank of a weak or former name takes from it.
        rarity: bits of evidence in the words of the two, not below 0.
        shared: bits that are lost where several entries of one list bear the name; not above 0.
        are_own: whether both are primary names.
        own_differ: whether each is another name of a party, and their own, primary names differ.
    """

    left: PreparedName
    right: PreparedName
    score: float
    rarity: float
    shared: float
    are_own: bool
    own_differ: bool


def best_names(
    left: tuple[PreparedName, ...],
    right: tuple[PreparedName, ...],
    weigh: Callable[[Any, Any], Weighed],
    speaks: Callable[[float, float], float],
    own_differ: float = 0.0,
) -> BestNames:
    """Return the pair of names that says most, the same whichever entry comes first.

    Two short forms that agree letter by letter say less than two long names that nearly do.

    The two primary names are always compared; aliases only where they share a key, as two names of
    one party nearly always do.

    Args:
        left: at least one name, the primary one first.
        right: at least one name.
        weigh: how two names, as read, are weighed.
        speaks: bits that a score and the rarity of the words speak with.
        own_differ: bits of meeting by other names of both where their primary names differ; not
            above 0.
    """
    best, most = _of_nothing(left[0], right[0]), (speaks(0.0, 0.0), 0.0)
    order = ("", "")
    others = 0.0
    for one in left:
        for other in right:
            are_primary = one is left[0] and other is right[0]
            if not are_primary and one.keys.isdisjoint(other.keys):
                continue
            weighed = weigh(one.read, other.read)
            score, rarity = weighed.score * one.trust * other.trust, max(weighed.bits, 0.0)
            if are_primary and score < _DIFFER:
                others = own_differ
            if score == 0.0:
                continue
            shared = shared_bits(one, other)
            against = others if one is not left[0] and other is not right[0] else 0.0
            said = (speaks(score, rarity) + shared + against, rarity)
            if said < most:
                continue
            place = _order(one, other)
            if said > most or place < order:
                best = BestNames(one, other, score, rarity, shared, are_primary, against < 0.0)
                most, order = said, place
    return best


def _of_nothing(left: PreparedName, right: PreparedName) -> BestNames:
    return BestNames(left, right, 0.0, 0.0, 0.0, are_own=True, own_differ=False)


def _order(one: PreparedName, other: PreparedName) -> tuple[str, str]:
    first, second = one.printed.text, other.printed.text
    return (first, second) if first <= second else (second, first)
