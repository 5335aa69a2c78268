"""Where points came from, what became of them, and positions that contradict each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from misaq.core.policies.records import Lineage, Policies, Position
from misaq.kernel.ids import Key


@dataclass(frozen=True, slots=True)
class Descent:
    """The links from one policy to another, the earlier first."""

    earlier: Key
    later: Key
    links: tuple[Lineage, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """Positions on one subject.

    Attributes:
        key: the word positions on it share.
        title: the subject in words.
        positions: the positions, the earliest first.
    """

    key: Key
    title: str
    positions: tuple[Position, ...]

    @property
    def is_contradictory(self) -> bool:
        """Whether there is more than one stance."""
        return len({position.stance for position in self.positions}) > 1


def descents(policies: Policies) -> tuple[Descent, ...]:
    """Return the links by pair of policies, in the order of the first link of each pair."""
    home = {c.key: c.policy for c in policies.commitments}
    groups: dict[tuple[Key, Key], list[Lineage]] = defaultdict(list)
    for link in policies.lineage:
        pair = home.get(link.earlier, link.earlier), home.get(link.later, link.later)
        groups[pair].append(link)
    return tuple(Descent(a, b, tuple(links)) for (a, b), links in groups.items())


def before(policies: Policies, key: Key) -> tuple[Lineage, ...]:
    """Return the links that lead to a point or policy."""
    return tuple(link for link in policies.lineage if link.later == key)


def after(policies: Policies, key: Key) -> tuple[Lineage, ...]:
    """Return the links that lead on from a point or policy."""
    return tuple(link for link in policies.lineage if link.earlier == key)


def disputes(positions: Sequence[Position]) -> tuple[Dispute, ...]:
    """Return the positions by subject, those that contradict each other first."""
    groups: dict[Key, list[Position]] = defaultdict(list)
    for position in positions:
        groups[position.subject].append(position)
    found = [
        Dispute(key, group[0].title, tuple(sorted(group, key=lambda p: p.held_on.earliest)))
        for key, group in groups.items()
    ]
    return tuple(sorted(found, key=lambda dispute: not dispute.is_contradictory))
