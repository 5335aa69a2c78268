"""Which classes are forecast: the rule, what it cannot see, and areas that are one district."""

from __future__ import annotations

import numpy as np
import pytest

from misaq.core.threat.forecasting.area_months import AreaMonths, make_area_months
from misaq.core.threat.forecasting.by_class import (
    LEAST,
    LEAST_OF_YEAR,
    SPAN,
    Enough,
    check_is_carried,
    rule_in_words,
    tally_of,
    tally_of_none,
    why_not,
    without_areas,
)
from misaq.core.threat.forecasting.levels import Level
from misaq.core.threat.forecasting.publishing import check_may_be_made
from misaq.kernel.errors import InputRefused, NotAllowed
from tests.support.invented_panel import invented_panel


def months(*years: int, areas: int = 1) -> AreaMonths:
    """Return years with so many events each, spread over the months; all in the last area."""
    month = np.concatenate([[12 * at + n % 12 for n in range(many)] for at, many in
                            enumerate(years)]).astype(np.int64)  # fmt: skip
    area, deaths = np.full(month.size, areas - 1), np.full(month.size, 2)
    names = tuple(f"A{number}" for number in range(areas))
    groups = np.zeros(areas, dtype=np.int64)
    return make_area_months(names, groups, 2010 * 12, 12 * len(years), (area, month, deaths))


RULE = {
    "just enough": ((12, 12, 12, 12, 12), Enough.ENOUGH),
    "one too few": ((11, 12, 12, 12, 12), Enough.TOO_FEW),
    "much long ago": ((500, 11, 12, 12, 12, 12), Enough.TOO_FEW),
    "the last year is quiet": ((40, 20, 20, 20, 11), Enough.TOO_QUIET),
    "the year before is quiet": ((40, 20, 20, 11, 20), Enough.TOO_QUIET),
    "four years only": ((50, 50, 50, 50), Enough.TOO_SHORT),
}


@pytest.mark.parametrize("case", list(RULE))
def test_a_class_is_forecast_by_the_rule(case: str) -> None:
    years, enough = RULE[case]
    tally = tally_of("CRM", months(*years))
    assert tally.enough is enough
    assert tally.events == sum(years[-5:])
    assert tally.deaths == 2 * tally.events
    assert tally.years == (years[-2], years[-1])
    assert (why_not(tally) is None) == (enough is Enough.ENOUGH)


def test_the_rule_is_told_with_its_numbers() -> None:
    told = rule_in_words().render()
    for number in (LEAST, SPAN, LEAST_OF_YEAR):
        assert f" {number} " in told


def test_what_is_not_carried_is_refused_with_its_reason() -> None:
    check_is_carried(tally_of("CRM", months(12, 12, 12, 12, 12)))
    with pytest.raises(InputRefused, match="CRM is not forecast: 59 events in 60 months"):
        check_is_carried(tally_of("CRM", months(11, 12, 12, 12, 12)))
    with pytest.raises(InputRefused, match="20 and 3 events in the last two years"):
        check_is_carried(tally_of("CRM", months(20, 20, 20, 20, 3)))


def test_a_class_that_holds_others_is_counted_in_them() -> None:
    whole = tally_of_none("MIL", 120, holds_others=True)
    told = why_not(whole)
    assert told is not None
    assert "classes within it" in told.render()
    assert tally_of_none("CYB", 120, holds_others=False).enough is Enough.TOO_FEW
    short = why_not(tally_of_none("CYB", 12, holds_others=False))
    assert short is not None
    assert "fewer than 60 months" in short.render()


def test_an_area_left_out_takes_its_events_with_it() -> None:
    panel = invented_panel()
    left = without_areas(panel, {"plains", "capital"})
    kept = [panel.areas.index(area) for area in left.areas]
    assert left.areas == ("hills", "coast", "isles")
    assert (left.events == panel.events[kept]).all()
    assert (left.deaths == panel.deaths[kept]).all()
    counted = np.bincount(left.event_area, minlength=3)
    assert list(counted) == list(left.events.sum(axis=1))
    assert left.event_deaths.sum() == left.deaths.sum()
    assert (left.groups == panel.groups[kept]).all()
    assert without_areas(panel, ()).areas == panel.areas


@pytest.mark.parametrize("threat_class", ["MOB", "SEP", "NAT", "SEC", "MIL-ISL", "OPS"])
def test_no_single_class_is_made_by_district(threat_class: str) -> None:
    check_may_be_made(Level.PROVINCE, threat_class)
    check_may_be_made(Level.DISTRICT, "")
    with pytest.raises(NotAllowed):
        check_may_be_made(Level.DISTRICT, threat_class)
