"""Each model does what it says on small histories that can be counted by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from misaq.core.stats.bootstrap import RelativeChange
from misaq.core.threat.forecasting.area_months import Measure, make_area_months
from misaq.core.threat.forecasting.backtest import Plan, backtest, by_area, by_month
from misaq.core.threat.forecasting.choosing import WindowResult, beats_baseline
from misaq.core.threat.forecasting.conflictology import Conflictology, Zero
from misaq.core.threat.forecasting.discount import Discount, Settings, nearest, prior_rates
from misaq.core.threat.forecasting.forest import Forest
from misaq.core.threat.forecasting.hawkes import Excitation, Hawkes
from misaq.core.threat.forecasting.linear_pool import LinearPool, shares
from misaq.core.threat.forecasting.model import Model
from misaq.core.threat.forecasting.online_pool import online_weights
from misaq.core.threat.forecasting.severities import fit_severities
from misaq.core.threat.forecasting.standard import Level, baselines, chosen
from misaq.core.threat.forecasting.weighted_pool import WeightedPool
from misaq.core.threat.forecasting.zero_guard import ZeroGuard, quiet_before
from misaq.kernel.errors import InputRefused
from tests.support.invented_panel import dice_of, invented_panel

PANEL = invented_panel()


def test_zero_says_zero() -> None:
    assert not Zero().fit(PANEL, Measure.DEATHS).draw(3, 50, dice_of((1,))).any()


def test_conflictology_says_each_of_the_last_twelve_months_as_often() -> None:
    said = Conflictology().fit(PANEL, Measure.EVENTS).draw(6, 1200, dice_of((1,)))
    assert said.shape == (len(PANEL.areas), 1200)
    for row, months in zip(said, PANEL.events[:, -12:], strict=True):
        assert sorted(row) == sorted(np.repeat(months, 100))


def test_a_short_half_life_forgets() -> None:
    panel = replace(PANEL, events=np.array([[9] * 30 + [2] * 10]), groups=np.array([0]))
    said = WeightedPool(half_life=1.0).fit(panel, Measure.EVENTS).draw(1, 1000, dice_of((1,)))
    assert (said == 2).mean() > 0.99


def test_a_lent_share_comes_from_the_group() -> None:
    panel = replace(PANEL, events=np.array([[0] * 40, [5] * 40]), groups=np.array([0, 0]))
    said = WeightedPool(12.0, 0.2).fit(panel, Measure.EVENTS).draw(1, 100, dice_of((1,)))
    assert ((said[0] == 5).sum(), (said[1] == 0).sum()) == (20, 20)


def test_an_area_alone_in_its_group_lends_from_itself() -> None:
    panel = replace(PANEL, events=np.array([[3] * 40]), groups=np.array([0]))
    said = WeightedPool(12.0, 0.2).fit(panel, Measure.EVENTS).draw(1, 100, dice_of((1,)))
    assert (said == 3).all()


def test_severities_of_one_size_multiply() -> None:
    panel = replace(PANEL, event_deaths=np.full_like(PANEL.event_deaths, 4))
    counts = np.tile(np.arange(5), (len(panel.areas), 1))
    assert (fit_severities(panel).total(counts, dice_of((1,))) == 4 * counts).all()


def test_without_any_event_nobody_dies() -> None:
    nothing = make_area_months(("a",), np.array([0]), 0, 12, (np.array([], dtype=int),) * 3)
    assert not fit_severities(nothing).total(np.array([[3, 4]]), dice_of((1,))).any()


def test_the_discount_follows_a_steady_rate() -> None:
    steady = replace(PANEL, events=np.full((2, 200), 6), groups=np.array([0, 0]), areas=("a", "b"))
    said = Discount().learn(steady, Measure.EVENTS, (1,)).fit(steady, Measure.EVENTS)
    assert said.draw(1, 2000, dice_of((1,))).mean() == pytest.approx(6, abs=0.5)


def test_the_prior_lies_between_the_area_and_its_group() -> None:
    panel = replace(PANEL, events=np.array([[0] * 40, [4] * 40]), groups=np.array([0, 0]))
    assert prior_rates(panel, 0.5)[:, -1] == pytest.approx([1.0, 3.0], abs=0.01)


def test_a_lead_not_learnt_takes_the_closest() -> None:
    near, far = Settings(0.5), Settings(0.9)
    assert nearest({1: near, 12: far}, 10) == far
    assert nearest({}, 10) == Settings()


def test_hawkes_is_excited_by_the_last_month() -> None:
    calm = replace(PANEL, events=np.full((1, 60), 2), groups=np.array([0]), areas=("a",))
    shaken = replace(calm, events=np.append(calm.events[:, :-1], [[40]], axis=1))
    after_calm, after_shock = (
        Hawkes().fit(panel, Measure.EVENTS).draw(2, 500, dice_of((1,))).mean()
        for panel in (calm, shaken)
    )
    assert after_shock > 2 * after_calm


def test_branching_is_what_an_event_brings_forth() -> None:
    assert Excitation(0.1, 0.3, 0.4, 0.1).branching == pytest.approx(0.8)


def test_shares_of_a_pool_sum_to_the_draws() -> None:
    assert shares((1, 1, 1), 1000) == (333, 334, 333)
    assert sum(shares((2.0, 0.3, 1.7), 997)) == 997


def test_a_pool_keeps_each_members_share() -> None:
    pool = LinearPool((Zero(), Conflictology()), (3.0, 1.0))
    panel = replace(PANEL, events=np.full_like(PANEL.events, 7))
    said = pool.fit(panel, Measure.EVENTS).draw(1, 100, dice_of((1,)))
    assert ((said == 0).sum(axis=1) == 75).all()
    assert ((said == 7).sum(axis=1) == 25).all()


@pytest.mark.parametrize("weights", [(1.0,), (1.0, 1.0, 1.0)], ids=["too-few", "too-many"])
def test_weights_that_do_not_fit_are_refused(weights: tuple[float, ...]) -> None:
    with pytest.raises(InputRefused, match="do not fit"):
        LinearPool((Zero(), Conflictology()), weights)


def test_quiet_counts_back_from_each_month() -> None:
    assert quiet_before(np.array([[0, 0, 1, 0, 0, 0]]), 2).tolist() == [
        [False, True, False, False, True, True]
    ]


def test_the_guard_speaks_for_quiet_areas_alone() -> None:
    events = PANEL.events.copy()
    events[0] = 0
    panel = replace(PANEL, events=events)
    inner = replace(Conflictology(), window=1)
    loud = replace(panel, events=events)
    said = ZeroGuard(inner).fit(loud, Measure.EVENTS).draw(1, 1000, dice_of((1,)))
    assert (said[0] > 0).mean() < 0.2
    assert (said[1] == events[1, -1]).all()


def test_weights_follow_who_did_well() -> None:
    scores = np.column_stack([np.full(24, 1.0), np.full(24, 1.2)])
    first, second = online_weights(scores)
    assert first > 0.9
    assert first + second == pytest.approx(1)
    assert online_weights(scores[:0]).tolist() == [0.5, 0.5]
    assert online_weights(np.zeros((5, 2))).tolist() == [0.5, 0.5]


def test_a_model_is_shown_only_when_all_scores_are_lower() -> None:
    lower, higher = RelativeChange(-0.1, -0.2, -0.05), RelativeChange(0.01, -0.1, 0.1)
    good = WindowResult("2013–2015", lower, lower, lower)
    assert beats_baseline((good,))
    assert not beats_baseline((good, WindowResult("2016–2018", lower, higher, lower)))
    with pytest.raises(InputRefused, match="no model may be shown"):
        beats_baseline(())


def test_baselines_begin_with_the_one_to_beat() -> None:
    assert [model.name for model in baselines()] == [
        "conflictology",
        "zero",
        "weighted pool",
        "gamma-Poisson discount",
        "hawkes",
    ]


@pytest.mark.parametrize("measure", Measure, ids=lambda measure: measure.value.lower())
@pytest.mark.parametrize(
    "model",
    [*baselines(), chosen(Level.PROVINCE, Measure.DEATHS), Forest(trees=5)],
    ids=lambda model: model.name,
)
def test_each_model_is_scored_at_each_lead(model: Model, measure: Measure) -> None:
    plan = Plan(measure, 96, 99, leads=(1, 3), draws=40)
    scored = backtest(PANEL, model, plan, dice_of)
    assert scored.crps.shape == (2, 4, len(PANEL.areas))
    assert np.isfinite(scored.crps).all()
    assert ((scored.place >= 0) & (scored.place <= 1)).all()
    assert by_month(scored.crps).mean() == pytest.approx(scored.crps.mean())
    assert by_area({"m": scored.crps})["m"].mean() == pytest.approx(scored.crps.mean())


def test_months_outside_the_data_are_refused() -> None:
    with pytest.raises(InputRefused, match="do not lie inside"):
        backtest(PANEL, Zero(), Plan(Measure.EVENTS, 96, 500), dice_of)
    with pytest.raises(InputRefused, match="cannot be cut"):
        PANEL.until(0)


@pytest.mark.parametrize(
    ("event", "said"),
    [((9, 0, 1), "no area"), ((0, 0, -1), "no area"), ((0, 99, 1), "outside the months")],
    ids=["unknown-area", "negative-deaths", "month-outside"],
)
def test_an_event_that_does_not_fit_is_refused(event: tuple[int, ...], said: str) -> None:
    with pytest.raises(InputRefused, match=said):
        make_area_months(("a",), np.array([0]), 0, 12, tuple(np.array([value]) for value in event))
