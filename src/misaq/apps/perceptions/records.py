"""Assessments with the numbers of their rows, as pages and actions name them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from misaq.core.incidents.deciding import Handling
from misaq.core.threat.perceptions.records import Assessment


@dataclass(frozen=True, slots=True)
class Filed:
    """An assessment that is on record.

    Attributes:
        number: of its row.
        assessment: what was said.
        recorded_at: since when it is on record so.
        superseded_at: since when it is corrected; None while it stands.
        reason: why it corrects the one before it; empty where it corrects none.
        is_withdrawn: whether it was taken off the record and nothing stands in its place.
    """

    number: int
    assessment: Assessment
    recorded_at: datetime
    superseded_at: datetime | None
    reason: str
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """That somebody asked to take an assessment off the record, and what became of it.

    Attributes:
        number: of its row.
        assessment: number of the assessment.
        why: why it should not stand.
        handling: who asked, who decided.
    """

    number: int
    assessment: int
    why: str
    handling: Handling


@dataclass(frozen=True, slots=True)
class Brought:
    """What a form of assessments brought: how many are new, and how many stood already."""

    added: int
    unchanged: int
