"""Discrete Hawkes: each event makes others likelier for a while, here and in the group."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from misaq.core.stats.arrays import Floats, Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure, group_means
from misaq.core.threat.forecasting.discount import faded
from misaq.core.threat.forecasting.severities import Severities, as_measured, fit_severities

_FAST, _SLOW = 0.3, 0.9
_LEARNT_MONTHS = 120
_PATHS = 250
_CEILING = 1_000.0
_LEAST_RATE = 1e-6


@dataclass(frozen=True, slots=True)
class Excitation:
    """How an expected count arises; of each kernel the weights sum to one.

    Attributes:
        base: share of the area's own mean over all months.
        fast: what recent events of the area add, fading within two months.
        slow: the same, fading over a year.
        group: what the group's mean adds.
        spread: dispersion; the variance is mean + spread * mean squared.
    """

    base: float = 0.1
    fast: float = 0.35
    slow: float = 0.5
    group: float = 0.05
    spread: float = 0.5

    @property
    def branching(self) -> float:
        """How many events an event brings forth in the end; from 1 on, violence feeds itself."""
        return self.fast + self.slow + self.group


@dataclass(frozen=True, slots=True)
class Hawkes:
    """The model; ``learn`` finds the excitation under which the last ten years were likeliest."""

    excitation: Excitation = field(default_factory=Excitation)
    name: str = "hawkes"

    def learn(self, history: AreaMonths, measure: Measure, leads: tuple[int, ...]) -> Hawkes:  # noqa: ARG002 -- as every model
        """Fit the excitation by maximum likelihood, one month ahead, all areas together."""
        from scipy.optimize import minimize

        first = max(history.months - _LEARNT_MONTHS, 1)
        truth = history.events[:, first:]
        causes = np.stack(_causes(history))[:, :, first - 1 : -1]
        plain = self.excitation
        start = np.log([plain.base, plain.fast, plain.slow, plain.group, plain.spread])
        found = minimize(
            lambda logs: _surprise(np.exp(logs), truth, causes),
            start,
            method="L-BFGS-B",
            bounds=[(-7.0, 1.0)] * start.size,
            options={"maxiter": 60},
        )
        return Hawkes(Excitation(*(float(value) for value in np.exp(found.x))), self.name)

    def fit(self, history: AreaMonths, measure: Measure) -> FittedHawkes:
        """Keep the state of excitation at the end of the history."""
        marks = fit_severities(history) if measure is Measure.DEATHS else None
        state = tuple(cause[:, -1] for cause in _causes(history))
        return FittedHawkes(self.excitation, state, history.groups, measure, marks)


@dataclass(frozen=True, slots=True)
class FittedHawkes:
    """Excitation and its state: own mean, fast, slow, group; each of shape (areas,)."""

    excitation: Excitation
    state: tuple[Floats, ...]
    groups: Ints
    measure: Measure
    severities: Severities | None

    def draw(self, lead: int, draws: int, dice: Dice) -> Ints:
        """Walk so many months along 250 paths, and draw at the end of them."""
        paths = min(draws, _PATHS)
        own, fast, slow, group = (
            np.repeat(part[:, None], paths, axis=1).astype(np.float64) for part in self.state
        )
        for _ in range(lead - 1):
            counts = self._throw(self._mean(own, fast, slow, group), dice)
            fast = _FAST * fast + (1.0 - _FAST) * counts
            slow = _SLOW * slow + (1.0 - _SLOW) * counts
            group = _FAST * group + (1.0 - _FAST) * group_means(counts, self.groups)
        mean = self._mean(own, fast, slow, group)
        tiled = np.tile(mean, (1, -(-draws // paths)))[:, :draws]
        return as_measured(self._throw(tiled, dice), self.measure, self.severities, dice)

    def _mean(self, own: Floats, fast: Floats, slow: Floats, group: Floats) -> Floats:
        how = self.excitation
        mean = how.base * own + how.fast * fast + how.slow * slow + how.group * group
        return np.clip(mean, _LEAST_RATE, _CEILING)

    def _throw(self, mean: Floats, dice: Dice) -> Ints:
        shape = 1.0 / self.excitation.spread
        return np.asarray(dice.poisson(dice.gamma(shape, size=mean.shape) * mean / shape))


def _causes(history: AreaMonths) -> tuple[Floats, Floats, Floats, Floats]:
    """Return what may excite the next month, after each month; each of shape (areas, months)."""
    events = history.events
    own = np.cumsum(events, axis=1) / np.arange(1, history.months + 1)
    fast = (1.0 - _FAST) * faded(events, _FAST)
    slow = (1.0 - _SLOW) * faded(events, _SLOW)
    group = (1.0 - _FAST) * faded(group_means(events, history.groups), _FAST)
    return own, fast, slow, group


def _surprise(values: Floats, truth: Ints, causes: Floats) -> float:
    """Return minus the log of the negative binomial likelihood, without what is fixed."""
    from scipy.special import gammaln

    mean = np.clip(np.tensordot(values[:4], causes, axes=1), _LEAST_RATE, None)
    shape = 1.0 / values[4]
    known = gammaln(truth + shape) - gammaln(shape) + shape * np.log(shape / (shape + mean))
    return -float((known + truth * np.log(mean / (shape + mean))).sum())
