"""What of a gap may stand in a report: organisations by their names, and of persons how many.

Misaq prints no natural person, and a reference or a place of one in a list would be one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

from misaq.core.lists.gap_records import Gap, GapReason, Which
from misaq.core.lists.gap_shown import hidden_of, without


def open_part(gap: Gap) -> Gap:
    """Return the gap without who is, or may be, a natural person; the whole one has its numbers."""
    return without(gap, hidden_of(gap))


def names_of(gap: Gap) -> Mapping[tuple[Which, str], str]:
    """Return what each entry of both lists is called, who is or may be a person left out."""
    hidden = hidden_of(gap)
    return {
        (which, entry.reference): entry.name
        for which in Which
        for entry in gap.side(which).entries
        if (which, entry.reference) not in hidden
    }


def persons_by_reason(gap: Gap, which: Which) -> Iterator[tuple[GapReason, int]]:
    """Yield how many entries of a list each reason has of which nothing else is said."""
    told = Counter(line.reason for line in open_part(gap).lines if line.which is which)
    for reason in GapReason:
        if number := gap.count(reason, which) - told[reason]:
            yield reason, number
