"""Whether anything happens: signs, who is near, the regression, and the hurdle over a pool."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from misaq.core.stats.logistic import fit_logistic, log_odds
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.conflictology import Zero
from misaq.core.threat.forecasting.hurdle import Hurdle
from misaq.core.threat.forecasting.neighbours import near_weights
from misaq.core.threat.forecasting.occurrence import FittedOccurrence, Occurrence
from misaq.core.threat.forecasting.own_rate import OwnRate, own_rate
from misaq.core.threat.forecasting.signs import few_signs, many_signs
from misaq.core.threat.forecasting.standard import Level, occurrence
from misaq.core.threat.forecasting.weighted_pool import WeightedPool
from tests.support.invented_panel import dice_of, invented_panel

PANEL = invented_panel()
MIDDLES = np.array([[30.0, 70.0], [30.0, 71.0], [30.0, 75.0], [25.0, 70.0], [np.nan, np.nan]])
UNLEARNT = occurrence(Level.PROVINCE)


def single(events: np.ndarray) -> AreaMonths:
    return replace(PANEL, events=events[None, :], groups=np.array([0]), areas=("a",))


def test_the_regression_finds_the_odds_of_each_side() -> None:
    signs = np.repeat([0.0, 1.0], 100)[:, None]
    happened = np.arange(200) % 100 < np.repeat([10, 60], 100)
    fitted = fit_logistic(signs, happened, np.ones(200), pull=1e-6)
    assert fitted.chance(np.array([[0.0], [1.0]])) == pytest.approx([0.1, 0.6], abs=1e-3)


def test_a_strong_ridge_leaves_the_overall_rate() -> None:
    signs = np.repeat([0.0, 1.0], 100)[:, None]
    happened = np.arange(200) % 100 < np.repeat([10, 60], 100)
    fitted = fit_logistic(signs, happened, np.ones(200), pull=1e6)
    assert fitted.chance(signs) == pytest.approx(0.35, abs=1e-3)


@pytest.mark.parametrize("happened", [False, True], ids=["never", "always"])
def test_what_always_or_never_happened_stays_a_chance(happened: bool) -> None:
    fitted = fit_logistic(np.ones((50, 2)), np.full(50, happened), np.ones(50), pull=1.0)
    assert ((fitted.chance(np.ones((1, 2))) > 0) & (fitted.chance(np.ones((1, 2))) < 1)).all()


def test_the_nearest_area_counts_most() -> None:
    weights = near_weights(replace(PANEL, middles=MIDDLES), 100.0)
    assert weights.sum(axis=1) == pytest.approx(1)
    assert (np.diag(weights) == 0).all()
    assert weights[0].argmax() == 1
    assert weights[0, 1] > 10 * weights[0, 2]


def test_without_a_middle_the_group_counts() -> None:
    assert near_weights(replace(PANEL, middles=MIDDLES), 100.0)[4].tolist() == [0, 0, 0, 1, 0]
    assert near_weights(PANEL, 30.0)[0].tolist() == [0, 0.5, 0.5, 0, 0]


def test_an_area_alone_is_its_own_neighbour() -> None:
    assert near_weights(single(PANEL.events[0]), 30.0).tolist() == [[1.0]]


@pytest.mark.parametrize("signs", [few_signs, many_signs], ids=["few", "many"])
@pytest.mark.parametrize("months", [13, 60, 119])
def test_signs_of_a_month_know_nothing_later(signs, months: int) -> None:  # type: ignore[no-untyped-def]
    panel = replace(PANEL, middles=MIDDLES)
    cut = signs(panel.until(months), Measure.DEATHS)
    assert np.allclose(cut, signs(panel, Measure.DEATHS)[:, :months])


def test_violence_next_door_is_a_sign() -> None:
    """Of two quiet areas the one is beside an area at war, and has always followed it."""
    wave = np.tile(np.repeat([6, 0], 12), 10)
    events = np.stack([wave, np.roll(wave, 1), np.zeros_like(wave), np.zeros_like(wave)])
    places = np.array([[30.0, 70.0], [30.0, 70.3], [20.0, 50.0], [20.0, 50.3]])
    panel = replace(
        PANEL,
        areas=("war", "beside", "far", "farther"),
        events=events,
        deaths=events,
        groups=np.zeros(4, dtype=np.int64),
        middles=places,
    ).until(13 + 24 * 8)
    chances = Occurrence(True, 1e9, 1.0).learn(panel, Measure.EVENTS, (1,))
    beside, far = chances.fit(panel, Measure.EVENTS).chances[1][[1, 2]]
    assert beside > 5 * far


def test_the_chance_is_half_way_where_there_was_something_this_year() -> None:
    unmoved = OwnRate(np.full(2, 0.5), np.zeros(2))
    fitted = FittedOccurrence({1: np.array([0.9, 0.9])}, np.array([False, True]), 0.5, unmoved)
    said = fitted.blend(3, np.array([0.1, 0.1]))
    assert said == pytest.approx([0.5, 0.9])


def test_an_area_that_hardly_saw_anything_is_drawn_to_its_own_rate() -> None:
    happened = np.zeros((3, 120), dtype=bool)
    happened[1, ::10] = True
    happened[2, ::2] = True
    own = own_rate(happened, 0.8)
    assert own.rate == pytest.approx([0.5 / 132, 12.5 / 132, 60.5 / 132])
    assert own.weight == pytest.approx([0.8, 0.4, 0.0])
    drawn = own.draw_near(np.full(3, 0.3))
    assert drawn[0] < 0.02 < drawn[1] < 0.3
    assert drawn[2] == pytest.approx(0.3)


def test_an_own_rate_that_weighs_all_is_the_chance() -> None:
    own = OwnRate(np.array([0.05]), np.ones(1))
    assert own.draw_near(np.array([0.9])) == pytest.approx([0.05])


def test_what_could_not_be_learnt_says_nothing() -> None:
    short = PANEL.until(1)
    fitted = UNLEARNT.learn(short, Measure.EVENTS, (1, 12)).fit(short, Measure.EVENTS)
    assert fitted.blend(1, np.array([0.2])).tolist() == [0.2]


def test_a_hurdle_that_learnt_nothing_keeps_the_zeros_of_the_pool() -> None:
    panel = single(np.array([0, 0, 0, 4] * 30))
    even = WeightedPool(half_life=1e9)
    said = Hurdle(even, UNLEARNT, 1.0, 1.3).fit(panel, Measure.EVENTS).draw(1, 1000, dice_of((1,)))
    assert (said == 0).mean() == pytest.approx(0.75, abs=0.01)
    assert set(said[0]) == {0, 4}


@pytest.mark.parametrize(
    ("shapes", "low", "high"),
    [((1.0, 1.0), 0.05, 0.95), ((2.0, 2.0), 0.1354, 0.8646), ((1.0, 2.0), 0.0253, 0.7764)],
    ids=["one and one change nothing", "both ends come closer", "the upper end comes down"],
)
def test_sizes_are_moved_by_the_beta(shapes: tuple[float, float], low: float, high: float) -> None:
    panel = single(np.arange(1, 1201))
    fitted = Hurdle(WeightedPool(half_life=1e9), UNLEARNT, *shapes).fit(panel, Measure.EVENTS)
    ends = np.quantile(fitted.draw(1, 1000, dice_of((1,))), (0.05, 0.95), axis=1)[:, 0] / 1200
    assert ends == pytest.approx([low, high], abs=0.005)


def test_above_zero_are_as_many_as_the_chance_says() -> None:
    events = np.tile([0, 3], 60)
    panel = single(events)
    learnt = replace(UNLEARNT, pull=1e9).learn(panel, Measure.EVENTS, (1,))
    said = Hurdle(Zero(), learnt).fit(panel, Measure.EVENTS).draw(1, 1000, dice_of((1,)))
    chance = float(learnt.fit(panel, Measure.EVENTS).blend(1, np.array([0.5 / 1001]))[0])
    assert (said > 0).mean() == pytest.approx(chance, abs=1e-3)
    assert set(said[0]) == {0, 1}


def test_log_odds_of_a_half_are_none() -> None:
    assert log_odds(np.array([0.5])).tolist() == [0.0]
