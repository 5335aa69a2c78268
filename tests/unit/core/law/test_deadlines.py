"""Where a clock stands at a day."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.law.clocks import ClockRun, run_clock
from misaq.core.law.deadlines import ClockState, DayCount, state_of
from misaq.core.law.records import Counting, Span, Unit
from misaq.kernel.dates import exactly, parse_date
from misaq.kernel.errors import InputRefused
from tests.support.sample_law import (
    ALL_RULES,
    make_calendar,
    make_clock,
    make_holiday,
    make_rule,
)

CALENDAR = make_calendar(make_holiday("2021-02-05"))
S = ClockState


def run_from(day: str, rules: tuple = ALL_RULES) -> ClockRun:
    """Thirty days: from 2021-04-15 to 2021-05-17; from 2021-04 to 2021-05-03..2021-05-31."""
    return run_clock(
        make_clock(Span(30, Unit.DAYS)), parse_date(day), calendar=CALENDAR, rules=rules
    )


@pytest.mark.parametrize(
    ("trigger", "done", "as_of", "state", "left", "over"),
    [
        ("2021-04-15", None, "2021-04-14", S.NOT_STARTED, None, None),
        ("2021-04-15", None, "2021-04-15", S.RUNNING, (32, 32), None),
        ("2021-04-15", None, "2021-05-17", S.RUNNING, (0, 0), None),
        ("2021-04-15", None, "2021-05-18", S.RUN_OUT, None, (1, 1)),
        ("2021-04-15", "2021-05-10", "2021-05-09", S.RUNNING, (8, 8), None),
        ("2021-04-15", "2021-05-10", "2021-05-10", S.MET, (7, 7), None),
        ("2021-04-15", "2021-05-17", "2021-06-01", S.MET, (0, 0), None),
        ("2021-04-15", "2021-05-18", "2021-06-01", S.MET_LATE, None, (1, 1)),
        ("2021-04-15", "2021-07-01", "2021-06-01", S.RUN_OUT, None, (15, 15)),
        ("2021-04-15", "2021-05", "2021-06-01", S.PERHAPS_MET_LATE, None, (0, 14)),
        ("2021-04-15", "2021-05", "2021-05-20", S.PERHAPS_RUN_OUT, None, (3, 3)),
        ("2021-04-15", "2021-06", "2021-06-10", S.RUN_OUT, None, (24, 24)),
        ("2021-04", None, "2021-04-10", S.RUNNING, (23, 51), None),
        ("2021-04", None, "2021-05-10", S.PERHAPS_RUN_OUT, None, (0, 7)),
        ("2021-04", None, "2021-06-01", S.RUN_OUT, None, (1, 29)),
        ("2021-04", "2021-05-03", "2021-06-01", S.MET, (0, 28), None),
        ("2021-04", "2021-05-04", "2021-06-01", S.PERHAPS_MET_LATE, None, (0, 1)),
        ("2021-04", "2021-06-01", "2021-06-01", S.MET_LATE, None, (1, 29)),
    ],
)
def test_state_at_a_day(trigger, done, as_of, state, left, over) -> None:
    standing = state_of(
        run_from(trigger),
        done_on=None if done is None else parse_date(done),
        as_of=date.fromisoformat(as_of),
    )
    assert standing.state is state
    assert standing.left == (None if left is None else DayCount(*left))
    assert standing.over == (None if over is None else DayCount(*over))


@pytest.mark.parametrize(
    ("done", "as_of", "sentence"),
    [
        (None, "2021-04-01", "had not started on 2021-04-01."),
        (None, "2021-05-16", "is running: its last day is {due}; left on 2021-05-16: 1 day."),
        (None, "2021-05-20", "has run out: its last day was {due}; over on 2021-05-20: 3 days."),
        ("2021-05-10", "2021-06-01", "was met on {done}: its last day was {due}; left: 7 days."),
        (
            "2021-05-19",
            "2021-06-01",
            "was met late, on {done}: it ran out after {due}; over: 2 days.",
        ),
        (
            "2021-05",
            "2021-06-01",
            "was met on {done}, perhaps late: its last day was {due}; over: 0 to 14 days.",
        ),
        (
            "2021-05",
            "2021-05-18",
            "has perhaps run out: its last day was {due}; over on 2021-05-18: 1 day.",
        ),
    ],
)
def test_sentence_speaks_of_the_clock_on_record(done, as_of, sentence) -> None:
    standing = state_of(
        run_from("2021-04-15"),
        done_on=None if done is None else parse_date(done),
        as_of=date.fromisoformat(as_of),
    )
    said = sentence.format(due="2021-05-17", done=done)
    assert str(standing.sentence) == f"The clock recorded under LAW:review (Clock review) {said}"
    assert "unlawful" not in str(standing.sentence)


def test_holidays_not_on_record_give_the_benefit_of_a_month() -> None:
    run = run_from("2023-04-15")
    assert str(run.due) == "2023-05-15"
    perhaps = state_of(run, done_on=None, as_of=date(2023, 6, 15))
    sure = state_of(run, done_on=None, as_of=date(2023, 6, 16))
    assert (perhaps.state, sure.state) == (S.PERHAPS_RUN_OUT, S.RUN_OUT)
    assert sure.over == DayCount(1, 32)


def test_rests_on_unverified_only_where_the_rule_decides() -> None:
    rules = (
        make_rule(Counting.EXCLUDE_FIRST_DAY),
        make_rule(Counting.ROLL_LAST_DAY, read=False),
    )
    run = run_from("2021-04-15", rules)
    between = state_of(run, done_on=None, as_of=date(2021, 5, 16))
    after = state_of(run, done_on=None, as_of=date(2021, 5, 18))
    assert (between.state, between.rests_on_unverified) == (S.RUNNING, True)
    assert (after.state, after.rests_on_unverified) == (S.RUN_OUT, False)


def test_refuses_what_was_done_before_it_started() -> None:
    with pytest.raises(InputRefused, match="cannot answer it"):
        state_of(
            run_from("2021-04-15"),
            done_on=exactly(date(2021, 4, 14)),
            as_of=date(2021, 6, 1),
        )
