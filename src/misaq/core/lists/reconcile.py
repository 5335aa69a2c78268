"""Two lists side by side: who stands on both, who on one, and what a person has to look at.

Candidates are brought up by blocking, weighed, and assigned one to one. What people have judged
comes first and is never overruled; what stands twice on one list is found on the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from misaq.core.lists.assignment import Weighed, assign
from misaq.core.lists.blocking import DEFAULT as DEFAULT_LIMITS
from misaq.core.lists.blocking import Limits, candidate_pairs
from misaq.core.lists.calibration import bits_of, estimate_base_rate
from misaq.core.lists.conflicts import Clusters, Conflict, replay
from misaq.core.lists.corroboration import corroborate
from misaq.core.lists.doubles import Double, doubles
from misaq.core.lists.judgements import EntryRef, Judgement
from misaq.core.lists.matching import calibration_of, compare_prepared, weigh
from misaq.core.lists.naming import Naming, naming_of
from misaq.core.lists.own_names import meet_by_own_names
from misaq.core.lists.pairs import DEFAULT as DEFAULT_THRESHOLDS
from misaq.core.lists.pairs import Outcome, PairComparison, Thresholds
from misaq.core.lists.prepared import PreparedEntry, prepare
from misaq.core.lists.shared_names import count_bearers
from misaq.core.lists.sides import Side


class LinkedBy(Enum):
    """What a link rests on."""

    EVIDENCE = "EVIDENCE"
    JUDGEMENT = "JUDGEMENT"


@dataclass(frozen=True, slots=True)
class Link:
    """An entry of the one list and its partner on the other.

    Attributes:
        left: reference on the first list.
        right: reference on the second.
        by: what the link rests on.
        comparison: the evidence, also where people judged.
    """

    left: str
    right: str
    by: LinkedBy
    comparison: PairComparison

    @property
    def is_settled(self) -> bool:
        """Whether the two count as one party: judged so, or the evidence allows it."""
        return self.by is LinkedBy.JUDGEMENT or self.comparison.outcome is Outcome.SAME


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Two lists reconciled.

    Attributes:
        left: the first side.
        right: the second.
        links: settled partners, one to one, in the order of the first list.
        possible: partners, one to one, that a person has to look at; best first.
        left_doubles: entries of the first list that repeat one of its own.
        right_doubles: of the second.
        passed_over: other pairs that would need a person, whose entry has a better partner.
        conflicts: judgements that contradict each other.
        compared: how many pairs were compared.
        base_rates: share of the pairs compared that are one party, by how names are compared.
    """

    left: Side
    right: Side
    links: tuple[Link, ...]
    possible: tuple[Link, ...]
    left_doubles: tuple[Double, ...]
    right_doubles: tuple[Double, ...]
    passed_over: tuple[Link, ...]
    conflicts: tuple[Conflict, ...]
    compared: int
    base_rates: Mapping[Naming, float]

    @property
    def left_only(self) -> tuple[str, ...]:
        """References on the first list without a settled partner, in its order."""
        linked = {link.left for link in self.links}
        return tuple(e.reference for e in self.left.entries if e.reference not in linked)

    @property
    def right_only(self) -> tuple[str, ...]:
        """References on the second list without a settled partner, in its order."""
        linked = {link.right for link in self.links}
        return tuple(e.reference for e in self.right.entries if e.reference not in linked)


@dataclass(frozen=True, slots=True)
class Settings:
    """How a reconciliation is run.

    Attributes:
        thresholds: where the outcomes part.
        limits: how many pairs blocking brings up.
    """

    thresholds: Thresholds = DEFAULT_THRESHOLDS
    limits: Limits = DEFAULT_LIMITS


DEFAULT = Settings()


def reconcile(
    left: Side,
    right: Side,
    *,
    judgements: Iterable[Judgement] = (),
    settings: Settings = DEFAULT,
) -> Reconciliation:
    """Return who of two lists is who.

    Args:
        left: a list on a day.
        right: another list, or the same on another day.
        judgements: everything people have judged, in any order.
        settings: thresholds and limits.
    """
    clusters = replay(judgements)
    of_left, of_right = prepare_all(left), prepare_all(right)
    ones, others = count_bearers(of_left), count_bearers(of_right)
    weighed = weigh_pairs(ones, others, candidate_pairs(ones, others, settings.limits))
    run = _Run(left, right, ones, others, clusters, settings.thresholds, weighed.base_rates)
    assigned = assign((*run.judged(), *run.allowed(weighed.pairs)))
    found = [run.link(pair) for pair in assigned.pairs]
    return Reconciliation(
        left=left,
        right=right,
        links=_in_list_order(left, (link for link in found if link.is_settled)),
        possible=tuple(link for link in found if run.is_open(link)),
        left_doubles=doubles(left, of_left, settings.thresholds, settings.limits, clusters),
        right_doubles=doubles(right, of_right, settings.thresholds, settings.limits, clusters),
        passed_over=tuple(filter(run.is_open, map(run.link, assigned.passed_over))),
        conflicts=clusters.conflicts,
        compared=len(weighed.pairs),
        base_rates=weighed.base_rates,
    )


def prepare_all(side: Side) -> tuple[PreparedEntry, ...]:
    """Return the entries of a side, each read once."""
    return tuple(prepare(entry) for entry in side.entries)


@dataclass(frozen=True, slots=True)
class WeighedPairs:
    """Pairs of places in two lists with their evidence.

    Attributes:
        pairs: place in the first list, place in the second, bits without a base rate.
        base_rates: share of them that is one party, by how names are compared.
    """

    pairs: tuple[tuple[int, int, float], ...]
    base_rates: Mapping[Naming, float]


def weigh_pairs(
    ones: Sequence[PreparedEntry],
    others: Sequence[PreparedEntry],
    pairs: Iterable[tuple[int, int]],
) -> WeighedPairs:
    """Return the pairs that can be one party, weighed, and how many of them are."""
    weighed: list[tuple[int, int, float]] = []
    evidence: dict[Naming, list[float]] = {naming: [] for naming in Naming}
    for one, other in pairs:
        naming = naming_of(ones[one].entry.kind, others[other].entry.kind)
        if naming is not None:
            bits = weigh(ones[one], others[other])
            weighed.append((one, other, bits))
            evidence[naming].append(bits)
    rates = {
        naming: estimate_base_rate(sorted(told), calibration_of(naming).base_rate)
        for naming, told in evidence.items()
    }
    return WeighedPairs(tuple(weighed), rates)


_JUDGED = 1e6
"""Bits of a pair that people judged the same: before all evidence."""

_OWN_NAMES = 100.0
"""Bits that put two bodies who meet by their own names before all whom other names tie."""


@dataclass(frozen=True, slots=True)
class _Run:
    left: Side
    right: Side
    ones: Sequence[PreparedEntry]
    others: Sequence[PreparedEntry]
    clusters: Clusters
    thresholds: Thresholds
    base_rates: Mapping[Naming, float]

    def judged(self) -> list[Weighed[int, int]]:
        by_cluster: dict[EntryRef, list[int]] = {}
        for place, entry in enumerate(self.others):
            ref = EntryRef(self.right.key, entry.entry.reference)
            if ref in self.clusters.name_of:
                by_cluster.setdefault(self.clusters.cluster(ref), []).append(place)
        found: list[Weighed[int, int]] = []
        for place, entry in enumerate(self.ones):
            ref = EntryRef(self.left.key, entry.entry.reference)
            partners = by_cluster.get(self.clusters.cluster(ref), ())
            found.extend(self._pair(place, other, _JUDGED) for other in partners)
        return found

    def allowed(self, weighed: Iterable[tuple[int, int, float]]) -> list[Weighed[int, int]]:
        return [
            self._pair(one, other, bits + self._of_own_names(one, other))
            for one, other, bits in weighed
            if self._is_worth_it(one, other, bits) and self._is_open(one, other)
        ]

    def _is_worth_it(self, one: int, other: int, bits: float) -> bool:
        floor = bits_of(self.thresholds.possible)
        enough = bits + bits_of(self._base_rate(one, other)) >= floor
        return enough or bool(self.ones[one].numbers & self.others[other].numbers)

    def _of_own_names(self, one: int, other: int) -> float:
        floor = self.thresholds.settled_name
        return _OWN_NAMES if meet_by_own_names(self.ones[one], self.others[other], floor) else 0.0

    def _is_open(self, one: int, other: int) -> bool:
        first, second = self._refs(one, other)
        return not (self.clusters.are_same(first, second) or self.clusters.are_apart(first, second))

    def _base_rate(self, one: int, other: int) -> float:
        naming = naming_of(self.ones[one].entry.kind, self.others[other].entry.kind)
        return self.base_rates[Naming.BODIES if naming is None else naming]

    def link(self, pair: Weighed[int, int]) -> Link:
        one, other = self.ones[pair.left], self.others[pair.right]
        by = LinkedBy.JUDGEMENT if pair.bits == _JUDGED else LinkedBy.EVIDENCE
        comparison = compare_prepared(
            one,
            other,
            base_rate=self._base_rate(pair.left, pair.right),
            thresholds=self.thresholds,
        )
        return Link(comparison.left, comparison.right, by, comparison)

    def is_open(self, link: Link) -> bool:
        return not link.is_settled and link.comparison.outcome is Outcome.NEEDS_A_PERSON

    def _refs(self, one: int, other: int) -> tuple[EntryRef, EntryRef]:
        return (
            EntryRef(self.left.key, self.ones[one].entry.reference),
            EntryRef(self.right.key, self.others[other].entry.reference),
        )

    def _pair(self, one: int, other: int, bits: float) -> Weighed[int, int]:
        left, right = self.ones[one], self.others[other]
        naming = naming_of(left.entry.kind, right.entry.kind)
        more = (0.0, 0.0, 0.0, 0.0) if naming is None else corroborate(left, right, naming)
        names = sorted((left.entry.reference, right.entry.reference))
        return Weighed(one, other, bits, (*(-value for value in more), *names))


def _in_list_order(left: Side, links: Iterable[Link]) -> tuple[Link, ...]:
    place = {entry.reference: number for number, entry in enumerate(left.entries)}
    return tuple(sorted(links, key=lambda link: place[link.left]))
