"""The numbers of a reconciliation, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterator

from misaq.core.lists.gap_records import LAW_ALONE, Gap, GapReason, Which
from misaq.kernel.words import Phrase, say


def totals(gap: Gap) -> Iterator[tuple[Phrase, int]]:
    """Yield each number with what it counts; the union is what the first two less the third give.

    Entries count as printed; parties count an entry that repeats another only once, and a body
    under several names once when that was asked for.
    """
    both = gap.reconciliation
    yield say("Entries on “{list}”", list=both.left.title), len(both.left.entries)
    yield say("Entries on “{list}”", list=both.right.title), len(both.right.entries)
    yield say("Parties on “{list}”", list=both.left.title), gap.left_total
    yield say("Parties on “{list}”", list=both.right.title), gap.right_total
    yield say("On both"), gap.overlap
    yield say("On at least one (union)"), gap.union
    yield say("Entries on one list only"), len(gap.lines)
    yield say("Of these, explained by a fact on record"), _of_fact(gap)
    yield say("Of these, allowed by the law alone"), _of_law(gap)
    yield say("Of these, waiting for a person to look"), _of(gap, GapReason.AWAITS_A_PERSON)
    yield say("Of these, without an explanation (residual)"), len(gap.residual)


def _of(gap: Gap, *reasons: GapReason) -> int:
    return sum(gap.count(reason, which) for reason in reasons for which in Which)


def _of_law(gap: Gap) -> int:
    return _of(gap, *LAW_ALONE)


def _of_fact(gap: Gap) -> int:
    rest = _of_law(gap) + _of(gap, GapReason.AWAITS_A_PERSON)
    return len(gap.lines) - rest - len(gap.residual)
