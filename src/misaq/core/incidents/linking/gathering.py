"""From pairs of sources to incidents: who tells the same event, over all sources together.

A meets B, B meets C, and A and C are two events of one source, or people judged them not the same:
no run settles that. The better link stands, the other is told as a conflict with the events it
would have put together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from misaq.core.incidents.linking.judgements import ref
from misaq.core.incidents.linking.records import Key, Link
from misaq.core.lists.conflicts import NOTHING_JUDGED, Clusters


class Barrier(Enum):
    """Why a link was not followed."""

    ONE_SOURCE = "ONE_SOURCE"
    """It would make two events of one source one incident."""
    JUDGED_APART = "JUDGED_APART"
    """It would put together what people judged not the same."""


@dataclass(frozen=True, slots=True)
class LinkConflict:
    """A settled link that other, better links contradict.

    Attributes:
        link: the link that was not followed.
        barrier: why.
        together: the events it would have made one incident, in order.
    """

    link: Link
    barrier: Barrier
    together: tuple[Key, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """Events by incident.

    Attributes:
        groups: events of each incident, in order; incidents by their first event.
        conflicts: links that were not followed, the best first.
    """

    groups: tuple[tuple[Key, ...], ...]
    conflicts: tuple[LinkConflict, ...]

    @property
    def incident_of(self) -> Mapping[Key, Key]:
        """Of each event the first event of its incident."""
        return {key: group[0] for group in self.groups for key in group}


def gather(
    events: Iterable[Key], links: Iterable[Link], clusters: Clusters = NOTHING_JUDGED
) -> Gathered:
    """Return which events are one incident.

    What people judged the same comes first, also within one source; then settled links, those with
    the most evidence first. The order of rows says nothing.

    Args:
        events: every event, linked or not.
        links: settled links between any two sources.
        clusters: what people have settled.
    """
    keys = sorted(set(events))
    groups = _Groups(keys, clusters)
    conflicts = []
    for link in sorted(links, key=lambda one: (-one.bits, one.left, one.right)):
        barrier = groups.barrier(link.left, link.right)
        if barrier is None:
            groups.join(link.left, link.right)
        else:
            together = tuple(sorted(groups.of(link.left) | groups.of(link.right)))
            conflicts.append(LinkConflict(link, barrier, together))
    return Gathered(groups.all(), tuple(conflicts))


class _Groups:
    """Growing groups of events; a group is one set that all its members share."""

    def __init__(self, keys: Iterable[Key], clusters: Clusters) -> None:
        self._group: dict[Key, set[Key]] = {key: {key} for key in keys}
        self._clusters = clusters
        for key in list(self._group):
            first = clusters.cluster(ref(key))
            self.join(key, (first.source_list, first.reference))

    def of(self, key: Key) -> set[Key]:
        return self._group[key]

    def join(self, one: Key, other: Key) -> None:
        if other not in self._group or self._group[one] is self._group[other]:
            return
        joined = self._group[one] | self._group[other]
        for key in joined:
            self._group[key] = joined

    def barrier(self, one: Key, other: Key) -> Barrier | None:
        """Return why two groups may not become one; None where they may or are one."""
        ours, theirs = self._group[one], self._group[other]
        if ours is theirs:
            return None
        if any(self._clusters.are_apart(ref(a), ref(b)) for a in ours for b in theirs):
            return Barrier.JUDGED_APART
        if {source for source, _ in ours} & {source for source, _ in theirs}:
            return Barrier.ONE_SOURCE
        return None

    def all(self) -> tuple[tuple[Key, ...], ...]:
        return tuple(
            sorted({min(group): tuple(sorted(group)) for group in self._group.values()}.values())
        )
