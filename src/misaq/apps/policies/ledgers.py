"""The two ledgers of a point: what those charged with it say, and what others found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from misaq.core.policies.records import Commitment, Evidence, Ledger
from misaq.kernel.dates import Certainty


@dataclass(frozen=True, slots=True)
class Ledgers:
    """Evidence in two columns that are never merged, each the earliest first.

    Attributes:
        claims: what those charged with the point say.
        findings: what others found.
        later: how many pieces on record come after the day and are left out.
    """

    claims: tuple[Evidence, ...]
    findings: tuple[Evidence, ...]
    later: int


def ledgers_of(point: Commitment, as_of: date) -> Ledgers:
    """Return the evidence that can be dated up to the day, by ledger."""
    seen = sorted(
        (e for e in point.evidence if e.dated.on_or_before(as_of) is Certainty.YES),
        key=lambda e: (e.dated.latest, e.dated.earliest),
    )
    return Ledgers(
        claims=tuple(e for e in seen if e.ledger is Ledger.CLAIM),
        findings=tuple(e for e in seen if e.ledger is Ledger.FINDING),
        later=len(point.evidence) - len(seen),
    )
