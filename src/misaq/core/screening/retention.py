"""How long a record of screening is kept, by the clocks of the country pack, and when it goes."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from misaq.core.findings.records import Line
from misaq.core.law.calendar import WorkingCalendar
from misaq.core.law.clocks import run_clock
from misaq.core.law.records import Clock, CountingRule
from misaq.kernel.dates import exactly

REPORT_RECORDS_STEP = "records-str-end"
"""The step by which a pack names how long records of a suspicious report are kept."""
CUSTOMER_RECORDS_STEP = "records-cdd-end"
"""The step by which a pack names how long records of customers and transactions are kept."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long something is kept.

    Attributes:
        until: the last day on which it must be kept; it goes on the day after.
        clock: the clock that says so, with its provision and sources.
        lines: the working.
    """

    until: date
    clock: Clock
    lines: tuple[Line, ...]


def keeping_of(
    ended_on: date,
    *,
    was_reported: bool,
    clocks: Iterable[Clock],
    calendar: WorkingCalendar,
    rules: tuple[CountingRule, ...],
) -> Keeping | None:
    """Return how long a record is kept; None where no clock on record says it: then it stays.

    Args:
        ended_on: the day on which the matter ended: an alert decided, a freeze reported, a query
            answered without an alert.
        was_reported: whether a freeze or a suspicious transaction was reported, which is kept
            longer.
        clocks: clocks on record.
        calendar: days off on record.
        rules: counting rules on record.
    """
    step = REPORT_RECORDS_STEP if was_reported else CUSTOMER_RECORDS_STEP
    clock = next((c for c in clocks if c.step == step and c.span is not None), None)
    if clock is None:
        return None
    run = run_clock(clock, exactly(ended_on), calendar=calendar, rules=rules)
    # A floor: while days off not on record could move the end, the later end holds.
    return Keeping(run.last_possible, clock, run.lines)


def is_over(until: date | None, *, as_of: date) -> bool:
    """Return whether something need not be kept any more; what has no end stays."""
    return until is not None and as_of > until
