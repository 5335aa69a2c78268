from __future__ import annotations

from datetime import date

import pytest

from misaq.kernel.dates import Certainty, ImpreciseDate, exactly, parse_date, parse_day
from misaq.kernel.errors import InputRefused


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("2014-02", date(2014, 2, 1), date(2014, 2, 28)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        (" 2014-12-24 ", date(2014, 12, 24), date(2014, 12, 24)),
        ("2012..2013-06", date(2012, 1, 1), date(2013, 6, 30)),
        ("2012-03-04 .. 2012-03", date(2012, 3, 4), date(2012, 3, 31)),
    ],
)
def test_a_date_is_the_interval_its_text_stands_for(
    text: str, earliest: date, latest: date
) -> None:
    parsed = parse_date(text)
    assert (parsed.earliest, parsed.latest) == (earliest, latest)
    assert parsed.text == text.strip()
    assert parsed.is_exact is (earliest == latest)


NO_DATES = (
    "|24-12-2014|2014-13|2014-02-30|0000|2014-1-1|2014..|2013..2012|1..2..3|٢٠١٤|2014-12-24T00"
)


@pytest.mark.parametrize("text", NO_DATES.split("|"))
def test_what_is_no_date_is_refused_with_a_next_step(text: str) -> None:
    with pytest.raises(InputRefused) as refused:
        parse_date(text)
    assert refused.value.next_step


def test_a_day_must_be_one_day() -> None:
    assert parse_day("2014-12-24") == date(2014, 12, 24)
    with pytest.raises(InputRefused, match="not one day"):
        parse_day("2014-12")


@pytest.mark.parametrize(
    ("text", "before", "on_or_before"),
    [
        ("2014-05-09", Certainty.YES, Certainty.YES),
        ("2014-05-10", Certainty.NO, Certainty.YES),
        ("2014-05-11", Certainty.NO, Certainty.NO),
        ("2014-05", Certainty.PERHAPS, Certainty.PERHAPS),
        ("2014-05-10..2014-06", Certainty.NO, Certainty.PERHAPS),
    ],
)
def test_what_is_known_in_part_answers_perhaps(
    text: str, before: Certainty, on_or_before: Certainty
) -> None:
    day = date(2014, 5, 10)
    assert parse_date(text).before(day) is before
    assert parse_date(text).on_or_before(day) is on_or_before


def test_dates_overlap_when_both_can_be_one_day() -> None:
    assert parse_date("2014").overlaps(parse_date("2014-12-31"))
    assert not parse_date("2014").overlaps(parse_date("2015-01-01"))


def test_a_date_is_said_without_dots() -> None:
    assert str(parse_date("2012..2013")) == "2012 to 2013"
    assert str(exactly(date(2014, 5, 10))) == "2014-05-10"


def test_an_interval_cannot_run_backwards() -> None:
    with pytest.raises(InputRefused, match="ends before it starts"):
        ImpreciseDate(date(2014, 1, 2), date(2014, 1, 1), "x")
