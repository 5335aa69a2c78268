"""How long a record of screening is kept, by the clocks of the country pack, and when it goes.

The law may say how long at least something is kept (a floor), how long at most (a cap), both or
neither. What may go goes on the day after its floor: nothing about anybody is kept because nobody
thought of it. Where a cap ends before the floor the two contradict: the floor holds, and is told.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from misaq.core.findings.records import Line
from misaq.core.law.calendar import WorkingCalendar
from misaq.core.law.clocks import run_clock
from misaq.core.law.records import Clock, ClockKind, CountingRule
from misaq.kernel.dates import exactly
from misaq.kernel.words import Phrase, say

REPORT_RECORDS_STEP = "records-str-end"
"""The step by which a pack names how long records of a suspicious report are kept."""
CUSTOMER_RECORDS_STEP = "records-cdd-end"
"""The step by which a pack names how long records of customers and transactions are kept."""


@dataclass(frozen=True, slots=True)
class Bound:
    """One end of how long something is kept.

    Attributes:
        day: the last day on which it must be kept (a floor), or may be (a cap).
        clock: the clock that says so, with its provision and sources.
        lines: the working.
    """

    day: date
    clock: Clock
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long something is kept; one of the two bounds at least is known.

    Attributes:
        floor: until when it must be kept at least; None where no rule on record says it.
        cap: until when it may be kept at most; None where no rule on record says it.
    """

    floor: Bound | None
    cap: Bound | None

    @property
    def until(self) -> date:
        """The last day on which it is kept; it goes on the day after."""
        return self._bounds[0].day

    @property
    def lines(self) -> tuple[Line, ...]:
        """The working of the floor and of the cap."""
        return tuple(line for bound in self._bounds for line in bound.lines)

    @property
    def is_contradicted(self) -> bool:
        """Whether it may be kept for less long than it must."""
        return self.floor is not None and self.cap is not None and self.cap.day < self.floor.day

    @property
    def _bounds(self) -> tuple[Bound, ...]:
        return tuple(bound for bound in (self.floor, self.cap) if bound is not None)


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
    floors: list[Bound] = []
    caps: list[Bound] = []
    for clock in clocks:
        if clock.step != step or clock.span is None:
            continue
        run = run_clock(clock, exactly(ended_on), calendar=calendar, rules=rules)
        if clock.kind is ClockKind.FLOOR:
            # While days off not on record could move its end, the later end holds.
            floors.append(Bound(run.last_possible, clock, run.lines))
        elif clock.kind is ClockKind.CAP:
            caps.append(Bound(run.due.earliest, clock, run.lines))
    if not floors and not caps:
        return None
    return Keeping(
        floor=max(floors, key=lambda bound: bound.day, default=None),
        cap=min(caps, key=lambda bound: bound.day, default=None),
    )


def keeping_in_words(keeping: Keeping) -> tuple[Phrase, ...]:
    """Return how long something is kept at least and at most, and when it goes, in sentences."""
    return (
        _at_least(keeping.floor),
        _at_most(keeping.cap),
        say(
            "The rules on record contradict each other: what must be kept is kept until {day}.",
            day=keeping.until.isoformat(),
        )
        if keeping.is_contradicted
        else say("Here it is deleted on the day after {day}.", day=keeping.until.isoformat()),
    )


def _at_least(floor: Bound | None) -> Phrase:
    if floor is None:
        return say("No rule on record says how long it must be kept at least.")
    return say("To be kept at least until {day}, by {rule} ({title}).", **_words(floor))


def _at_most(cap: Bound | None) -> Phrase:
    if cap is None:
        return say("No rule on record says how long it may be kept at most.")
    return say("May be kept at most until {day}, by {rule} ({title}).", **_words(cap))


def _words(bound: Bound) -> dict[str, str]:
    return {
        "day": bound.day.isoformat(),
        "rule": bound.clock.provision,
        "title": bound.clock.title,
    }


def is_over(until: date | None, *, as_of: date) -> bool:
    """Return whether something need not be kept any more; what has no end stays."""
    return until is not None and as_of > until
