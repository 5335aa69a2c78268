"""Days off, and how far the record of them reaches."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.law.calendar import WorkingCalendar
from misaq.kernel.dates import Certainty
from misaq.kernel.errors import InputRefused
from tests.support.sample_law import make_calendar, make_holiday, make_weekend

EID = make_holiday("2021-05-13")
MOON = make_holiday("2021-05-14", tentative=True)


def test_says_which_days_are_off() -> None:
    calendar = make_calendar([*EID, *MOON])
    assert calendar.is_off(date(2021, 5, 13)) is Certainty.YES
    assert calendar.is_off(date(2021, 5, 14)) is Certainty.PERHAPS
    assert calendar.is_off(date(2021, 5, 15)) is Certainty.YES
    assert calendar.is_off(date(2021, 5, 17)) is Certainty.NO


def test_a_sure_holiday_beside_a_tentative_one_is_sure() -> None:
    calendar = make_calendar([*MOON, *make_holiday("2021-05-14", title="Other")])
    assert calendar.is_off(date(2021, 5, 14)) is Certainty.YES


def test_knows_only_years_with_holidays_and_only_with_a_weekend() -> None:
    assert make_calendar(EID).knows(date(2021, 1, 1))
    assert not make_calendar(EID).knows(date(2022, 1, 1))
    assert not make_calendar(EID, weekend=()).knows(date(2021, 1, 1))


def test_one_more_holiday_does_not_put_its_year_on_record() -> None:
    calendar = make_calendar(EID).with_holidays(make_holiday("2022-05-03"))
    assert calendar.is_off(date(2022, 5, 3)) is Certainty.YES
    assert calendar.is_off(date(2021, 5, 13)) is Certainty.YES
    assert not calendar.knows(date(2022, 5, 4))


@pytest.mark.parametrize("weekday", [0, 8])
def test_refuses_a_weekday_no_week_has(weekday: int) -> None:
    with pytest.raises(InputRefused, match="not days of the week"):
        make_calendar(weekend=(weekday,))


def test_refuses_a_week_without_a_working_day() -> None:
    with pytest.raises(InputRefused, match="no working day"):
        WorkingCalendar({}, make_weekend(*range(1, 8)), frozenset())
