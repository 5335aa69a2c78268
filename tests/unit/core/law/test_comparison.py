"""Two clocks on one step, and one clock from several days."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.law.clocks import ClockRun, run_clock
from misaq.core.law.comparison import compare, compare_triggers
from misaq.core.law.deadlines import ClockState
from misaq.core.law.records import Span, Unit
from misaq.kernel.dates import parse_date
from misaq.kernel.errors import InputRefused
from tests.support.sample_law import ALL_RULES, READ, make_calendar, make_clock, make_holiday

CALENDAR = make_calendar([*make_holiday("2021-02-05"), *make_holiday("2022-02-05")])


def run_of(days: int, key: str, step: str = "decision", day: str = "2021-04-29") -> ClockRun:
    clock = make_clock(Span(days, Unit.DAYS), key=key, trigger="filing", step=step)
    return run_clock(clock, parse_date(day), calendar=CALENDAR, rules=ALL_RULES)


def test_earliest_is_the_target_and_latest_the_outer_limit() -> None:
    limits = compare([run_of(90, "outer"), run_of(30, "committee")])
    assert (str(limits.target.due), str(limits.outer.due)) == ("2021-05-31", "2021-07-28")
    assert limits.differ
    assert [str(line.text) for line in limits.lines] == [
        "LAW:committee (Clock committee): last day 2021-05-31.",
        "LAW:outer (Clock outer): last day 2021-07-28.",
        "Target: 2021-05-31. Outer limit: 2021-07-28.",
    ]
    assert limits.lines[0].cite == READ


def test_one_limit_is_both() -> None:
    limits = compare([run_of(30, "one"), run_of(30, "two")])
    assert not limits.differ
    assert str(limits.lines[-1].text) == "All limits on record end on 2021-05-31."


def test_imprecise_limits_go_by_their_own_ends() -> None:
    wide, narrow = run_of(30, "wide", day="2021"), run_of(90, "narrow")
    limits = compare([narrow, wide])
    assert limits.target is limits.outer is wide


def test_refuses_no_runs_and_different_steps() -> None:
    with pytest.raises(InputRefused, match="given: none"):
        compare([])
    with pytest.raises(InputRefused, match="given: decision, filing"):
        compare([run_of(30, "one"), run_of(30, "two", step="filing")])


FILE = make_clock(Span(30, Unit.DAYS), key="file", trigger="order", step="filing")
DAYS = {
    "order": parse_date("2021-04-01"),
    "service": None,
    "knowledge": parse_date("2021-06-15"),
}


def test_thirty_days_run_from_the_order_and_not_from_knowledge() -> None:
    order, service, knowledge = compare_triggers(
        FILE,
        DAYS,
        calendar=CALENDAR,
        rules=ALL_RULES,
        as_of=date(2021, 8, 1),
        done_on=parse_date("2021-07-01"),
    )
    assert [run.counts for run in (order, service, knowledge)] == [True, False, False]
    assert order.standing is not None
    assert order.standing.state is ClockState.MET_LATE
    assert str(order.said) == "The text counts from the order."
    assert str(order.standing.sentence).startswith("The clock recorded under")
    assert knowledge.standing is not None
    assert knowledge.standing.state is ClockState.MET
    assert str(knowledge.lines[0].text) == "If it ran from the knowledge:"
    assert str(knowledge.lines[-1].text).startswith("If it ran from the knowledge: The clock")
    assert service.run is service.standing is None
    assert [str(line.text) for line in service.lines] == [
        "If it ran from the service:",
        "The day is not on record.",
    ]


def test_done_before_one_of_the_days_needs_no_standing_there() -> None:
    order, _, knowledge = compare_triggers(
        FILE,
        DAYS,
        calendar=CALENDAR,
        rules=ALL_RULES,
        as_of=date(2021, 8, 1),
        done_on=parse_date("2021-05-02"),
    )
    assert order.standing is not None
    assert order.standing.state is ClockState.MET
    assert knowledge.run is not None
    assert knowledge.standing is None
    assert str(knowledge.lines[-1].text) == "It was done before that day."
