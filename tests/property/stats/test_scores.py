"""Our scores and those of an independent library agree on random draws."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from misaq.core.stats.bootstrap import relative_change
from misaq.core.stats.scoring import brier, crps, ignorance, interval_score, within

KEYS = st.integers(0, 2**32 - 1)


def made_up(key: int) -> tuple[np.ndarray, np.ndarray]:
    """Return draws and outcomes as heavy-tailed and as often zero as those of districts."""
    dice = np.random.default_rng(key)
    mean = dice.gamma(0.3, 20.0, size=7)
    draws = dice.poisson(dice.gamma(0.5, 2.0, size=(7, 60)) * mean[:, None])
    return draws, dice.poisson(mean)


@settings(max_examples=20, deadline=None)
@given(KEYS)
def test_crps_equals_scoringrules(key: int) -> None:
    scoringrules = pytest.importorskip("scoringrules")
    draws, seen = made_up(key)
    theirs = scoringrules.crps_ensemble(seen.astype(float), draws.astype(float), backend="numpy")
    assert crps(draws, seen) == pytest.approx(theirs, rel=1e-9, abs=1e-9)


@settings(max_examples=20, deadline=None)
@given(KEYS)
def test_interval_score_equals_scoringrules(key: int) -> None:
    scoringrules = pytest.importorskip("scoringrules")
    draws, seen = made_up(key)
    low, high = np.quantile(draws, (0.05, 0.95), axis=-1)
    theirs = scoringrules.interval_score(seen.astype(float), low, high, 0.1, backend="numpy")
    assert interval_score(draws, seen) == pytest.approx(theirs, rel=1e-9, abs=1e-9)


@settings(max_examples=20, deadline=None)
@given(KEYS)
def test_brier_equals_scoringrules(key: int) -> None:
    scoringrules = pytest.importorskip("scoringrules")
    dice = np.random.default_rng(key)
    chance, happened = dice.random(20), dice.random(20) < 0.5
    theirs = scoringrules.brier_score(happened.astype(float), chance, backend="numpy")
    assert brier(chance, happened) == pytest.approx(theirs)


@settings(max_examples=20, deadline=None)
@given(KEYS)
def test_ignorance_equals_a_histogram(key: int) -> None:
    """The definition of VIEWS in other words: a histogram, one more in each bin, a logarithm."""
    draws, seen = made_up(key)
    edges = (0.0, 0.5, 2.5, 5.5, 10.5, 25.5)
    for row, value, scored in zip(draws, seen, ignorance(draws, seen, edges), strict=True):
        counts = np.histogram(row, bins=[*edges, 1e9])[0] + 1
        place = np.digitize(value, edges) - 1
        assert scored == pytest.approx(-np.log2(counts[place] / counts.sum()))


@settings(max_examples=20, deadline=None)
@given(KEYS)
def test_the_order_of_draws_says_nothing(key: int) -> None:
    draws, seen = made_up(key)
    mixed = np.random.default_rng(key).permuted(draws, axis=1)
    assert crps(mixed, seen) == pytest.approx(crps(draws, seen))
    assert interval_score(mixed, seen) == pytest.approx(interval_score(draws, seen))


@settings(max_examples=10, deadline=None)
@given(KEYS)
def test_the_bootstrap_is_its_seed(key: int) -> None:
    scores = np.random.default_rng(key).gamma(2.0, size=(2, 30))
    first, second = (
        relative_change(scores[0], scores[1], np.random.default_rng(key), rounds=50)
        for _ in range(2)
    )
    assert first == second
    assert first.low <= first.high


def test_bounds_hold_their_lower_end_alone() -> None:
    assert within(np.array([0.5, 2.5]), (0.5, 2.5)).tolist() == [True, False]
