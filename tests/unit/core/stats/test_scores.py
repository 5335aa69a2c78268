"""Scores are those of the books, and those that others compute."""

from __future__ import annotations

import numpy as np
import pytest

from misaq.core.stats.bootstrap import relative_change
from misaq.core.stats.calibration import is_covered, pit_histogram, reliability, share_within
from misaq.core.stats.ranking import area_under_curve, average_precision
from misaq.core.stats.scoring import (
    DEATH_BINS,
    brier,
    chance_of_at_least,
    crps,
    ignorance,
    interval_score,
    pit,
)
from misaq.kernel.errors import InputRefused


def test_a_sure_and_right_forecast_scores_zero() -> None:
    draws, seen = np.full((1, 9), 4), np.array([4])
    assert crps(draws, seen)[0] == 0
    assert interval_score(draws, seen)[0] == 0


def test_crps_of_one_draw_is_its_distance() -> None:
    assert crps(np.array([[7]]), np.array([4]))[0] == 3


def test_interval_is_fined_twenty_times_what_lies_outside_at_ninety_percent() -> None:
    assert interval_score(np.full((1, 5), 2), np.array([5]))[0] == pytest.approx(60)


def test_ignorance_gives_each_bin_one_draw_more() -> None:
    """1,000 draws of zero: 1,001 of 1,011 lie in the first of eleven bins, one in each other."""
    draws = np.zeros((2, 1000), dtype=np.int64)
    scored = ignorance(draws, np.array([0, 5000]), DEATH_BINS)
    assert scored == pytest.approx([np.log2(1011 / 1001), np.log2(1011)])


def test_a_value_on_an_edge_belongs_to_the_bin_above() -> None:
    draws = np.array([[0.5] * 8])
    assert ignorance(draws, np.array([2.0]), (0.0, 0.5, 2.5))[0] == pytest.approx(np.log2(11 / 9))


def test_brier_is_the_squared_distance() -> None:
    assert brier(np.array([0.8, 0.8]), np.array([True, False])) == pytest.approx([0.04, 0.64])


def test_chance_is_the_share_of_draws_that_reach_it() -> None:
    assert chance_of_at_least(np.array([[0, 1, 24, 25]]), 25)[0] == 0.25


def test_pit_of_a_right_forecast_is_even_also_with_many_zeros() -> None:
    dice = np.random.default_rng(5)
    draws, seen = dice.poisson(0.3, size=(4000, 400)), dice.poisson(0.3, size=4000)
    places = pit(draws, seen, dice)
    assert pit_histogram(places) == pytest.approx([0.1] * 10, abs=0.02)
    assert share_within(places) == pytest.approx(0.9, abs=0.015)
    assert is_covered(draws, seen).mean() > 0.95


@pytest.mark.parametrize(
    ("draws", "seen"),
    [
        (np.zeros((3, 5)), np.zeros(2)),
        (np.zeros((3, 0)), np.zeros(3)),
    ],
    ids=["other-number-of-outcomes", "no-draws"],
)
def test_what_does_not_fit_is_refused(draws: np.ndarray, seen: np.ndarray) -> None:
    with pytest.raises(InputRefused, match="do not fit"):
        crps(draws, seen)


def test_a_level_of_one_is_refused() -> None:
    with pytest.raises(InputRefused, match="makes no interval"):
        interval_score(np.zeros((1, 3)), np.zeros(1), level=1.0)


def test_reliability_weighs_bands_by_their_cases() -> None:
    table = reliability(np.array([0.05, 0.05, 0.95]), np.array([False, False, False]))
    assert table.cases == (2, 1)
    assert table.came == (0.0, 0.0)
    assert table.error == pytest.approx((2 * 0.05 + 0.95) / 3)


def test_a_clear_gain_has_its_interval_below_zero() -> None:
    dice = np.random.default_rng(1)
    base = dice.gamma(2.0, size=96) + 1
    change = relative_change(0.8 * base, base, dice)
    assert change.change == pytest.approx(-0.2)
    assert change.high == pytest.approx(-0.2)


def test_no_gain_has_zero_inside_its_interval() -> None:
    dice = np.random.default_rng(2)
    change = relative_change(dice.gamma(2.0, size=96), dice.gamma(2.0, size=96), dice)
    assert change.low < 0 < change.high


def test_two_faultless_forecasts_do_not_differ() -> None:
    change = relative_change(np.zeros(24), np.zeros(24), np.random.default_rng(3))
    assert (change.change, change.low, change.high) == (0.0, 0.0, 0.0)


def test_scores_of_other_months_are_refused() -> None:
    with pytest.raises(InputRefused, match="same months"):
        relative_change(np.zeros(3), np.zeros(4), np.random.default_rng(3))


def test_ranking_of_a_known_case() -> None:
    chance, happened = np.array([0.9, 0.5, 0.5, 0.1]), np.array([True, True, False, False])
    assert area_under_curve(chance, happened) == pytest.approx(0.875)
    assert average_precision(chance, happened) == pytest.approx(0.5 + 0.5 * 2 / 3)


def test_ranking_needs_both_kinds() -> None:
    with pytest.raises(InputRefused, match="happened and cases that did not"):
        area_under_curve(np.array([0.1]), np.array([True]))
