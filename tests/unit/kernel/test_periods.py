from __future__ import annotations

from datetime import date

import pytest

from misaq.kernel.dates import Certainty, parse_date
from misaq.kernel.errors import InputRefused
from misaq.kernel.periods import Period


def period(starts: str = "", ends: str = "") -> Period:
    return Period(
        parse_date(starts) if starts else None,
        parse_date(ends) if ends else None,
    )


@pytest.mark.parametrize(
    ("span", "holds"),
    [
        (period("2013", "2015"), Certainty.YES),
        (period("2013"), Certainty.YES),
        (period("2014-05-10"), Certainty.YES),
        (period("2013", "2014-05-10"), Certainty.NO),
        (period("2014-05-11"), Certainty.NO),
        (period("2014"), Certainty.PERHAPS),
        (period("2013", "2014"), Certainty.PERHAPS),
        (period(ends="2015"), Certainty.PERHAPS),
        (period(), Certainty.PERHAPS),
    ],
    ids=str,
)
def test_a_span_holds_a_day_surely_not_or_perhaps(span: Period, holds: Certainty) -> None:
    assert span.holds(date(2014, 5, 10)) is holds


@pytest.mark.parametrize(
    ("first", "second", "surely", "may"),
    [
        (period("2012", "2014"), period("2013", "2016"), True, True),
        (period("2012", "2015"), period("2013", "2016"), True, True),
        (period("2012"), period("2013"), True, True),
        (period("2012", "2013-05-01"), period("2013-05-01"), False, False),
        (period("2012", "2013"), period("2013"), False, True),
        (period(ends="2013"), period("2014"), False, False),
        (period(), period("2014"), False, True),
    ],
)
def test_two_spans_overlap_surely_or_may(
    first: Period, second: Period, surely: bool, may: bool
) -> None:
    for one, other in ((first, second), (second, first)):
        assert one.surely_overlaps(other) is surely
        assert one.may_overlap(other) is may


def test_a_span_is_said_in_words() -> None:
    assert str(period("2013", "2014-05")) == "from 2013 until 2014-05"
    assert str(period("2013")) == "since 2013"
    assert str(period(ends="2013")) == "until 2013"
    assert str(period()) == "dates not on record"


def test_a_span_cannot_end_before_it_starts() -> None:
    with pytest.raises(InputRefused, match="cannot end"):
        period("2014", "2013")
