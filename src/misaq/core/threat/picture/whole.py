"""The release as a whole, for the checks: how much of it is placed and classed."""

from __future__ import annotations

import numpy as np

from misaq.core.incidents.terms import Terms
from misaq.core.incidents.words import Nature
from misaq.core.threat.measures.counts import LIMITS
from misaq.core.threat.picture.coded import Coded
from misaq.core.threat.picture.records import WHOLE, ResultKind, Stored

_UNKNOWN = tuple(Nature).index(Nature.UNKNOWN)


def summary_of(
    coded: Coded, *, withheld: int, terms: Terms, registers: str, recodings: str = ""
) -> Stored:
    """Return what the checks read of a release.

    Args:
        withheld: rows that named a person where an actor stands.
        registers: digest of what the events were placed, coded and measured with.
        recodings: version of what two people decided of events; empty while they decided nothing.
    """
    events = coded.by_district
    unclassed = (events.nature == _UNKNOWN) & (events.label < 0)
    body = {
        "rows": len(events),
        "first": events.span[0].isoformat(),
        "last": events.span[1].isoformat(),
        "no_district": int(np.sum(~events.has_area)),
        "unclassed": int(np.sum(unclassed)),
        "withheld": withheld,
        "terms": terms.value,
        "registers": registers,
        "recodings": recodings,
    }
    return Stored(ResultKind.SUMMARY, WHOLE, body, LIMITS.can, LIMITS.cannot)
