"""Gamma–Poisson with discount: events come at a rate that drifts; deaths follow from events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import product

import numpy as np

from misaq.core.stats.arrays import Floats, Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.forecasting.panel import Measure, Panel, group_means
from misaq.core.threat.forecasting.severities import (
    HALF_LIFE,
    SHRINKAGE,
    Severities,
    as_measured,
    fit_severities,
)

_GROUP_HALF_LIFE = 24.0
_LEARNT_MONTHS = 120
_LEAST_RATE = 1e-3


@dataclass(frozen=True, slots=True)
class Settings:
    """How fast the past fades and how strongly the group pulls.

    Attributes:
        discount: what a month keeps of its weight one month later.
        pull: months of the group's rate that are added to what is known of an area.
        trust: how much of the own weight is left; below 1 the forecast widens.
    """

    discount: float = 0.75
    pull: float = 0.2
    trust: float = 1.0


GRID = tuple(
    Settings(discount, pull, trust)
    for discount, pull, trust in product(
        (0.6, 0.68, 0.75, 0.82, 0.88, 0.93, 0.96), (0.05, 0.2, 0.5), (1.0, 0.6, 0.35)
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
    name: str = "gamma-Poisson discount"

    def learn(self, history: Panel, measure: Measure, leads: tuple[int, ...]) -> Discount:  # noqa: ARG002
        """Choose for each lead the settings under which the last ten years were likeliest."""
        best = {
            lead: max(_likelihoods(history, lead), key=lambda pair: pair[0])[1] for lead in leads
        }
        return replace(self, settings=best)

    def fit(self, history: Panel, measure: Measure) -> FittedDiscount:
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

    history: Panel
    measure: Measure
    settings: dict[int, Settings]
    severities: Severities | None

    def draw(self, lead: int, draws: int, dice: Dice) -> Ints:
        """Draw counts from a negative binomial, then deaths of that many events."""
        shape, rate = rates(self.history, nearest(self.settings, lead))
        last_shape, last_rate = shape[:, -1:], rate[-1]
        wide = (len(self.history.areas), draws)
        intensity = dice.gamma(np.broadcast_to(last_shape, wide)) / last_rate
        return as_measured(dice.poisson(intensity), self.measure, self.severities, dice)


def nearest(settings: dict[int, Settings], lead: int) -> Settings:
    """Return the settings of the lead, or of the closest one learnt, or plain ones."""
    if not settings:
        return Settings()
    return settings[min(settings, key=lambda learnt: (abs(learnt - lead), learnt))]


def rates(history: Panel, settings: Settings) -> tuple[Floats, Floats]:
    """Return the gamma of each area after each month: shape (areas, months) and rate (months,)."""
    keep = settings.discount
    seen = settings.trust * faded(history.events, keep)
    weight = settings.trust * faded(np.ones((1, history.months)), keep)[0]
    return seen + settings.pull * group_rates(history), weight + settings.pull


def group_rates(history: Panel) -> Floats:
    """Return each area's prior rate after each month: its group's, with a little of all areas'."""
    keep = 0.5 ** (1.0 / _GROUP_HALF_LIFE)
    weight = faded(np.ones((1, history.months)), keep)
    of_group = faded(group_means(history.events, history.groups), keep) / weight
    return np.asarray(0.9 * of_group + 0.1 * of_group.mean(axis=0) + _LEAST_RATE)


def faded(values: Floats | Ints, keep: float) -> Floats:
    """Return the running sum along months in which each month keeps so much of the one before."""
    from scipy.signal import lfilter

    return np.asarray(lfilter([1.0], [1.0, -keep], values, axis=-1), dtype=np.float64)


def _likelihoods(history: Panel, lead: int) -> Iterable[tuple[float, Settings]]:
    """Yield the logarithm of the likelihood of the last ten years under each settings."""
    first = max(history.months - _LEARNT_MONTHS, lead + 1)
    truth = history.events[:, first:]
    for settings in GRID:
        shape, rate = rates(history, settings)
        before = slice(first - lead, history.months - lead)
        yield _log_chance(truth, shape[:, before], rate[before]), settings


def _log_chance(counts: Ints, shape: Floats, rate: Floats) -> float:
    """Return the log of the negative binomial probability of the counts, without what is fixed."""
    from scipy.special import gammaln

    chance = gammaln(counts + shape) - gammaln(shape) - shape * np.log1p(1.0 / rate)
    return float((chance - counts * np.log1p(rate)).sum())
