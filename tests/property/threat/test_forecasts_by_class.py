"""Classes part what is known without losing any of it, and are chosen by their past alone."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.backtest import Plan, draw_all
from misaq.core.threat.forecasting.by_class import tally_of, without_areas
from misaq.core.threat.forecasting.levels import Level
from misaq.core.threat.forecasting.standard import chosen
from tests.support.invented_panel import dice_of, invented_events, panel_of

CLASSES = 3
Events = tuple[np.ndarray, np.ndarray, np.ndarray]


def of_class(events: Events, classes: np.ndarray, one: int) -> AreaMonths:
    """Return the panel of one class, without the area that is one district."""
    chosen_rows = classes == one
    panel = panel_of((events[0][chosen_rows], events[1][chosen_rows], events[2][chosen_rows]))
    return without_areas(panel, {"capital"})


def classed(seed: int) -> tuple[Events, np.ndarray]:
    events = invented_events(seed)
    return events, np.random.default_rng(seed).integers(0, CLASSES, size=events[0].size)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**31))
def test_classes_and_what_is_left_out_give_the_whole(seed: int) -> None:
    events, classes = classed(seed)
    whole = panel_of(events)
    parts = [of_class(events, classes, one) for one in range(CLASSES)]
    alone = whole.areas.index("capital")
    assert (sum(part.events for part in parts) == np.delete(whole.events, alone, axis=0)).all()
    assert (sum(part.deaths for part in parts) == np.delete(whole.deaths, alone, axis=0)).all()


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**31), st.integers(60, 119))
def test_which_classes_are_forecast_knows_no_future(seed: int, months: int) -> None:
    """Every event after the origin gets another class, month, area and toll: the choice stays."""
    events, classes = classed(seed)
    before = [tally_of(str(one), of_class(events, classes, one).until(months)) for one in range(3)]
    dice, late = np.random.default_rng(seed + 1), events[1] >= months
    area, month, deaths, other = (column.copy() for column in (*events, classes))
    area[late] = dice.integers(0, 5, size=late.sum())
    month[late] = dice.integers(months, 120, size=late.sum())
    deaths[late] = dice.integers(0, 900, size=late.sum())
    other[late] = dice.integers(0, CLASSES, size=late.sum())
    shuffled = (area, month, deaths)
    after = [tally_of(str(one), of_class(shuffled, other, one).until(months)) for one in range(3)]
    assert before == after


def test_a_class_is_drawn_alike_whatever_comes_later_and_in_whatever_order_rows_are() -> None:
    events, classes = classed(5)
    late = events[1] >= 97
    order = np.random.default_rng(6).permutation(events[0].size)
    other = np.where(late, 0, classes)
    plan = Plan(Measure.EVENTS, 97, 97, leads=(1, 3), draws=30)
    model = chosen(Level.PROVINCE, Measure.EVENTS)
    area, month, deaths = (column[order] for column in events)
    drawn = [
        draw_all(panel, model, plan, dice_of)
        for panel in (
            of_class(events, classes, 1),
            of_class(events, other, 1),
            of_class((area, month, deaths), classes[order], 1),
        )
    ]
    assert (drawn[0] == drawn[1]).all()
    assert (drawn[0] == drawn[2]).all()
