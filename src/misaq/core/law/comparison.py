"""Limits side by side: two clocks on one step, and one clock from several days."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from misaq.core.findings.records import Line
from misaq.core.law.calendar import WorkingCalendar
from misaq.core.law.clocks import ClockRun, run_clock_from
from misaq.core.law.deadlines import ClockStanding, state_of
from misaq.core.law.records import Clock, CountingRule
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase, say, tell


@dataclass(frozen=True, slots=True)
class TwoLimits:
    """Clocks of one step side by side.

    Attributes:
        target: the run that ends first.
        outer: the run that ends last.
        lines: each run with its last day, in order of time.
    """

    target: ClockRun
    outer: ClockRun
    lines: tuple[Line, ...]

    @property
    def differ(self) -> bool:
        """Whether the limits end on different days."""
        return self.target.due != self.outer.due


def compare(runs: Sequence[ClockRun]) -> TwoLimits:
    """Return the earliest limit as the target and the latest as the outer limit.

    Imprecise ends are ordered by their first day for the target and by their last day for the
    outer limit.

    Raises:
        InputRefused: no run is given, or the runs time different steps.
    """
    steps = sorted({run.clock.step for run in runs})
    if len(steps) != 1:
        raise InputRefused(
            tell(
                "Limits are compared for one step; given: {value}.",
                value=", ".join(steps) or "none",
            ),
            next_step=tell("Give the runs of the clocks that share a step."),
        )
    ordered = sorted(runs, key=lambda run: (run.due.earliest, run.due.latest))
    target, outer = ordered[0], max(ordered, key=lambda run: (run.due.latest, run.due.earliest))
    lines = [
        Line(
            say("{rule} ({title}): last day {due}.", rule=c.provision, title=c.title, due=run.due),
            c.cite,
        )
        for run in ordered
        for c in (run.clock,)
    ]
    return TwoLimits(target, outer, (*lines, Line(_limits(target, outer))))


def _limits(target: ClockRun, outer: ClockRun) -> Phrase:
    if target.due == outer.due:
        return say("All limits on record end on {due}.", due=target.due)
    return say("Target: {target}. Outer limit: {outer}.", target=target.due, outer=outer.due)


@dataclass(frozen=True, slots=True)
class TriggerRun:
    """A clock counted from one of the days it might be said to run from.

    Attributes:
        trigger: name of the day ("order", "service", "knowledge").
        counts: whether the text counts from it.
        said: "the text counts from …" or "if it ran from …".
        run: the count; None when the day is not on record.
        standing: where the clock would stand; None when the day is not on record, or when the
            step was surely done before it.
    """

    trigger: str
    counts: bool
    said: Phrase
    run: ClockRun | None
    standing: ClockStanding | None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The working, headed by what is counted from and closed by where the clock stands."""
        if self.run is None:
            return (Line(self.said), Line(say("The day is not on record.")))
        if self.standing is None:
            return (Line(self.said), *self.run.lines, Line(say("It was done before that day.")))
        return (Line(self.said), *self.run.lines, Line(self.standing.sentence))


def compare_triggers(
    clock: Clock,
    days: Mapping[str, ImpreciseDate | None],
    *,
    calendar: WorkingCalendar,
    rules: tuple[CountingRule, ...],
    as_of: date,
    done_on: ImpreciseDate | None = None,
) -> tuple[TriggerRun, ...]:
    """Count a clock from each day it might be said to run from, and mark the one in the text.

    The text may count from the order while a person learns of it months later; what counts under
    the text and what would have counted from service or knowledge are shown side by side, and
    neither is taken for the other.

    Args:
        clock: the clock; its own trigger is the one the text counts from.
        days: name and day of each; None for a day that is not on record.
        calendar: days off on record.
        rules: counting rules on record.
        as_of: day at which each standing is taken.
        done_on: when the step was done; None when it is not on record.

    Returns:
        One run for each name, in the order given.

    Raises:
        InputRefused: as in :func:`misaq.core.law.clocks.run_clock`.
    """
    found = []
    for name, day in days.items():
        run = None
        if day is not None:
            run = run_clock_from(clock, name, day, calendar=calendar, rules=rules)
        found.append(_trigger_run(clock, name, run, done_on, as_of))
    return tuple(found)


def _trigger_run(
    clock: Clock, name: str, run: ClockRun | None, done_on: ImpreciseDate | None, as_of: date
) -> TriggerRun:
    counts = name == clock.trigger
    said = say("The text counts from the {trigger}.", trigger=name)
    if not counts:
        said = say("If it ran from the {trigger}:", trigger=name)
    if run is None or (done_on is not None and done_on.latest < run.trigger.earliest):
        return TriggerRun(name, counts, said, run, None)
    return TriggerRun(name, counts, said, run, state_of(run, done_on=done_on, as_of=as_of))
