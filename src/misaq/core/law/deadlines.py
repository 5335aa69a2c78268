"""Where a clock stands at a day: running, met, met late, run out, or perhaps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from misaq.core.law.clocks import ClockRun
from misaq.kernel.dates import Certainty, ImpreciseDate
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase, say, tell


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
            tell(
                "Clock {key} started on {trigger}; what was done on {done_on}, before it "
                "started, cannot answer it.",
                key=run.clock.key,
                trigger=run.trigger,
                done_on=done_on,
            ),
            next_step=tell("Check the two days, or name the step that did answer it."),
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
    if run.counted_from == run.clock.trigger:
        return sentences[state]
    return say(
        "If it ran from the {trigger}: {sentence}",
        trigger=run.counted_from,
        sentence=sentences[state],
    )
