"""One to one: at most one partner for each entry, and the best pairs first.

The pairs are taken in the order of their evidence; a pair is left out when one of its two already
has a partner. With a total order the result is the only *stable* assignment: no two entries would
both rather have each other than the partners they have. It can be said in a sentence, which the
assignment with the largest sum cannot: two good pairs may not break up an excellent one.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

Left = TypeVar("Left", bound=Hashable)
Right = TypeVar("Right", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Weighed(Generic[Left, Right]):
    """A pair and its evidence.

    Attributes:
        left: one entry.
        right: the other.
        bits: the evidence; more is better.
        order: decides between pairs of equal evidence, the smaller first; unique to the pair, and
            of one form for all.
    """

    left: Left
    right: Right
    bits: float
    order: tuple[float | str, ...] = ()


@dataclass(frozen=True, slots=True)
class Assignment(Generic[Left, Right]):
    """Who goes with whom.

    Attributes:
        pairs: the assigned pairs, best first.
        passed_over: pairs that lost an entry to a better pair, best first.
    """

    pairs: tuple[Weighed[Left, Right], ...]
    passed_over: tuple[Weighed[Left, Right], ...]


def assign(pairs: Iterable[Weighed[Left, Right]]) -> Assignment[Left, Right]:
    """Return the stable one-to-one assignment of the pairs."""
    taken_left: set[Left] = set()
    taken_right: set[Right] = set()
    assigned: list[Weighed[Left, Right]] = []
    passed: list[Weighed[Left, Right]] = []
    for pair in sorted(pairs, key=lambda one: (-one.bits, one.order)):
        if pair.left in taken_left or pair.right in taken_right:
            passed.append(pair)
            continue
        taken_left.add(pair.left)
        taken_right.add(pair.right)
        assigned.append(pair)
    return Assignment(tuple(assigned), tuple(passed))
