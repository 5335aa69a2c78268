"""Days as lists print them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from misaq.core.lists.days import read_day


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("2014-12-24", "2014-12-24"),
        ("2014-12-17-05:00", "2014-12-17"),
        ("2025-04-19T23:00:04.625Z", "2025-04-19"),
        ("24/12/2014", "2014-12-24"),
        ("24.12.2014", "2014-12-24"),
        ("14-01-2002", "2002-01-14"),
        ("00/00/1970", "1970"),
        ("00/05/1970", "1970-05"),
        ("24 Dec. 2014", "2014-12-24"),
        ("1st October 2011", "2011-10-01"),
        ("Dec 24, 2014", "2014-12-24"),
        ("Sept 2005", "2005-09"),
        ("2010-10", "2010-10"),
        ("1970", "1970"),
        ("circa 1970", "1968..1972"),
        ("1970 (approximately)", "1968..1972"),
        ("Between 1960 and 1962 (Approximately)", "1958..1964"),
        ("between 1960 and 1962", "1960..1962"),
        ("1962 to 1960", "1960..1962"),
        ("1960-1962", "1960..1962"),
        ("1960/61", "1960..1961"),
        ("1960-62", "1960..1962"),
        ("Between Aug. and Sep. 1977", "1977-08..1977-09"),
        ("1955 or 1958", "1955..1958"),
        ("1389 AH", "1969-03-18..1970-03-10"),
        ("1389 (Hijri)", "1969-03-18..1970-03-10"),
        ("24/06/1402 (Hijri Calendar)", "1982-04-17..1982-04-21"),
        ("01/01/1400 AH", "1979-11-19..1979-11-23"),
    ],
)
def test_is_read(printed: str, read: str) -> None:
    day = read_day(printed)
    assert day is not None
    assert day.text == read


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "31/02/2000",
        "32 Dec 2014",
        "00/13/1970",
        "0000",
        "35/01/1400 AH",
        "in the early 1980s",
        "30-35 years old",
        "May 5",
        "٢٠١٠ء",
        "1 to 1 to 1 to " * 60,
    ],
)
def test_is_no_day(printed: str) -> None:
    assert read_day(printed) is None


def test_the_american_order_is_only_taken_where_it_is_asked_for() -> None:
    ours, theirs = read_day("01/02/2014"), read_day("01/02/2014", month_first=True)
    assert ours is not None
    assert theirs is not None
    assert (ours.text, theirs.text) == ("2014-02-01", "2014-01-02")


@given(st.text(max_size=60))
def test_any_text_is_a_day_or_none(text: str) -> None:
    day = read_day(text)
    assert day is None or day.earliest <= day.latest


@given(st.integers(1200, 1498))
def test_a_year_of_the_moon_is_eleven_days_shorter_and_follows_the_one_before(year: int) -> None:
    this, following = read_day(f"{year} AH"), read_day(f"{year + 1} AH")
    assert this is not None
    assert following is not None
    # Two days either way are allowed for the sighting of the moon.
    assert (this.latest - this.earliest).days + 1 - 4 in {354, 355}
    assert (following.earliest - this.latest).days == 1 - 4
