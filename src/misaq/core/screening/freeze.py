"""Whether a true match starts a clock for a report, and where that clock stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from misaq.core.findings.records import Line
from misaq.core.law.calendar import WorkingCalendar
from misaq.core.law.clocks import run_clock
from misaq.core.law.deadlines import ClockStanding, ClockState, state_of
from misaq.core.law.records import Clock, CountingRule, Law, Unit
from misaq.core.lists.records import SourceList
from misaq.core.screening.alerts import Disposition
from misaq.kernel.dates import exactly
from misaq.kernel.words import Phrase, say

REPORT_STEP = "freeze-report"
"""The step by which a country pack names the clock of a freeze report."""


class Duty(Enum):
    """Whether a freeze must be reported."""

    NONE = "NONE"
    """The alert is not a true match."""
    NO_BASIS = "NO_BASIS"
    """The list rests on no provision on record here."""
    OTHER_LAW = "OTHER_LAW"
    """The list rests on another law than the clock of a freeze report."""
    NO_CLOCK = "NO_CLOCK"
    """No clock for a freeze report is on record."""
    DUE = "DUE"


_SENTENCES = {
    Duty.NONE: say("No clock starts: nobody was found to be on the list."),
    Duty.NO_BASIS: say(
        "No clock starts by this record: the list rests on no provision that is on record here. "
        "Ask a lawyer whether another text obliges you."
    ),
    Duty.OTHER_LAW: say(
        "No clock starts by this record: the list rests on another law than the one that sets "
        "hours for a report. Property may have to be frozen all the same: ask a lawyer."
    ),
    Duty.NO_CLOCK: say("No clock for reporting a freeze is on record in this country pack."),
    Duty.DUE: say("What is frozen must be reported; the clock starts when it is frozen."),
}


def duty_of(source_list: SourceList | None, disposition: Disposition | None, law: Law) -> Duty:
    """Return whether a freeze under a list must be reported; None is a list not on record.

    It must where the list rests on a provision of the same text as the clock of the report: the
    record says of no list by itself that what it names is frozen.
    """
    if disposition is not Disposition.TRUE_MATCH:
        return Duty.NONE
    if source_list is None or not source_list.bases:
        return Duty.NO_BASIS
    clock = find_report_clock(law.clocks)
    if clock is None:
        return Duty.NO_CLOCK
    instruments = {each.key: each.instrument for each in law.provisions}
    texts = {instruments.get(basis) for basis in source_list.bases} - {None}
    return Duty.DUE if instruments.get(clock.provision) in texts else Duty.OTHER_LAW


def said_of(duty: Duty) -> Phrase:
    """Return the duty in a sentence."""
    return _SENTENCES[duty]


def find_report_clock(clocks: Iterable[Clock]) -> Clock | None:
    """Return the clock of a freeze report with a span; None where none is on record."""
    timed = (c for c in clocks if c.step == REPORT_STEP and c.span is not None)
    return next(timed, None)


@dataclass(frozen=True, slots=True)
class FreezeClock:
    """The clock of one freeze.

    Attributes:
        clock: the clock on record.
        due_at: the last instant to report, where the span is in hours and so can be told.
        standing: where it stands on the day asked about, in a sentence that names its provision.
        is_late: whether it was not reported by ``due_at``; None where only days are known.
        lines: the working.
    """

    clock: Clock
    due_at: datetime | None
    standing: ClockStanding
    is_late: bool | None
    lines: tuple[Line, ...]


def run_freeze_clock(
    clock: Clock,
    *,
    frozen_at: datetime,
    reported_at: datetime | None,
    now: datetime,
    calendar: WorkingCalendar,
    rules: tuple[CountingRule, ...],
) -> FreezeClock:
    """Count the clock from a freeze.

    The law's own count is by days, as everywhere here; where the span is in hours, and the hour of
    the freeze is known, the last instant is counted as well, and decides.

    Args:
        clock: a clock with a span.
        frozen_at: when property was frozen (aware).
        reported_at: when that was reported (aware); None when it was not.
        now: the instant asked about (aware).
        calendar: days off on record.
        rules: counting rules on record.
    """
    run = run_clock(clock, exactly(frozen_at.date()), calendar=calendar, rules=rules)
    done_on = None if reported_at is None else exactly(reported_at.date())
    standing = state_of(run, done_on=done_on, as_of=now.date())
    due_at = _due_at(clock, frozen_at)
    if due_at is None:
        return FreezeClock(clock, None, standing, _late_by_days(standing), run.lines)
    is_late = (now if reported_at is None else reported_at) > due_at
    told = Line(
        say(
            "By the hour: frozen {frozen}; last instant {due}.",
            frozen=_written(frozen_at),
            due=_written(due_at),
        )
    )
    return FreezeClock(clock, due_at, standing, is_late, (*run.lines, told))


def _due_at(clock: Clock, frozen_at: datetime) -> datetime | None:
    if clock.span is None or clock.span.unit is not Unit.HOURS:
        return None
    return frozen_at + timedelta(hours=clock.span.count)


def _late_by_days(standing: ClockStanding) -> bool | None:
    if standing.state in {ClockState.RUN_OUT, ClockState.MET_LATE}:
        return True
    return False if standing.state in {ClockState.RUNNING, ClockState.MET} else None


def _written(at: datetime) -> str:
    return at.strftime("%Y-%m-%d %H:%M %Z")
