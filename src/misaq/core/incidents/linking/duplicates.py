"""Events of one source that may be one event counted twice. They are told, never merged."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from misaq.core.incidents.linking.candidates import Window, candidate_pairs
from misaq.core.incidents.linking.columns import Columns
from misaq.core.incidents.linking.judgements import ref
from misaq.core.incidents.linking.meetings import DAYS, MISSING, SCALES, Fact, grade
from misaq.core.incidents.linking.records import Key, Suspect
from misaq.core.lists.conflicts import NOTHING_JUDGED, Clusters

_FEWEST = 3
"""Deaths below which two events of a day are alike by chance."""
_SAME_DAY = DAYS.index(0)


def suspects(
    side: Columns, keys: Sequence[Key], clusters: Clusters = NOTHING_JUDGED
) -> tuple[Suspect, ...]:
    """Return pairs of one day and area with the same number of dead, at least three.

    What people judged not the same is not told again.

    Args:
        side: events of one source, in the order of ``keys``.
        keys: their identifiers, rising.
        clusters: what people have settled.
    """
    pairs = candidate_pairs(side, side, Window(0))
    pairs = pairs.only(pairs.left < pairs.right)
    told = grade(side, side, pairs)
    area, tactic = told[Fact.AREA], told[Fact.TACTIC]
    alike = (told[Fact.DATE] == _SAME_DAY) & np.isin(area, tuple(SCALES[Fact.AREA].agreeing))
    alike &= side.killed[pairs.left] == side.killed[pairs.right]
    alike &= side.killed[pairs.left] >= _FEWEST
    alike &= (tactic == MISSING) | (tactic == 0)
    found = pairs.only(alike)
    return tuple(
        Suspect(keys[one], keys[other])
        for one, other in zip(found.left.tolist(), found.right.tolist(), strict=True)
        if not clusters.are_apart(ref(keys[one]), ref(keys[other]))
    )
