"""What a stored release of a source says as a whole, for the checks: counts, and no event.

Whoever stores releases makes the summaries and hands them in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from misaq.core.incidents.terms import Terms
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
        withheld: rows that named a person where an actor stands; the name was dropped.
        terms: what its publisher allows; None where it was not looked at.
        shown: the release whose results are shown; empty where none are.
        is_outdated: whether areas, bodies, actors or rules on record have changed since these
            results were reckoned.
    """

    source: Key
    release: str
    first: date
    last: date
    rows: int
    no_district: int = 0
    unclassed: int = 0
    withheld: int = 0
    terms: Terms | None = None
    shown: str = ""
    is_outdated: bool = False


@dataclass(frozen=True, slots=True)
class StudySummary:
    """What one source shows of the time after a named operation.

    Attributes:
        source: key of the source.
        release: its release.
        operation: key of the operation.
        before: attacks in its areas in the year before it began.
        after: attacks in the year after.
        expected: attacks that would be expected without it; None where that cannot be said.
        is_more: whether more followed than windows without an operation show but seldom.
        placebos: windows without an operation that it was compared with; 0 where there are none.
        false_percent: in how many of a hundred of these the test finds something; None where it
            was not tried.
        back_after: months until attacks, having fallen below half, were back; None unless they
            were.
        names: keys of actors that attacked since and had not been seen there before.
    """

    source: Key
    release: str
    operation: Key
    before: int
    after: int
    expected: int | None = None
    is_more: bool = False
    placebos: int = 0
    false_percent: int | None = None
    back_after: int | None = None
    names: tuple[Key, ...] = ()


@dataclass(frozen=True, slots=True)
class IncidentSummaries:
    """The summaries of every source of which a release is stored.

    Attributes:
        releases: one for each source.
        studies: one for each source and operation that could be looked at.
    """

    releases: tuple[ReleaseSummary, ...] = ()
    studies: tuple[StudySummary, ...] = ()


NO_RELEASE = IncidentSummaries()
"""What is said where no release is stored."""
