"""Counting clocks from the days somebody gives: what the calculator answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from misaq.core.law.calendar import WorkingCalendar, calendar_of
from misaq.core.law.clocks import ClockRun, run_clock
from misaq.core.law.comparison import TriggerRun, TwoLimits, compare, compare_triggers
from misaq.core.law.records import Clock, Law
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

OTHER_DAYS = ("service", "knowledge")
"""Days from which a clock might be said to run beside the one its text names."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks: which clocks, from which days.

    Attributes:
        clocks: one clock, or the clocks of one step.
        start: the day of the order, or of whatever else starts the clock; None when not given.
        others: days of service and of knowledge, by name; None where not given.
        done_on: when the step was done; None when it was not.
        as_of: the day asked about.
    """

    clocks: tuple[Clock, ...]
    start: ImpreciseDate | None
    others: Mapping[str, ImpreciseDate | None]
    done_on: ImpreciseDate | None
    as_of: date


@dataclass(frozen=True, slots=True)
class Counted:
    """One clock counted from every day given.

    Attributes:
        clock: the clock.
        counts: the count from the day that its text names.
        others: the counts from the other days given.
        extended: the count with the longest extension on record; None when there is none, or
            when the day that the text names is not given.
    """

    clock: Clock
    counts: TriggerRun
    others: tuple[TriggerRun, ...]
    extended: ClockRun | None

    @property
    def runs(self) -> tuple[TriggerRun, ...]:
        """The count by the text, then the others."""
        return (self.counts, *self.others)


@dataclass(frozen=True, slots=True)
class Untimed:
    """A clock that cannot be counted: the authority sets the day itself."""

    clock: Clock
    refusal: InputRefused


@dataclass(frozen=True, slots=True)
class Calculation:
    """What the calculator answers.

    Attributes:
        counted: the clocks that could be counted.
        untimed: those that have no span on record.
        limits: target and outer limit of the clocks that one day starts, where they are several.
    """

    counted: tuple[Counted, ...]
    untimed: tuple[Untimed, ...]
    limits: tuple[TwoLimits, ...]


def calculate(asked: Asked, law: Law) -> Calculation:
    """Count the clocks asked for.

    Raises:
        InputRefused: an end lies after the last year a calendar has.
    """
    calendar = calendar_of(law)
    counted = tuple(_count(c, asked, law, calendar) for c in asked.clocks if c.span is not None)
    untimed = tuple(Untimed(c, _no_span(c)) for c in asked.clocks if c.span is None)
    return Calculation(counted, untimed, _limits(counted))


def _count(clock: Clock, asked: Asked, law: Law, calendar: WorkingCalendar) -> Counted:
    days = _days(clock, asked)
    runs = compare_triggers(
        clock,
        days,
        calendar=calendar,
        rules=law.counting_rules,
        as_of=asked.as_of,
        done_on=asked.done_on,
    )
    extended = None
    start = days[clock.trigger]
    if start is not None and clock.extension is not None:
        extended = run_clock(
            clock, start, calendar=calendar, rules=law.counting_rules, extended=True
        )
    return Counted(clock, runs[0], runs[1:], extended)


def _days(clock: Clock, asked: Asked) -> dict[str, ImpreciseDate | None]:
    """Return the days to count from: first the one the text names, then those given."""
    given = {name: day for name, day in asked.others.items() if day is not None}
    if clock.trigger in asked.others:
        own = asked.others[clock.trigger]
        others = {"order": asked.start} if asked.start is not None else {}
    else:
        own, others = asked.start, {}
    return {clock.trigger: own, **others, **given} | {clock.trigger: own}


def _limits(counted: tuple[Counted, ...]) -> tuple[TwoLimits, ...]:
    groups: dict[tuple[str, str], list[ClockRun]] = defaultdict(list)
    for one in counted:
        if one.counts.run is not None:
            groups[one.clock.step, one.clock.trigger].append(one.counts.run)
    return tuple(compare(runs) for runs in groups.values() if len(runs) > 1)


def _no_span(clock: Clock) -> InputRefused:
    return InputRefused(
        tell(
            "Clock {key} has no span on record: the authority sets the day itself.", key=clock.key
        ),
        next_step=tell("Ask which day it set."),
    )
