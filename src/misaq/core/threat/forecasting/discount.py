"""Gamma–Poisson with discount: events come at a rate that drifts; deaths follow from events."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import product

import numpy as np

from misaq.core.stats.arrays import Floats, Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure, group_means
from misaq.core.threat.forecasting.severities import (
    HALF_LIFE,
    SHRINKAGE,
    Severities,
    as_measured,
    fit_severities,
)

_GROUP_HALF_LIFE = 24.0
_OWN_HALF_LIFE = 60.0
_LEARNT_MONTHS = 120
_LEAST_RATE = 1e-3


@dataclass(frozen=True, slots=True)
class Settings:
    """How fast the past fades, how strongly the prior pulls, how far the forecast widens.

    Attributes:
        discount: what a month keeps of its weight one month later.
        pull: weight of the prior, as a share of the weight of what is known of the area.
        trust: how much of the weight is left; the lower, the wider the forecast.
        own: share of the area's own long mean in the prior; the rest is its group's.
    """

    discount: float = 0.6
    pull: float = 0.1
    trust: float = 0.12
    own: float = 0.8


GRID = tuple(
    Settings(discount, pull, trust, own)
    for discount, pull, trust, own in product(
        (0.5, 0.6, 0.7, 0.8, 0.9),
        (0.02, 0.08, 0.3),
        (1.0, 0.5, 0.25, 0.12, 0.06, 0.03),
        (0.5, 0.9),
    )
)


@dataclass(frozen=True, slots=True)
class Discount:
    """The model; ``learn`` chooses the settings of each lead by what they would have said.

    Source:
        West and Harrison (1997), Bayesian Forecasting and Dynamic Models, on discounting.
    """

    settings: dict[int, Settings] = field(default_factory=dict)
    half_life: float = HALF_LIFE
    shrinkage: float = SHRINKAGE
    is_fixed: bool = False
    name: str = "gamma-Poisson discount"

    def learn(self, history: AreaMonths, measure: Measure, leads: tuple[int, ...]) -> Discount:  # noqa: ARG002 -- as every model
        """Choose for each lead the settings under which the last ten years were likeliest."""
        if self.is_fixed:
            return self
        return replace(self, settings=_likeliest(history, leads))

    def fit(self, history: AreaMonths, measure: Measure) -> FittedDiscount:
        """Keep the history of counts, and the deaths of its events where they are asked for."""
        marks = (
            fit_severities(history, self.half_life, self.shrinkage)
            if measure is Measure.DEATHS
            else None
        )
        return FittedDiscount(history, measure, self.settings, marks)


@dataclass(frozen=True, slots=True)
class FittedDiscount:
    """What is known of the rate of each area."""

    history: AreaMonths
    measure: Measure
    settings: dict[int, Settings]
    severities: Severities | None

    def draw(self, lead: int, draws: int, dice: Dice) -> Ints:
        """Draw counts from a negative binomial, then deaths of that many events."""
        shape, rate = rates(self.history, nearest(self.settings, lead))
        wide = (len(self.history.areas), draws)
        intensity = dice.gamma(np.broadcast_to(shape[:, -1:], wide)) / rate[-1]
        return as_measured(dice.poisson(intensity), self.measure, self.severities, dice)


def nearest(settings: dict[int, Settings], lead: int) -> Settings:
    """Return the settings of the lead, or of the closest one learnt, or plain ones."""
    if not settings:
        return Settings()
    return settings[min(settings, key=lambda learnt: (abs(learnt - lead), learnt))]


def rates(history: AreaMonths, settings: Settings) -> tuple[Floats, Floats]:
    """Return the gamma of each area after each month: shape (areas, months) and rate (months,)."""
    keep = settings.discount
    seen = faded(history.events, keep)
    weight = faded(np.ones((1, history.months)), keep)[0]
    pulled = settings.pull / (1.0 - keep)
    shape = seen + pulled * prior_rates(history, settings.own)
    return settings.trust * shape, settings.trust * (weight + pulled)


def prior_rates(history: AreaMonths, own: float) -> Floats:
    """Return what is expected of each area after each month: its own long mean and its group's."""
    keep = 0.5 ** (1.0 / _OWN_HALF_LIFE)
    of_area = faded(history.events, keep) / faded(np.ones((1, history.months)), keep)
    keep = 0.5 ** (1.0 / _GROUP_HALF_LIFE)
    of_group = faded(group_means(history.events, history.groups), keep)
    of_group = of_group / faded(np.ones((1, history.months)), keep)
    return np.asarray(own * of_area + (1.0 - own) * of_group + _LEAST_RATE)


def faded(values: Floats | Ints, keep: float) -> Floats:
    """Return the running sum along months in which each month keeps so much of the one before."""
    from scipy.signal import lfilter

    return np.asarray(lfilter([1.0], [1.0, -keep], values, axis=-1), dtype=np.float64)


def _likeliest(history: AreaMonths, leads: tuple[int, ...]) -> dict[int, Settings]:
    """Return the settings under which the last ten years were likeliest at each lead."""
    best: dict[int, tuple[float, Settings]] = {}
    for settings in GRID:
        shape, rate = rates(history, settings)
        for lead in leads:
            chance = _chance_at(history, lead, shape, rate)
            if lead not in best or chance > best[lead][0]:
                best[lead] = chance, settings
    return {lead: settings for lead, (_, settings) in best.items()}


def _chance_at(history: AreaMonths, lead: int, shape: Floats, rate: Floats) -> float:
    """Return the log of the chance of the last ten years, each month forecast so long before."""
    first = max(history.months - _LEARNT_MONTHS, lead + 1)
    before = slice(first - lead, history.months - lead)
    return _log_chance(history.events[:, first:], shape[:, before], rate[before])


def _log_chance(counts: Ints, shape: Floats, rate: Floats) -> float:
    """Return the log of the negative binomial probability of the counts, without what is fixed."""
    from scipy.special import gammaln

    some = counts > 0
    seen, shapes = counts[some], shape[some]
    counted = (gammaln(seen + shapes) - gammaln(shapes)).sum() - (counts * np.log1p(rate)).sum()
    return float(counted - (shape * np.log1p(1.0 / rate)).sum())
