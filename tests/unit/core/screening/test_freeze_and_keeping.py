"""The clock of a freeze report, and how long records are kept: by the clocks on record."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from misaq.core.law.calendar import calendar_of
from misaq.core.law.deadlines import ClockState
from misaq.core.law.records import Clock, ClockKind, Law, Span, Unit
from misaq.core.lists.records import SourceList
from misaq.core.screening.alerts import Disposition
from misaq.core.screening.freeze import (
    Duty,
    FreezeClock,
    duty_of,
    find_report_clock,
    run_freeze_clock,
    said_of,
)
from misaq.core.screening.retention import (
    Keeping,
    is_over,
    keeping_in_words,
    keeping_of,
)
from misaq.kernel.ids import Key
from tests.support.invented_country import invented_registers
from tests.support.screened import CLOCKS, LISTS, PERSONS

LAW = replace(invented_registers().law, clocks=CLOCKS)
REPORT = CLOCKS[0]
FROZEN = datetime(2024, 6, 3, 14, 30, tzinfo=UTC)
TRUE, FALSE = Disposition.TRUE_MATCH, Disposition.FALSE_MATCH


def run(clock: Clock, *, hours: int, reported: datetime | None = None) -> FreezeClock:
    """Return the clock so many hours after the freeze."""
    return run_freeze_clock(
        clock,
        frozen_at=FROZEN,
        reported_at=reported,
        now=FROZEN + timedelta(hours=hours),
        calendar=calendar_of(LAW),
        rules=LAW.counting_rules,
    )


@pytest.mark.parametrize(
    ("source_list", "disposition", "law", "duty"),
    [
        (LISTS[PERSONS], None, LAW, Duty.NONE),
        (LISTS[PERSONS], FALSE, LAW, Duty.NONE),
        (None, TRUE, LAW, Duty.NO_BASIS),
        (replace(LISTS[PERSONS], bases=()), TRUE, LAW, Duty.NO_BASIS),
        (LISTS[PERSONS], TRUE, replace(LAW, clocks=()), Duty.NO_CLOCK),
        (LISTS[PERSONS], TRUE, replace(LAW, clocks=(replace(REPORT, span=None),)), Duty.NO_CLOCK),
        (replace(LISTS[PERSONS], bases=(Key("UNSCA:2"),)), TRUE, LAW, Duty.OTHER_LAW),
        (LISTS[PERSONS], TRUE, LAW, Duty.DUE),
    ],
    ids=[
        "open", "false", "not on record", "no basis", "no clock", "no span", "other law", "due"
    ],
)  # fmt: skip
def test_a_freeze_is_reported_where_the_record_says_so(
    source_list: SourceList | None, disposition: Disposition | None, law: Law, duty: Duty
) -> None:
    assert duty_of(source_list, disposition, law) is duty
    assert str(said_of(duty)).endswith(".")


def test_the_last_instant_is_counted_by_the_hour() -> None:
    clock = run(REPORT, hours=48)
    assert clock.due_at == FROZEN + timedelta(hours=48)
    assert clock.is_late is False
    assert "2024-06-05 14:30 UTC" in str(clock.lines[-1].text)
    assert run(REPORT, hours=49).is_late
    assert not run(REPORT, hours=99, reported=FROZEN + timedelta(hours=47)).is_late
    assert run(REPORT, hours=99, reported=FROZEN + timedelta(hours=50)).is_late


@pytest.mark.parametrize(
    ("hours", "state", "is_late"),
    [(24, ClockState.RUNNING, False), (24 * 60, ClockState.RUN_OUT, True)],
)
def test_a_clock_of_days_is_late_by_days(hours: int, state: ClockState, is_late: bool) -> None:
    clock = run(replace(REPORT, span=Span(3, Unit.DAYS)), hours=hours)
    assert clock.due_at is None
    assert (clock.standing.state, clock.is_late) == (state, is_late)


def test_a_clock_of_days_may_leave_it_open() -> None:
    clock = run(replace(REPORT, span=Span(3, Unit.WORKING_DAYS)), hours=24 * 9)
    assert clock.is_late in {None, True}
    assert find_report_clock(()) is None


def kept(clocks: tuple[Clock, ...], *, was_reported: bool = False) -> Keeping | None:
    """Return how long what ended on 3 June 2024 is kept by those clocks."""
    return keeping_of(
        date(2024, 6, 3),
        was_reported=was_reported,
        clocks=clocks,
        calendar=calendar_of(LAW),
        rules=LAW.counting_rules,
    )


@pytest.mark.parametrize(("was_reported", "year"), [(True, 2034), (False, 2029)])
def test_what_was_reported_is_kept_longer(was_reported: bool, year: int) -> None:
    keeping = kept(LAW.clocks, was_reported=was_reported)
    assert keeping is not None
    assert keeping.floor is not None
    assert keeping.cap is None
    assert keeping.until.year == year
    assert keeping.floor.clock.cite
    assert not is_over(keeping.until, as_of=keeping.until)
    assert is_over(keeping.until, as_of=keeping.until + timedelta(days=1))


@pytest.mark.parametrize(
    ("floor", "cap", "until", "words"),
    [
        (5, None, 2029, ("at least until 2029-", "No rule on record says how long it may")),
        (None, 7, 2031, ("No rule on record says how long it must", "at most until 2031-")),
        (5, 7, 2029, ("at least until 2029-", "at most until 2031-", "deleted on the day after")),
        (5, 3, 2029, ("at least until 2029-", "at most until 2027-", "contradict each other")),
    ],
    ids=["a floor", "a cap", "both", "a cap before the floor"],
)
def test_what_must_be_kept_and_what_may_be_are_both_told(
    floor: int | None, cap: int | None, until: int, words: tuple[str, ...]
) -> None:
    clocks = tuple(
        replace(CLOCKS[2], kind=kind, span=Span(years, Unit.YEARS))
        for kind, years in ((ClockKind.FLOOR, floor), (ClockKind.CAP, cap))
        if years is not None
    )
    keeping = kept(clocks)
    assert keeping is not None
    assert keeping.until.year == until
    assert keeping.lines
    said = " ".join(map(str, keeping_in_words(keeping)))
    assert [part for part in words if part not in said] == []


def test_without_a_rule_nothing_goes() -> None:
    assert kept((), was_reported=True) is None
    assert not is_over(None, as_of=date.max)
