"""The clocks of a proceeding, read off from its steps."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.law.deadlines import ClockState
from misaq.core.law.proceedings import ProceedingRun, proceeding_runs
from misaq.core.law.records import Clock, ClockKind, Proceeding, ProceedingStep, Span, Unit
from misaq.kernel.errors import InputRefused
from misaq.kernel.ids import Key, parse_key
from tests.support.sample_law import (
    ALL_RULES,
    READ,
    make_calendar,
    make_clock,
    make_holiday,
    make_step,
)

CALENDAR = make_calendar([*make_holiday("2021-02-05"), *make_holiday("2022-02-05")])
FILE = make_clock(Span(30, Unit.DAYS), key="file", trigger="order", step="filing")
TARGET = make_clock(Span(30, Unit.DAYS), key="target", trigger="filing", step="decision")
OUTER = make_clock(Span(90, Unit.DAYS), key="outer", trigger="filing", step="decision")
REPLY = make_clock(None, key="reply", trigger="question", step="reply")
PERIOD = make_clock(
    Span(6, Unit.MONTHS), kind=ClockKind.RECURRING, key="period", trigger="order", step="hearing"
)
S = ClockState


def runs_of(
    *steps: ProceedingStep,
    clocks: tuple[Clock, ...] = (FILE, TARGET, OUTER),
    as_of: str = "2021-12-31",
    extended: frozenset[Key] = frozenset(),
) -> tuple[ProceedingRun, ...]:
    proceeding = Proceeding(
        parse_key("p"), "Made up", parse_key("i"), tuple(c.key for c in clocks), steps, READ
    )
    return proceeding_runs(
        proceeding,
        clocks,
        calendar=CALENDAR,
        rules=ALL_RULES,
        as_of=date.fromisoformat(as_of),
        extended=extended,
    )


def states(runs: tuple[ProceedingRun, ...]) -> list[ClockState]:
    return [run.standing.state for run in runs]


ORDER = make_step("order", "2021-04-15")
FILING = make_step("filing", "2021-04-29")
DECISION = make_step("decision", "2021-07-13", "Upheld.")


def test_order_filing_decision() -> None:
    filed, target, outer = runs_of(ORDER, FILING, DECISION)
    assert states((filed, target, outer)) == [S.MET, S.MET_LATE, S.MET]
    assert (filed.answer, target.answer) == (FILING, DECISION)
    assert str(target.lines[1].text) == "decision, 2021-07-13: Upheld."
    assert target.lines[1].cite == READ
    assert str(target.lines[-1].text).endswith("over: 43 days.")


def test_steps_after_the_day_asked_about_are_left_aside() -> None:
    assert states(runs_of(ORDER, FILING, DECISION, as_of="2021-05-30")) == [
        S.MET,
        S.RUNNING,
        S.RUNNING,
    ]
    assert states(runs_of(ORDER, FILING, DECISION, as_of="2021-06-01")) == [
        S.MET,
        S.RUN_OUT,
        S.RUNNING,
    ]


def test_a_missing_trigger_starts_nothing() -> None:
    filed, target, outer = runs_of(ORDER, DECISION)
    assert states((filed, target, outer)) == [S.RUN_OUT, S.NOT_STARTED, S.NOT_STARTED]
    assert target.too_early == (DECISION,)
    assert target.run is None
    assert "no step “filing” is on record" in str(target.standing.sentence)
    assert "it answers nothing" in str(target.lines[0].text)


def test_order_of_the_rows_does_not_matter() -> None:
    assert runs_of(DECISION, FILING, ORDER) == runs_of(ORDER, FILING, DECISION)


def test_an_answer_before_its_trigger_answers_nothing() -> None:
    early = make_step("filing", "2021-03-01")
    (filed,) = runs_of(early, ORDER, clocks=(FILE,))
    assert filed.answer is None
    assert filed.too_early == (early,)
    assert filed.standing.state is S.RUN_OUT


def test_each_filing_starts_its_own_clock() -> None:
    again = make_step("filing", "2021-09-01")
    first, second = runs_of(FILING, DECISION, again, clocks=(OUTER,))
    assert (first.trigger, first.answer) == (FILING, DECISION)
    assert (second.trigger, second.answer, second.too_early) == (again, None, ())
    assert second.standing.state is S.RUN_OUT


def test_a_day_the_committee_sets_is_not_timed() -> None:
    asked = make_step("question", "2021-04-15")
    reply = make_step("reply", "2021-04-20")
    (run,) = runs_of(asked, reply, clocks=(REPLY,))
    assert (run.answer, run.run, run.standing.state) == (reply, None, S.NOT_TIMED)
    assert "record the day the committee set" in str(run.standing.sentence)
    (open_run,) = runs_of(asked, clocks=(REPLY,))
    assert open_run.answer is None


def test_periods_are_answered_in_turn() -> None:
    heard = make_step("hearing", "2021-10-01")
    runs = runs_of(ORDER, heard, clocks=(PERIOD,), as_of="2022-05-01")
    assert [str(run.run.due) for run in runs if run.run] == [
        "2021-10-15",
        "2022-04-15",
        "2022-10-15",
    ]
    assert states(runs) == [S.MET, S.RUN_OUT, S.RUNNING]


def test_an_extension_on_record_is_counted_in() -> None:
    clock = make_clock(
        Span(30, Unit.DAYS),
        extension=Span(30, Unit.DAYS),
        key="target",
        trigger="filing",
        step="decision",
    )
    (plain,) = runs_of(FILING, clocks=(clock,), as_of="2021-06-15")
    (longer,) = runs_of(
        FILING, clocks=(clock,), as_of="2021-06-15", extended=frozenset({clock.key})
    )
    assert (plain.standing.state, longer.standing.state) == (S.RUN_OUT, S.RUNNING)


def test_refuses_clocks_that_are_not_on_record() -> None:
    proceeding = Proceeding(
        parse_key("p"), "Made up", parse_key("i"), (parse_key("gone"),), (), READ
    )
    with pytest.raises(InputRefused, match="not on record: gone"):
        proceeding_runs(proceeding, (), calendar=CALENDAR, rules=ALL_RULES, as_of=date(2021, 1, 1))
