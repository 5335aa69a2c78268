"""A month beside a year before and the twelve months before it."""

from __future__ import annotations

import pytest

from misaq.core.threat.picture.records import AreaMonths, Basis, Part, PartMonths, Toll
from misaq.reports.situation.numbers import compared, parts_of, tolls

BASIS = Basis("gazette", "2", False, "a", 2018 * 12, 14)


def area(code: str, *events: int, part: Part = Part.ATTACKS) -> AreaMonths:
    months = tuple(Toll(one, one, 2 * one, 3 * one) for one in events)
    return AreaMonths(code, (PartMonths(part, months, {2019: Toll(1, 0, 1, 5)}),))


ONE = area("XX1", *range(14))
OTHER = area("XX2", *([1] * 14))


def test_a_month_is_summed_over_areas_and_never_over_parts() -> None:
    state = area("XX1", *([7] * 14), part=Part.OPERATIONS)
    found = compared((ONE, OTHER, state), Part.ATTACKS, BASIS, 2019 * 12)
    assert found.month == Toll(13, 13, 26, 39)
    assert found.year_before == Toll(1, 1, 2, 3)
    assert parts_of((ONE, state)) == (Part.ATTACKS, Part.OPERATIONS)


def test_the_months_before_give_a_mean_and_a_range() -> None:
    found = compared((ONE,), Part.ATTACKS, BASIS, 2019 * 12 + 1)
    assert found.mean_events == pytest.approx(sum(range(1, 13)) / 12)
    assert found.mean_deaths == pytest.approx((13.0, 6.5, 19.5))
    assert found.range_of_events == (1, 12)


def test_months_that_are_not_covered_give_no_mean() -> None:
    found = compared((ONE,), Part.ATTACKS, BASIS, 2018 * 12 + 5)
    assert found.year_before is None
    assert found.mean_events is None
    assert found.mean_deaths is None
    assert found.range_of_events is None
    assert found.month.events == 5


def test_what_is_known_to_the_year_only_is_in_no_month() -> None:
    found = compared((ONE, OTHER), Part.ATTACKS, BASIS, 2019 * 12)
    assert found.without_month == Toll(2, 0, 2, 10)
    assert compared((ONE,), Part.ATTACKS, BASIS, 2018 * 12).without_month == Toll()


def test_a_part_that_an_area_lacks_counts_as_nothing() -> None:
    assert tolls((ONE,), Part.UNTOLD, BASIS, range(2018 * 12, 2018 * 12 + 2)) == (Toll(), Toll())
