"""The score card: how the model did beside the baseline on the last months known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from misaq.core.stats.bootstrap import relative_change
from misaq.core.stats.calibration import Reliability, reliability, share_within
from misaq.core.stats.dice import DiceOf
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.backtest import Plan, Scored, backtest, by_month
from misaq.core.threat.forecasting.choosing import WindowResult
from misaq.core.threat.forecasting.model import Model

WINDOW = 12
"""Months in a window."""
WINDOWS = 2
"""How many of the last windows are scored."""
LEADS = (1, 3, 6)
"""Leads that are scored; one, a few and many months ahead."""
_BLOCK = 3
"""Months in a block of the bootstrap: blocks as long as the window would not vary."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Model and baseline on the same months.

    Attributes:
        windows: each with the change of three scores; the oldest first.
        means: mean CRPS, ignorance and interval score of the model.
        baseline_means: of the baseline.
        reliability: of the model's chance of at least one.
        baseline_reliability: of the baseline's.
        coverage: share of outcomes in the model's central 90 %, ends included.
        within: share of its PIT values in the central 90 %; .9 for a right forecast.
    """

    windows: tuple[WindowResult, ...]
    means: tuple[float, float, float]
    baseline_means: tuple[float, float, float]
    reliability: Reliability
    baseline_reliability: Reliability
    coverage: float
    within: float


def compare_models(
    known: AreaMonths,
    measure: Measure,
    models: tuple[Model, Model],
    dice_of: DiceOf,
    *,
    seed: int,
    draws: int = 500,
) -> Comparison:
    """Score both on the last windows, each origin knowing only what came before it."""
    plan = plan_of(known, measure, seed=seed, draws=draws)
    ours, theirs = (backtest(known, model, plan, dice_of) for model in models)
    return compare_scored(known, ours, theirs, plan, dice_of)


def plan_of(known: AreaMonths, measure: Measure, *, seed: int, draws: int = 500) -> Plan:
    """Return the months that are scored: the last windows of what is known."""
    last = known.months - 1
    return Plan(measure, last - WINDOW * WINDOWS + 1, last, LEADS, draws, seed)


def compare_scored(
    known: AreaMonths, ours: Scored, theirs: Scored, plan: Plan, dice_of: DiceOf
) -> Comparison:
    """Set the scores of model and baseline on the months of a plan beside each other."""
    first, last, measure = plan.first, plan.last, plan.measure
    happened = np.broadcast_to(
        known.counts(measure)[:, first : last + 1].T >= 1, ours.chance.shape
    )  # fmt: skip
    return Comparison(
        windows=tuple(_window(known, number, ours, theirs, plan, dice_of)
                      for number in range(WINDOWS)),
        means=_means(ours),
        baseline_means=_means(theirs),
        reliability=reliability(ours.chance, happened),
        baseline_reliability=reliability(theirs.chance, happened),
        coverage=float(ours.covered.mean()),
        within=share_within(ours.place),
    )  # fmt: skip


def _window(
    known: AreaMonths, number: int, ours: Scored, theirs: Scored, plan: Plan, dice_of: DiceOf
) -> WindowResult:
    months = slice(number * WINDOW, (number + 1) * WINDOW)
    pairs = (
        (ours.crps, theirs.crps),
        (ours.ignorance, theirs.ignorance),
        (ours.interval, theirs.interval),
    )
    changes = (
        relative_change(
            by_month(one)[months], by_month(other)[months], dice_of((plan.seed, 2)), block=_BLOCK
        )
        for one, other in pairs
    )
    begins = known.first_month + plan.first + number * WINDOW
    return WindowResult(f"{_month(begins)}–{_month(begins + WINDOW - 1)}", *changes)


def _month(month: int) -> str:
    return f"{month // 12}-{month % 12 + 1:02}"


def _means(scored: Scored) -> tuple[float, float, float]:
    return (
        float(scored.crps.mean()),
        float(scored.ignorance.mean()),
        float(scored.interval.mean()),
    )
