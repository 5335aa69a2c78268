"""Where a clock stands at a day, which of two limits comes first, and from which day it ran."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum

from misaq.core.findings.records import Line
from misaq.core.law.calendar import WorkingCalendar
from misaq.core.law.clocks import ClockRun, run_clock
from misaq.core.law.records import Clock, CountingRule
from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase, say


class ClockState(Enum):
    """Where a clock stands at the end of a day.

    A clock runs through its last day. "Met" says that the step was done, or for a cap that the
    thing had stopped, by the end of that day.
    """

    NOT_STARTED = "NOT_STARTED"
    NOT_TIMED = "NOT_TIMED"
    """It has no span on record: the authority sets the day."""
    RUNNING = "RUNNING"
    MET = "MET"
    PERHAPS_MET_LATE = "PERHAPS_MET_LATE"
    """Done; days known in part, or days off not on record, leave open whether in time."""
    MET_LATE = "MET_LATE"
    PERHAPS_RUN_OUT = "PERHAPS_RUN_OUT"
    """Not surely done; what is known in part leaves open whether it has run out."""
    RUN_OUT = "RUN_OUT"


@dataclass(frozen=True, slots=True)
class DayCount:
    """A number of days between two numbers, both included, none below 0."""

    least: int
    most: int

    def in_words(self) -> Phrase:
        """Return the number as a phrase ("1 day", "3 days", "0 to 4 days")."""
        if self.least != self.most:
            return say("{least} to {most} days", least=self.least, most=self.most)
        return say("1 day") if self.most == 1 else say("{count} days", count=self.most)


@dataclass(frozen=True, slots=True)
class ClockStanding:
    """A clock's state at a day.

    Attributes:
        state: the state.
        left: days from the day asked about, or from the day it was done, to the end; only for
            RUNNING and MET.
        over: days from the end to the day asked about, or to the day it was done; only for the
            states after the end, sure or perhaps.
        sentence: the state in one sentence; it speaks of the clock on record, never of lawfulness.
        rests_on_unverified: whether the count by verified rules alone gives another state. Where
            it does not, ``run.verified`` has a working without the unverified rules.
    """

    state: ClockState
    sentence: Phrase
    left: DayCount | None = None
    over: DayCount | None = None
    rests_on_unverified: bool = False


def state_of(run: ClockRun, *, done_on: ImpreciseDate | None, as_of: date) -> ClockStanding:
    """Return where a clock stands at the end of a day.

    Args:
        run: the clock, counted.
        done_on: the day the step was done (for a cap: the thing stopped); None when not on
            record. A day after ``as_of`` counts as not done yet.
        as_of: the day asked about.

    Raises:
        InputRefused: it was surely done before the clock started.
    """
    _refuse_done_before(run, done_on)
    state, left, over = _position(run, done_on, as_of)
    others = () if run.verified is None else (_position(run.verified, done_on, as_of)[0],)
    return ClockStanding(
        state=state,
        sentence=_sentence(run, state, done_on, as_of, left or over),
        left=left,
        over=over,
        rests_on_unverified=any(other is not state for other in others),
    )


_Position = tuple[ClockState, DayCount | None, DayCount | None]


def _refuse_done_before(run: ClockRun, done_on: ImpreciseDate | None) -> None:
    if done_on is not None and done_on.latest < run.trigger.earliest:
        raise InputRefused(
            f"Clock {run.clock.key} started on {run.trigger}; what was done on {done_on}, before"
            " it started, cannot answer it.",
            next_step="Check the two days, or name the step that did answer it.",
        )


def _position(run: ClockRun, done_on: ImpreciseDate | None, as_of: date) -> _Position:
    """Return the state, the days left and the days over."""
    if run.trigger.on_or_before(as_of) is Certainty.NO:
        return ClockState.NOT_STARTED, None, None
    done = Certainty.NO if done_on is None else done_on.on_or_before(as_of)
    if done_on is not None and done is Certainty.YES:
        return _done(run, done_on)
    if as_of <= run.due.earliest:
        left = DayCount((run.due.earliest - as_of).days, (run.due.latest - as_of).days)
        return ClockState.RUNNING, left, None
    over = _days_over(run, as_of, as_of)
    # Done or not by now, it was not done while the clock ran: both readings say that it ran out.
    too_late = done_on is None or done_on.earliest > run.last_possible
    if as_of > run.last_possible and too_late:
        return ClockState.RUN_OUT, None, over
    return ClockState.PERHAPS_RUN_OUT, None, over


def _done(run: ClockRun, done_on: ImpreciseDate) -> _Position:
    if done_on.latest <= run.due.earliest:
        left = DayCount(
            (run.due.earliest - done_on.latest).days, (run.due.latest - done_on.earliest).days
        )
        return ClockState.MET, left, None
    over = _days_over(run, done_on.earliest, done_on.latest)
    late = done_on.earliest > run.last_possible
    return ClockState.MET_LATE if late else ClockState.PERHAPS_MET_LATE, None, over


def _days_over(run: ClockRun, first: date, last: date) -> DayCount:
    """Return the days from the end to a day between two days; nothing below 0."""
    return DayCount(
        max(0, (first - run.last_possible).days), max(0, (last - run.due.earliest).days)
    )


def _sentence(
    run: ClockRun,
    state: ClockState,
    done_on: ImpreciseDate | None,
    as_of: date,
    days: DayCount | None,
) -> Phrase:
    words = {
        "rule": run.clock.provision,
        "title": run.clock.title,
        "due": run.due,
        "day": as_of,
        "done": "" if done_on is None else done_on,
        "days": "" if days is None else days.in_words(),
    }
    sentences = {
        ClockState.NOT_STARTED: say(
            "The clock recorded under {rule} ({title}) had not started on {day}.", **words
        ),
        ClockState.RUNNING: say(
            "The clock recorded under {rule} ({title}) is running: its last day is {due}; left on"
            " {day}: {days}.",
            **words,
        ),
        ClockState.MET: say(
            "The clock recorded under {rule} ({title}) was met on {done}: its last day was {due};"
            " left: {days}.",
            **words,
        ),
        ClockState.PERHAPS_MET_LATE: say(
            "The clock recorded under {rule} ({title}) was met on {done}, perhaps late: its last"
            " day was {due}; over: {days}.",
            **words,
        ),
        ClockState.MET_LATE: say(
            "The clock recorded under {rule} ({title}) was met late, on {done}: it ran out after"
            " {due}; over: {days}.",
            **words,
        ),
        ClockState.PERHAPS_RUN_OUT: say(
            "The clock recorded under {rule} ({title}) has perhaps run out: its last day was"
            " {due}; over on {day}: {days}.",
            **words,
        ),
        ClockState.RUN_OUT: say(
            "The clock recorded under {rule} ({title}) has run out: its last day was {due}; over"
            " on {day}: {days}.",
            **words,
        ),
    }
    return sentences[state]


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
            f"Limits are compared for one step; given: {', '.join(steps) or 'none'}.",
            next_step="Give the runs of the clocks that share a step.",
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
        standing: where the clock would stand; None when the day is not on record.
    """

    trigger: str
    counts: bool
    said: Phrase
    run: ClockRun | None
    standing: ClockStanding | None

    @property
    def lines(self) -> tuple[Line, ...]:
        """The working, headed by what is counted from and closed by where the clock stands."""
        if self.run is None or self.standing is None:
            return (Line(self.said), Line(say("The day is not on record.")))
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
        done_on: when the step was done; None when it is not on record. Where it was surely done
            before one of the days, the clock from that day stands as met on its first day.

    Returns:
        One run for each name, in the order given.

    Raises:
        InputRefused: as in :func:`misaq.core.law.clocks.run_clock`.
    """
    return tuple(
        _from_trigger(
            replace(clock, trigger=name),
            day,
            counts=name == clock.trigger,
            book=(calendar, rules),
            at=(done_on, as_of),
        )
        for name, day in days.items()
    )
