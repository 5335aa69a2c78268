"""What a stored release of a source says as a whole, for the checks: counts, and no event.

Whoever stores releases makes the summaries and hands them in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from misaq.kernel.ids import Key


@dataclass(frozen=True, slots=True)
class ReleaseSummary:
    """The newest release of a source that is stored here.

    Attributes:
        source: key of the source ("ucdp-ged").
        release: its release.
        first: first day on which something happened.
        last: last day on which something happened.
        rows: events.
        no_district: events that are known to no district.
        unclassed: events that no rule could class.
    """

    source: Key
    release: str
    first: date
    last: date
    rows: int
    no_district: int = 0
    unclassed: int = 0


@dataclass(frozen=True, slots=True)
class IncidentSummaries:
    """The summaries of every source of which a release is stored.

    Attributes:
        releases: one for each source.
    """

    releases: tuple[ReleaseSummary, ...] = ()


NO_RELEASE = IncidentSummaries()
"""What is said where no release is stored."""
