"""The models as they are run: the baselines always shown, and the pools chosen before 2015.

The pools were chosen on targets of 2010 to 2014 alone; docs/explanation/forecasts-measured.md
says what they then did in 2015 to 2018.
"""

from __future__ import annotations

from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.conflictology import Conflictology, Zero
from misaq.core.threat.forecasting.discount import Discount
from misaq.core.threat.forecasting.forest import Forest
from misaq.core.threat.forecasting.hawkes import Hawkes
from misaq.core.threat.forecasting.hurdle import Hurdle
from misaq.core.threat.forecasting.levels import Level as Level
from misaq.core.threat.forecasting.linear_pool import LinearPool
from misaq.core.threat.forecasting.model import Model
from misaq.core.threat.forecasting.occurrence import Occurrence
from misaq.core.threat.forecasting.weighted_pool import WeightedPool
from misaq.core.threat.forecasting.zero_guard import ZeroGuard

BETA = (1.0, 1.15)
"""Shapes of the beta that moves the sizes of all four pools: the upper end comes down a little."""


def baselines() -> tuple[Model, ...]:
    """Return what every forecast is shown beside; conflictology, which must be beaten, is first."""
    return (Conflictology(), Zero(), WeightedPool(), Discount(), Hawkes())


def chosen(level: Level, measure: Measure) -> Hurdle:
    """Return the pool that did best on the months it was chosen on, guarded where it is quiet."""
    guarded = ZeroGuard(chosen_pool(level, measure))
    return Hurdle(guarded, occurrence(level), *BETA, name="chosen pool, guarded")


def occurrence(level: Level) -> Occurrence:
    """Return how likely anything at all is said to be."""
    if level is Level.DISTRICT:
        return Occurrence(is_crowded=True, half_life=24.0, pull=100.0, share=0.5, rare=0.25)
    return Occurrence(is_crowded=False, half_life=36.0, pull=1.0, share=0.75, rare=0.7)


def chosen_pool(level: Level, measure: Measure) -> LinearPool:
    """Return that pool without its hurdle and its guard."""
    if level is Level.DISTRICT:
        return LinearPool((Discount(), Forest(), Hawkes()), (2.0, 1.0, 1.0))
    if measure is Measure.DEATHS:
        return LinearPool((Discount(), WeightedPool(6.0), Hawkes()), (2.0, 1.0, 1.0))
    return LinearPool((Discount(), WeightedPool(6.0)), (3.0, 1.0))
