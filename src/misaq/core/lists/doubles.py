"""Entries of one list that are one party: counted twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from misaq.core.lists.blocking import Limits, pairs_within
from misaq.core.lists.conflicts import NOTHING_JUDGED, Clusters
from misaq.core.lists.judgements import EntryRef
from misaq.core.lists.matching import compare_prepared, weigh
from misaq.core.lists.own_names import may_be_counted_twice
from misaq.core.lists.pairs import Outcome, PairComparison, Thresholds
from misaq.core.lists.prepared import PreparedEntry
from misaq.core.lists.sides import Side


@dataclass(frozen=True, slots=True)
class Double:
    """Two entries of one list that are one party.

    Attributes:
        reference: the entry counted a second time, the later in the list.
        first: the entry it repeats.
        comparison: the evidence.
    """

    reference: str
    first: str
    comparison: PairComparison


_WORTH_COMPARING = 3.0
"""Bits of evidence below which two entries of one list are surely not said to be the same."""


def doubles(
    side: Side,
    entries: Sequence[PreparedEntry],
    thresholds: Thresholds,
    limits: Limits,
    clusters: Clusters = NOTHING_JUDGED,
) -> tuple[Double, ...]:
    """Return the entries of one list that repeat another, each with the earliest it repeats.

    Judged so by people, or so by the evidence where nobody has judged.
    """
    refs = [EntryRef(side.key, entry.entry.reference) for entry in entries]
    found: dict[int, Double] = {}
    for one, other in sorted({*pairs_within(entries, limits), *_judged_within(refs, clusters)}):
        if other in found or clusters.are_apart(refs[one], refs[other]):
            continue
        judged = clusters.are_same(refs[one], refs[other])
        if not judged and weigh(entries[one], entries[other]) < _WORTH_COMPARING:
            continue
        comparison = compare_prepared(entries[one], entries[other], thresholds=thresholds)
        by_evidence = comparison.outcome is Outcome.SAME and may_be_counted_twice(
            entries[one], entries[other], thresholds.settled_name
        )
        if judged or by_evidence:
            found[other] = Double(comparison.right, comparison.left, comparison)
    return tuple(found[place] for place in sorted(found))


def _judged_within(refs: Sequence[EntryRef], clusters: Clusters) -> set[tuple[int, int]]:
    members: dict[EntryRef, list[int]] = {}
    for place, ref in enumerate(refs):
        if ref in clusters.name_of:
            members.setdefault(clusters.cluster(ref), []).append(place)
    return {pair for places in members.values() for pair in combinations(places, 2)}
