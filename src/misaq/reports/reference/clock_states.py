"""Situations that show every state of a clock, worked out by the code that decides them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from misaq.core.law.calendar import WorkingCalendar
from misaq.core.law.clocks import run_clock
from misaq.core.law.deadlines import ClockState, state_of
from misaq.core.law.records import Clock, ClockKind, Span, Unit
from misaq.kernel.dates import parse_date, parse_day
from misaq.kernel.ids import Key


@dataclass(frozen=True, slots=True)
class Situation:
    """A clock, what was done, the day asked about, and the state that follows.

    Attributes:
        started: the day that started it, as known.
        last_day: its last day, as counted.
        done: the day the step was done; "not on record" otherwise.
        asked: the day asked about.
        state: where it stands.
    """

    started: str
    last_day: str
    done: str
    asked: str
    state: ClockState


NOT_ON_RECORD = "not on record"

_SAMPLE = Clock(
    key=Key("SAMPLE"),
    title="a sample",
    provision=Key("SAMPLE:1"),
    kind=ClockKind.CAP,
    trigger="order",
    step="answer",
    cite=(),
    span=Span(30, Unit.DAYS),
)

_CALENDAR = WorkingCalendar(holidays={}, weekend=(), years=frozenset({2021}))

_SITUATIONS = (
    ("2021-03-01", NOT_ON_RECORD, "2021-02-20"),
    ("2021-03-01", NOT_ON_RECORD, "2021-03-10"),
    ("2021-03-01", "2021-03-20", "2021-06-01"),
    ("2021-03-01", "2021-04-20", "2021-06-01"),
    ("2021-03-01", NOT_ON_RECORD, "2021-06-01"),
    ("2021-03", NOT_ON_RECORD, "2021-04-10"),
    ("2021-03", "2021-04-10", "2021-06-01"),
    ("2021-03", NOT_ON_RECORD, "2021-06-01"),
)


def clock_situations() -> Iterator[Situation]:
    """Yield a situation for each state that a clock of thirty days can be in."""
    for started, done, asked in _SITUATIONS:
        run = run_clock(_SAMPLE, parse_date(started), calendar=_CALENDAR, rules=())
        done_on = None if done == NOT_ON_RECORD else parse_date(done)
        day: date = parse_day(asked)
        state = state_of(run, done_on=done_on, as_of=day).state
        yield Situation(started, str(run.due), done, asked, state)
