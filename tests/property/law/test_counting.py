"""What holds of every clock, whatever the span, the day and the days off."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from misaq.core.law.calendar import WorkingCalendar
from misaq.core.law.clocks import run_clock
from misaq.core.law.deadlines import ClockState, state_of
from misaq.core.law.records import Clock, ClockKind, Counting, CountingRule, Span, Unit
from misaq.kernel.dates import Certainty, ImpreciseDate, exactly
from tests.support.sample_law import ALL_RULES, make_calendar, make_clock, make_holiday, make_rule

DAYS = st.dates(date(2019, 1, 1), date(2025, 12, 31))
ONE_DAY = timedelta(days=1)
SPANS = st.one_of(
    st.builds(Span, st.integers(1, 200), st.sampled_from([Unit.DAYS, Unit.HOURS])),
    st.builds(Span, st.integers(1, 60), st.just(Unit.WORKING_DAYS)),
    st.builds(Span, st.integers(1, 30), st.just(Unit.MONTHS)),
    st.builds(Span, st.integers(1, 5), st.just(Unit.YEARS)),
)
RULES = st.sets(st.sampled_from(ALL_RULES)).map(
    lambda found: tuple(rule for rule in ALL_RULES if rule in found)
)


@st.composite
def clocks(draw: st.DrawFn) -> Clock:
    extension = draw(st.none() | SPANS)
    return make_clock(draw(SPANS), kind=draw(st.sampled_from(ClockKind)), extension=extension)


@st.composite
def calendars(draw: st.DrawFn) -> WorkingCalendar:
    days = draw(st.lists(st.tuples(DAYS, st.integers(1, 4), st.booleans()), max_size=12))
    holidays = [
        holiday
        for day, length, tentative in days
        for holiday in make_holiday(day.isoformat(), days=length, tentative=tentative)
    ]
    return make_calendar(holidays, weekend=tuple(draw(st.sets(st.integers(1, 7), max_size=3))))


def due(
    clock: Clock, day: date, calendar: WorkingCalendar, rules: tuple[CountingRule, ...]
) -> ImpreciseDate:
    extended = clock.extension is not None
    return run_clock(clock, exactly(day), calendar=calendar, rules=rules, extended=extended).due


@given(clocks(), DAYS, st.integers(0, 60), calendars(), RULES)
def test_a_later_trigger_never_ends_earlier(clock, day, later, calendar, rules) -> None:
    first = due(clock, day, calendar, rules)
    second = due(clock, day + timedelta(days=later), calendar, rules)
    assert first.earliest <= second.earliest
    assert first.latest <= second.latest


@given(clocks(), DAYS, calendars(), RULES)
def test_no_clock_ends_before_it_starts(clock, day, calendar, rules) -> None:
    assert due(clock, day, calendar, rules).earliest >= day


@given(clocks(), DAYS, st.integers(0, 20), calendars(), RULES)
def test_an_imprecise_end_holds_every_exact_end(clock, day, width, calendar, rules) -> None:
    last = day + timedelta(days=width)
    trigger = ImpreciseDate(day, last, f"{day}..{last}")
    extended = clock.extension is not None
    whole = run_clock(clock, trigger, calendar=calendar, rules=rules, extended=extended).due
    for n in range(width + 1):
        exact = due(clock, day + timedelta(days=n), calendar, rules)
        assert whole.earliest <= exact.earliest
        assert exact.latest <= whole.latest


@given(st.integers(1, 60), DAYS, calendars(), st.booleans())
def test_working_days_equal_a_count_by_hand(count, day, calendar, first_out) -> None:
    rules = (make_rule(Counting.SKIP_DAYS_OFF),)
    if first_out:
        rules = (*rules, make_rule(Counting.EXCLUDE_FIRST_DAY))
    end = due(make_clock(Span(count, Unit.WORKING_DAYS)), day, calendar, rules)
    begins = day + ONE_DAY if first_out else day
    for last, off in (
        (end.earliest, {Certainty.YES}),
        (end.latest, set(Certainty) - {Certainty.NO}),
    ):
        every = [begins + timedelta(days=n) for n in range((last - begins).days + 1)]
        assert sum(calendar.is_off(each) not in off for each in every) == count
        assert calendar.is_off(last) not in off


@given(clocks(), DAYS, calendars(), RULES, DAYS)
def test_one_more_holiday_never_ends_it_earlier(clock, day, calendar, rules, extra) -> None:
    before = due(clock, day, calendar, rules)
    more = calendar.with_holidays(make_holiday(extra.isoformat(), title="Extra"))
    after = due(clock, day, more, rules)
    assert before.earliest <= after.earliest
    assert before.latest <= after.latest


@given(clocks(), DAYS, calendars(), RULES)
def test_the_same_question_has_the_same_answer(clock, day, calendar, rules) -> None:
    runs = [run_clock(clock, exactly(day), calendar=calendar, rules=rules) for _ in range(2)]
    assert runs[0] == runs[1]


@given(clocks(), DAYS, calendars(), RULES)
def test_a_cap_never_ends_later_than_a_deadline(clock, day, calendar, rules) -> None:
    cap = make_clock(clock.span, kind=ClockKind.CAP, extension=clock.extension)
    deadline = make_clock(clock.span, kind=ClockKind.DEADLINE, extension=clock.extension)
    first, second = (due(each, day, calendar, rules) for each in (cap, deadline))
    assert first.earliest <= second.earliest
    assert first.latest <= second.latest


@given(clocks(), DAYS, calendars(), RULES)
def test_an_end_in_doubt_is_tentative(clock, day, calendar, rules) -> None:
    run = run_clock(clock, exactly(day), calendar=calendar, rules=rules)
    if clock.span is not None and clock.span.unit is not Unit.HOURS:
        assert run.due.is_exact or run.tentative


@given(clocks(), DAYS, DAYS, calendars(), RULES)
def test_once_run_out_always_run_out(clock, day, as_of, calendar, rules) -> None:
    run = run_clock(clock, exactly(day), calendar=calendar, rules=rules)
    states = [state_of(run, done_on=None, as_of=as_of + timedelta(days=n)).state for n in range(40)]
    order = [
        ClockState.NOT_STARTED,
        ClockState.RUNNING,
        ClockState.PERHAPS_RUN_OUT,
        ClockState.RUN_OUT,
    ]
    places = [order.index(state) for state in states]
    assert places == sorted(places)
