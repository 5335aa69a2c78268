"""What must hold of every model: no future, no order of rows, the same seed the same draws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.backtest import Plan, draw_all
from misaq.core.threat.forecasting.features import features
from misaq.core.threat.forecasting.forest import Forest
from misaq.core.threat.forecasting.hurdle import Hurdle
from misaq.core.threat.forecasting.linear_pool import shares
from misaq.core.threat.forecasting.model import Model
from misaq.core.threat.forecasting.standard import Level, baselines, chosen, occurrence
from misaq.core.threat.forecasting.weighted_pool import WeightedPool
from tests.support.invented_panel import dice_of, invented_events, invented_panel, panel_of

CROWDED = Hurdle(WeightedPool(), occurrence(Level.DISTRICT), name="many signs")
MODELS = (*baselines(), chosen(Level.PROVINCE, Measure.DEATHS), Forest(trees=5), CROWDED)
each_model = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.name)
PLAN = Plan(Measure.DEATHS, 96, 97, leads=(1, 3), draws=30)


@each_model
def test_a_shuffled_future_changes_nothing(model: Model) -> None:
    """Events after the last origin get other months, areas and deaths; the draws stay."""
    area, month, deaths = invented_events()
    dice = np.random.default_rng(8)
    future = np.flatnonzero(month >= 96)
    area, month, deaths = area.copy(), month.copy(), deaths.copy()
    area[future] = dice.integers(0, 5, size=future.size)
    month[future] = dice.integers(96, 120, size=future.size)
    deaths[future] = dice.integers(0, 900, size=future.size)
    plan = Plan(Measure.DEATHS, 96, 98, leads=(3,), draws=30)
    before = draw_all(invented_panel(), model, plan, dice_of)
    after = draw_all(panel_of((area, month, deaths)), model, plan, dice_of)
    assert (before == after).all()


@each_model
def test_the_order_of_rows_changes_nothing(model: Model) -> None:
    events = invented_events()
    order = np.random.default_rng(9).permutation(events[0].size)
    mixed = panel_of(tuple(column[order] for column in events))
    assert (
        draw_all(mixed, model, PLAN, dice_of) == draw_all(invented_panel(), model, PLAN, dice_of)
    ).all()


@each_model
def test_a_seed_gives_the_same_draws_again(model: Model) -> None:
    panel = invented_panel()
    assert (draw_all(panel, model, PLAN, dice_of) == draw_all(panel, model, PLAN, dice_of)).all()


def test_features_of_a_month_know_nothing_later() -> None:
    panel = invented_panel()
    assert np.allclose(features(panel.until(60)), features(panel)[:, :60])


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**31), st.integers(1, 120))
def test_counting_keeps_every_event_and_every_death(seed: int, months: int) -> None:
    area, month, deaths = invented_events(seed)
    panel = panel_of((area, month, deaths)).until(months)
    assert panel.events.sum() == (month < months).sum() == panel.event_area.size
    assert panel.deaths.sum() == deaths[month < months].sum() == panel.event_deaths.sum()


@settings(max_examples=30, deadline=None)
@given(st.lists(st.floats(0.01, 10), min_size=1, max_size=6), st.integers(1, 2000))
def test_pooling_keeps_the_number_of_draws(weights: list[float], draws: int) -> None:
    parts = shares(tuple(weights), draws)
    assert sum(parts) == draws
    assert min(parts) >= 0
