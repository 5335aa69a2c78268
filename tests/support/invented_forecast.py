"""A forecast of the invented country, issued."""

from __future__ import annotations

from misaq.core.stats.bootstrap import RelativeChange
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.choosing import WindowResult
from misaq.core.threat.forecasting.conflictology import Conflictology
from misaq.core.threat.forecasting.issued import DataUsed, IssuedForecast, Making
from misaq.core.threat.forecasting.issuing import Asked, issue
from misaq.core.threat.forecasting.levels import Level
from misaq.core.threat.forecasting.weighted_pool import WeightedPool
from tests.support.invented_panel import dice_of

_GAIN = RelativeChange(-0.1, -0.2, -0.05)
BETTER = WindowResult("2009", _GAIN, _GAIN, _GAIN)


def question(draws: int = 100, seed: int = 5) -> Asked:
    """Return what is asked: events by province, three months ahead."""
    return Asked(
        Level.PROVINCE,
        Measure.EVENTS,
        DataUsed("ex", "1", "d1", "r"),
        Making("0.1.0", "1", seed, draws),
        leads=(1, 2, 3),
    )


def issued_forecast(
    known: AreaMonths,
    *,
    draws: int = 100,
    seed: int = 5,
    windows: tuple[WindowResult, ...] = (BETTER,),
) -> IssuedForecast:
    """Return a forecast from the end of what is known."""
    models = (WeightedPool(), Conflictology())
    return issue(known, question(draws, seed), models, windows, dice_of)
