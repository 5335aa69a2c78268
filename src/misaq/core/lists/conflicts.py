"""What judgements say together: clusters, what keeps clusters apart, and where they contradict.

A says B, B says C, and somebody judged A and C not the same: no run may settle that by itself. The
chain is shown, and until people have looked, the merge that would break a negative does not bind.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from misaq.core.lists.judgements import EntryRef, Judgement, Verdict, standing


@dataclass(frozen=True, slots=True)
class Conflict:
    """A negative between two entries that positives tie together.

    Attributes:
        apart: the judgement that they are not the same.
        chain: the entries from the one to the other, each judged the same as the next.
    """

    apart: Judgement
    chain: tuple[EntryRef, ...]


@dataclass(frozen=True, slots=True)
class Clusters:
    """What people have settled.

    Attributes:
        name_of: of each entry in a cluster of at least two, its smallest member.
        apart: pairs of clusters, by their smallest members, that a negative keeps apart.
        conflicts: negatives inside what positives tie together.
    """

    name_of: Mapping[EntryRef, EntryRef]
    apart: frozenset[frozenset[EntryRef]]
    conflicts: tuple[Conflict, ...]

    def cluster(self, ref: EntryRef) -> EntryRef:
        """Return the smallest member of the entry's cluster; itself where it stands alone."""
        return self.name_of.get(ref, ref)

    def are_same(self, one: EntryRef, other: EntryRef) -> bool:
        """Say whether people judged the two one party, directly or through others."""
        return self.cluster(one) == self.cluster(other)

    def are_apart(self, one: EntryRef, other: EntryRef) -> bool:
        """Say whether a negative keeps the two apart: it binds all members of both clusters."""
        return frozenset((self.cluster(one), self.cluster(other))) in self.apart


NOTHING_JUDGED = Clusters({}, frozenset(), ())


def replay(judgements: Iterable[Judgement]) -> Clusters:
    """Return what the judgements say together.

    The order in which they are given says nothing, and replaying changes nothing.
    """
    binding = [judgement for judgement in standing(judgements).values() if judgement.binds]
    positives = [one for one in binding if one.verdict is Verdict.SAME]
    negatives = sorted(
        (one for one in binding if one.verdict is Verdict.NOT_SAME), key=lambda one: one.number
    )
    ties = _ties(positives)
    conflicts = tuple(
        Conflict(negative, chain)
        for negative in negatives
        if (chain := _chain(ties, negative.left, negative.right))
    )
    broken = {ref for conflict in conflicts for ref in conflict.chain}
    name_of = _named({ref: ends for ref, ends in ties.items() if ref not in broken}, broken)
    apart = frozenset(
        frozenset((name_of.get(one.left, one.left), name_of.get(one.right, one.right)))
        for one in negatives
    )
    return Clusters(name_of, apart, conflicts)


def conflicts_of_merge(
    judgements: Iterable[Judgement], one: EntryRef, other: EntryRef
) -> tuple[Judgement, ...]:
    """Return the negatives that a merge of two entries would break, before anybody confirms it."""
    given = tuple(judgements)
    clusters = replay(given)
    wanted = frozenset((clusters.cluster(one), clusters.cluster(other)))
    found = [
        judgement
        for judgement in standing(given).values()
        if judgement.verdict is Verdict.NOT_SAME
        and frozenset((clusters.cluster(judgement.left), clusters.cluster(judgement.right)))
        == wanted
    ]
    return tuple(sorted(found, key=lambda judgement: judgement.number))


def _ties(positives: Iterable[Judgement]) -> dict[EntryRef, set[EntryRef]]:
    ties: dict[EntryRef, set[EntryRef]] = {}
    for judgement in positives:
        ties.setdefault(judgement.left, set()).add(judgement.right)
        ties.setdefault(judgement.right, set()).add(judgement.left)
    return ties


def _chain(
    ties: Mapping[EntryRef, set[EntryRef]], start: EntryRef, goal: EntryRef
) -> tuple[EntryRef, ...]:
    """Return a shortest chain of positives; empty where there is none."""
    came_from: dict[EntryRef, EntryRef | None] = {start: None}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        if here == goal:
            return _walked(came_from, goal)
        for near in sorted(ties.get(here, ())):
            if near not in came_from:
                came_from[near] = here
                waiting.append(near)
    return ()


def _walked(came_from: Mapping[EntryRef, EntryRef | None], goal: EntryRef) -> tuple[EntryRef, ...]:
    chain = [goal]
    while (before := came_from[chain[-1]]) is not None:
        chain.append(before)
    return tuple(reversed(chain))


def _named(
    ties: Mapping[EntryRef, set[EntryRef]], broken: set[EntryRef]
) -> dict[EntryRef, EntryRef]:
    """Return the smallest member of each entry's cluster, without entries that are in conflict."""
    name_of: dict[EntryRef, EntryRef] = {}
    for start in sorted(ties):
        if start in name_of:
            continue
        members = _reached(ties, start, broken)
        for member in members:
            name_of[member] = start
    return name_of


def _reached(
    ties: Mapping[EntryRef, set[EntryRef]], start: EntryRef, broken: set[EntryRef]
) -> set[EntryRef]:
    reached, waiting = {start}, [start]
    while waiting:
        for near in ties[waiting.pop()] - reached - broken:
            reached.add(near)
            waiting.append(near)
    return reached
