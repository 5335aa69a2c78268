"""Assessments that nobody looked at again: their horizon is over, and nothing newer was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from misaq.core.threat.perceptions.records import Assessment


@dataclass(frozen=True, slots=True)
class Standing:
    """The last word of an institution on an area and a class.

    Attributes:
        assessment: what it said.
        days: since it was said.
        overdue: days since its horizon ended; 0 while it runs.
    """

    assessment: Assessment
    days: int
    overdue: int


def list_standing(assessments: Iterable[Assessment], *, on: date) -> tuple[Standing, ...]:
    """Return the last word by a day of each institution on each area and class, in that order.

    Of two of one day the one that looks further ahead is the last.

    Source:
        S91 of the brief: institutions' threat perceptions are to be reviewed.
    """
    last: dict[tuple[str, str, str], Assessment] = {}
    for one in sorted(assessments, key=lambda one: (one.stated_on, one.horizon, one.source)):
        if one.stated_on <= on:
            last[one.institution, one.area, one.threat_class] = one
    return tuple(
        Standing(one, (on - one.stated_on).days, max(0, (on - one.until).days + 1))
        for _, one in sorted(last.items())
    )
