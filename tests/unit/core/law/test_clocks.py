"""Runs of a clock: the working, the rules it rests on, what is refused."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.law.clocks import (
    LONGEST,
    MOST_OCCURRENCES,
    ClockRun,
    occurrence,
    occurrences,
    run_clock,
    run_clock_from,
)
from misaq.core.law.records import ClockKind, Counting, Span, Unit
from misaq.kernel.dates import parse_date
from misaq.kernel.errors import InputRefused
from tests.support.sample_law import (
    ALL_RULES,
    NOT_READ,
    READ,
    make_calendar,
    make_clock,
    make_holiday,
    make_rule,
)

CALENDAR = make_calendar([*make_holiday("2021-05-12", title="Eid"), *make_holiday("2022-01-01")])
THIRTY = make_clock(Span(30, Unit.DAYS))
TEN = make_clock(Span(10, Unit.WORKING_DAYS))
HALF_YEARLY = make_clock(Span(6, Unit.MONTHS), kind=ClockKind.RECURRING)


def texts(run: ClockRun) -> list[str]:
    return [str(line.text) for line in run.lines]


def said(run: ClockRun, part: str) -> bool:
    return any(part in text for text in texts(run))


def test_working_reads_line_by_line() -> None:
    run = run_clock(THIRTY, parse_date("2021-04-15"), calendar=CALENDAR, rules=ALL_RULES)
    assert texts(run) == [
        "LAW:review: to be done within 30 days of the order.",
        "Day of the order: 2021-04-15.",
        "The day of the trigger is not counted. Rule: the first day is left out.",
        "30 days from 2021-04-15: 2021-05-15.",
        "Left out: days of the weekend (2).",
        (
            "The end moves from 2021-05-15 to 2021-05-17."
            " Rule: an end on a day off goes to the next working day."
        ),
        "Last day: 2021-05-17.",
    ]
    assert [line.cite for line in run.lines] == [READ, (), READ, (), READ, READ, ()]


def test_each_holiday_left_out_is_named_with_its_source() -> None:
    run = run_clock(TEN, parse_date("2021-05-05"), calendar=CALENDAR, rules=ALL_RULES)
    line = next(line for line in run.lines if "Eid" in str(line.text))
    assert str(line.text) == "Left out: 2021-05-12, Eid."
    assert line.cite == READ


def test_working_days_without_a_weekend_in_them_do_not_mention_one() -> None:
    clock = make_clock(Span(1, Unit.WORKING_DAYS))
    run = run_clock(clock, parse_date("2021-06-01"), calendar=CALENDAR, rules=ALL_RULES)
    assert not said(run, "Left out")


def test_an_unverified_rule_is_said_to_be_so_and_the_count_without_it_is_kept() -> None:
    rules = (
        make_rule(Counting.EXCLUDE_FIRST_DAY),
        make_rule(Counting.ROLL_LAST_DAY, read=False),
    )
    run = run_clock(THIRTY, parse_date("2021-04-15"), calendar=CALENDAR, rules=rules)
    assert run.unverified_rules == (rules[1],)
    moved = next(line for line in run.lines if "moves" in str(line.text))
    assert str(moved.text).endswith("This rule is not verified: no source was read.")
    assert moved.cite == NOT_READ
    assert run.verified is not None
    assert str(run.verified.due) == "2021-05-15"
    assert run.verified.lacking == (Counting.ROLL_LAST_DAY,)
    assert said(run.verified, "The count has no rule that moves the end. The end stays.")


def test_a_verified_rule_goes_before_an_unverified_one() -> None:
    both = (
        make_rule(Counting.EXCLUDE_FIRST_DAY, read=False),
        make_rule(Counting.EXCLUDE_FIRST_DAY),
    )
    run = run_clock(THIRTY, parse_date("2021-04-08"), calendar=CALENDAR, rules=both)
    assert run.unverified_rules == ()
    assert run.verified is None


def test_a_rule_for_another_unit_is_not_followed() -> None:
    rules = (make_rule(Counting.EXCLUDE_FIRST_DAY, units=(Unit.MONTHS,)),)
    run = run_clock(THIRTY, parse_date("2021-04-08"), calendar=CALENDAR, rules=rules)
    assert str(run.due) == "2021-05-07"
    assert run.lacking == (Counting.EXCLUDE_FIRST_DAY,)
    assert said(run, "it is day one")


def test_working_days_without_a_rule_on_days_off_say_so() -> None:
    run = run_clock(TEN, parse_date("2021-05-05"), calendar=CALENDAR, rules=())
    assert run.lacking == (
        Counting.EXCLUDE_FIRST_DAY,
        Counting.SKIP_DAYS_OFF,
    )
    assert said(run, "every day is counted")


def test_a_missing_month_end_rule_is_said() -> None:
    rules = (make_rule(Counting.EXCLUDE_FIRST_DAY),)
    clock = make_clock(Span(6, Unit.MONTHS))
    run = run_clock(clock, parse_date("2021-08-31"), calendar=CALENDAR, rules=rules)
    assert run.lacking == (Counting.MONTH_END,)
    assert said(run, "has no day 31. The count has no rule that ends it")


def test_a_month_end_rule_is_cited_where_it_was_applied() -> None:
    clock = make_clock(Span(6, Unit.MONTHS))
    run = run_clock(clock, parse_date("2021-08-31"), calendar=CALENDAR, rules=ALL_RULES)
    assert Counting.MONTH_END in [rule.counting for rule in run.applied]
    assert said(run, "a day the month lacks is its last day")


@pytest.mark.parametrize(
    ("rules", "words"),
    [(ALL_RULES, "A cap ends on the last day"), ((), "As the first day counts")],
    ids=["first day out", "first day counted"],
)
def test_a_cap_needs_no_rule_to_end_with_the_month(rules: tuple, words: str) -> None:
    clock = make_clock(Span(6, Unit.MONTHS), kind=ClockKind.CAP)
    run = run_clock(clock, parse_date("2021-08-31"), calendar=CALENDAR, rules=rules)
    assert str(run.due) == "2022-02-28"
    assert Counting.MONTH_END not in [rule.counting for rule in run.applied]
    assert Counting.MONTH_END not in run.lacking
    assert said(run, words)


def test_a_cap_is_never_moved_and_shows_the_stricter_day() -> None:
    clock = make_clock(Span(3, Unit.YEARS), kind=ClockKind.CAP)
    run = run_clock(clock, parse_date("2021-04-13"), calendar=CALENDAR, rules=ALL_RULES)
    assert str(run.due) == "2024-04-13"
    assert said(run, "2024-04-13 is a day off. A cap is never moved later. The end stays.")
    assert said(run, "Were the day of the trigger day one, the last day would be 2024-04-12.")
    assert not run.tentative


def test_a_floor_is_never_moved_and_says_at_least() -> None:
    clock = make_clock(Span(3, Unit.YEARS), kind=ClockKind.FLOOR)
    run = run_clock(clock, parse_date("2021-04-13"), calendar=CALENDAR, rules=ALL_RULES)
    assert str(run.due) == "2024-04-13"
    assert said(run, "for at least 3 years")
    assert said(run, "2024-04-13 is a day off. A floor is never moved. The end stays.")
    assert not said(run, "day one")


def test_a_cap_in_hours_has_no_stricter_day() -> None:
    clock = make_clock(Span(24, Unit.HOURS), kind=ClockKind.CAP)
    run = run_clock(clock, parse_date("2021-05-07"), calendar=CALENDAR, rules=ALL_RULES)
    assert str(run.due) == "2021-05-08"
    assert not said(run, "day one")
    assert run.applied == run.lacking == ()
    assert said(run, "by the same hour. The hour is not on record")


def test_hours_that_do_not_fill_a_day_leave_two_days() -> None:
    clock = make_clock(Span(36, Unit.HOURS))
    run = run_clock(clock, parse_date("2021-05-07"), calendar=CALENDAR, rules=ALL_RULES)
    assert run.due.text == "2021-05-08..2021-05-09"
    assert not run.tentative
    assert said(run, "decides between one day and the next")


def test_a_recurring_day_off_stays() -> None:
    run = run_clock(HALF_YEARLY, parse_date("2021-04-09"), calendar=CALENDAR, rules=ALL_RULES)
    assert str(run.due) == "2021-10-09"
    assert said(run, "A recurring day is never moved.")


def test_a_tentative_holiday_shows_both_ways() -> None:
    moon = make_calendar(make_holiday("2021-05-17", title="Eid", tentative=True))
    run = run_clock(THIRTY, parse_date("2021-04-17"), calendar=moon, rules=ALL_RULES)
    assert run.due.text == "2021-05-17..2021-05-18"
    assert run.tentative
    assert said(run, "Tentative holidays taken as working days:")
    assert said(run, "2021-05-17 may be a day off. It is taken as a working day here.")
    assert said(run, "Tentative holidays taken as days off:")
    assert said(run, "Left out: 2021-05-17, Eid. Tentative")
    assert run.last_possible == date(2021, 5, 18)


def test_a_year_not_on_record_is_said_and_allowed_for() -> None:
    run = run_clock(THIRTY, parse_date("2023-06-01"), calendar=CALENDAR, rules=ALL_RULES)
    assert run.tentative
    assert run.unrecorded == (2023,)
    assert said(run, "2023: no holidays of that year are on record. Days not known to be off")
    assert run.last_possible == date(2023, 8, 3)


def test_a_missing_weekend_is_said() -> None:
    nothing = make_calendar(weekend=())
    run = run_clock(THIRTY, parse_date("2023-06-01"), calendar=nothing, rules=ALL_RULES)
    assert said(run, "2023: no weekend is on record, no holidays of that year are on record.")
    some = make_calendar(make_holiday("2023-01-01"), weekend=())
    run = run_clock(THIRTY, parse_date("2023-06-01"), calendar=some, rules=ALL_RULES)
    assert said(run, "2023: no weekend is on record. Days")


def test_extra_holidays_move_the_end() -> None:
    run = run_clock(
        THIRTY,
        parse_date("2021-04-15"),
        calendar=CALENDAR,
        rules=ALL_RULES,
        extra_holidays=make_holiday("2021-05-17", title="Local notice"),
    )
    assert str(run.due) == "2021-05-18"
    assert said(run, "Local notice")


def test_an_imprecise_day_is_counted_from_both_ends() -> None:
    run = run_clock(THIRTY, parse_date("2021-04"), calendar=CALENDAR, rules=ALL_RULES)
    assert run.due.text == "2021-05-03..2021-05-31"
    assert parse_date(run.due.text) == run.due
    assert said(run, "from the first day it can have been, 2021-04-01, and from the last")
    assert not said(run, "Tentative")


def test_an_extension_is_counted_in_only_when_asked() -> None:
    clock = make_clock(Span(10, Unit.WORKING_DAYS), extension=Span(1, Unit.MONTHS))
    day = parse_date("2021-05-05")
    plain = run_clock(clock, day, calendar=CALENDAR, rules=ALL_RULES)
    longer = run_clock(clock, day, calendar=CALENDAR, rules=ALL_RULES, extended=True)
    assert (str(plain.due), str(longer.due)) == ("2021-05-20", "2021-06-21")
    assert said(longer, "Extended by 1 month, the longest on record.")
    assert longer.extended
    assert not plain.extended


def test_counted_from_another_day_says_which_the_text_counts_from() -> None:
    run = run_clock_from(
        THIRTY, "knowledge", parse_date("2021-06-01"), calendar=CALENDAR, rules=ALL_RULES
    )
    assert texts(run)[:3] == [
        "LAW:review: to be done within 30 days of the order.",
        "Counted here from the knowledge; the text counts from the order.",
        "Day of the knowledge: 2021-06-01.",
    ]


def test_ends_of_a_recurring_clock_do_not_drift() -> None:
    found = occurrences(
        HALF_YEARLY,
        parse_date("2021-08-31"),
        date(2023, 2, 28),
        calendar=CALENDAR,
        rules=ALL_RULES,
    )
    assert [str(run.due) for run in found] == ["2022-02-28", "2022-08-31", "2023-02-28"]
    assert said(found[2], "Time 3 that the span ends")
    assert not said(found[0], "Time 1")


@pytest.mark.parametrize("kind", [ClockKind.DEADLINE, ClockKind.CAP])
def test_only_a_recurring_clock_occurs_again(kind: ClockKind) -> None:
    clock = make_clock(Span(6, Unit.MONTHS), kind=kind)
    with pytest.raises(InputRefused, match="does not recur"):
        occurrence(clock, parse_date("2021-08-31"), 1, calendar=CALENDAR, rules=ALL_RULES)


def test_refuses_the_occurrence_before_the_first() -> None:
    with pytest.raises(InputRefused, match="one to a hundred"):
        occurrence(HALF_YEARLY, parse_date("2021-08-31"), 0, calendar=CALENDAR, rules=ALL_RULES)


def test_refuses_more_ends_than_anybody_reads() -> None:
    daily = make_clock(Span(1, Unit.DAYS), kind=ClockKind.RECURRING)
    with pytest.raises(InputRefused, match=f"more than {MOST_OCCURRENCES} times"):
        occurrences(daily, parse_date("2021-01-01"), date(2024, 1, 1), calendar=CALENDAR, rules=())


def test_refuses_a_clock_without_a_span() -> None:
    with pytest.raises(InputRefused, match="no span on record") as refused:
        run_clock(make_clock(None), parse_date("2021-01-01"), calendar=CALENDAR, rules=())
    assert refused.value.next_step == "Record the day the committee set."


def test_refuses_an_extension_that_is_not_on_record() -> None:
    with pytest.raises(InputRefused, match="no extension on record"):
        run_clock(THIRTY, parse_date("2021-01-01"), calendar=CALENDAR, rules=(), extended=True)


@pytest.mark.parametrize("unit", list(Unit))
def test_refuses_spans_over_a_hundred_years_and_under_one(unit: Unit) -> None:
    for count in (0, LONGEST[unit] + 1):
        with pytest.raises(InputRefused, match="from one to a hundred"):
            run_clock(
                make_clock(Span(count, unit)),
                parse_date("2021-01-01"),
                calendar=CALENDAR,
                rules=(),
            )


@pytest.mark.parametrize("unit", list(Unit))
def test_counts_a_span_of_one_and_of_a_hundred_years(unit: Unit) -> None:
    for count in (1, LONGEST[unit]):
        clock = make_clock(Span(count, unit))
        run = run_clock(clock, parse_date("2021-01-01"), calendar=CALENDAR, rules=ALL_RULES)
        assert run.due.earliest.year in (2021, 2022, 2120, 2121, 2160, 2161)
        assert f"{count} {unit.value if count > 1 else unit.value[:-1]}" in texts(run)[0]


@pytest.mark.parametrize("unit", list(Unit))
def test_refuses_an_end_after_the_last_year(unit: Unit) -> None:
    clock = make_clock(Span(LONGEST[unit], unit))
    with pytest.raises(InputRefused, match="after the last year"):
        run_clock(clock, parse_date("9990-01-31"), calendar=CALENDAR, rules=ALL_RULES)


def test_the_allowance_stops_at_the_last_day_of_all() -> None:
    run = run_clock(
        make_clock(Span(1, Unit.DAYS)),
        parse_date("9999-12-29"),
        calendar=CALENDAR,
        rules=ALL_RULES,
    )
    assert run.last_possible == date.max
