"""Clocks, counting rules and days off made for tests; nothing here is on record anywhere."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from misaq.core.law.calendar import WorkingCalendar, calendar_of
from misaq.core.law.records import (
    Clock,
    ClockKind,
    Counting,
    CountingRule,
    Holiday,
    Law,
    ProceedingStep,
    Span,
    Unit,
    WeekendDay,
)
from misaq.kernel.dates import parse_date
from misaq.kernel.ids import parse_key
from misaq.kernel.provenance import Citation, Confidence

READ = (Citation(parse_key("made-up"), Confidence.HIGH),)
NOT_READ = (Citation(parse_key("hearsay"), Confidence.UNVERIFIED),)

TEXTS = {
    Counting.EXCLUDE_FIRST_DAY: "the first day is left out.",
    Counting.ROLL_LAST_DAY: "an end on a day off goes to the next working day.",
    Counting.MONTH_END: "a day the month lacks is its last day.",
    Counting.SKIP_DAYS_OFF: "weekends and holidays are no working days.",
}


def make_rule(
    counting: Counting, *, read: bool = True, units: Iterable[Unit] = tuple(Unit)
) -> CountingRule:
    """Return a counting rule for the units, whose source was read or not."""
    cite = READ if read else NOT_READ
    key = parse_key(f"{counting.value}{'' if read else ':unread'}")
    return CountingRule(key, counting, TEXTS[counting], tuple(units), cite)


ALL_RULES = tuple(make_rule(counting) for counting in Counting)


def make_clock(
    span: Span | None,
    *,
    kind: ClockKind = ClockKind.DEADLINE,
    extension: Span | None = None,
    key: str = "review",
    trigger: str = "order",
    step: str = "decision",
) -> Clock:
    """Return a clock under an invented provision."""
    return Clock(
        key=parse_key(key),
        title=f"Clock {key}",
        provision=parse_key(f"LAW:{key}"),
        kind=kind,
        trigger=trigger,
        step=step,
        cite=READ,
        span=span,
        extension=extension,
    )


def make_holiday(
    first: str, *, days: int = 1, title: str = "Holiday", tentative: bool = False
) -> tuple[Holiday, ...]:
    """Return as many holidays in a row as asked."""
    start = date.fromisoformat(first)
    spread = [start + timedelta(days=n) for n in range(days)]
    return tuple(Holiday(parse_key(f"H:{day}"), day, title, READ, tentative) for day in spread)


def make_weekend(*weekdays: int) -> tuple[WeekendDay, ...]:
    """Return rows for the days of the week, Monday 1 to Sunday 7."""
    return tuple(WeekendDay(parse_key(f"W:{n}"), n, READ) for n in weekdays)


def make_calendar(
    holidays: Iterable[Holiday] = (), *, weekend: tuple[int, ...] = (6, 7)
) -> WorkingCalendar:
    """Return the calendar of a register with these holidays and this weekend."""
    return calendar_of(Law(holidays=tuple(holidays), weekends=make_weekend(*weekend)))


def make_step(name: str, day: str, text: str = "It happened.") -> ProceedingStep:
    """Return a step of a proceeding on a day written as in a pack."""
    return ProceedingStep(name, parse_date(day), text, READ)
