"""Whether anything happens at all in an area and a month: a regression on signs of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import numpy as np

from misaq.core.stats.arrays import Flags, Floats
from misaq.core.stats.logistic import Logistic, expit, fit_logistic, log_odds
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.own_rate import OwnRate, own_rate
from misaq.core.threat.forecasting.signs import few_signs, many_signs
from misaq.core.threat.forecasting.zero_guard import quiet_before

_LEARNT_MONTHS = 120
_LEARNT_LEADS = (1, 3, 6, 12)
_QUIET_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One regression for each of leads 1, 3, 6 and 12; leads between take the closest.

    Attributes:
        is_crowded: whether there are many areas, which bear many signs and show who is near whom.
        half_life: months after which a month counts half in the learning.
        pull: how strongly weights are drawn to none.
        share: how much of the log odds is the regression's; the rest is the pool's.
        rare: how far the chance of an area that saw nothing in five years is drawn to its own rate.
        learnt: the regressions, by lead.
        name: in what a forecast is said to be made of.
    """

    is_crowded: bool
    half_life: float
    pull: float
    share: float = 0.5
    rare: float = 0.0
    learnt: dict[int, Logistic] = field(default_factory=dict)
    name: str = "chance of any"

    def learn(self, history: AreaMonths, measure: Measure, leads: tuple[int, ...]) -> Occurrence:
        """Fit the regressions on months whose outcome is known."""
        told, happened = self._signs(history, measure), history.counts(measure) > 0
        wanted = {_closest(_LEARNT_LEADS, lead) for lead in leads}
        longest = history.months - 1
        learnt = {lead: self._fit(told, happened, lead) for lead in wanted if lead <= longest}
        return replace(self, learnt=learnt)

    def fit(self, history: AreaMonths, measure: Measure) -> FittedOccurrence:
        """Look at each area's present."""
        told = self._signs(history, measure)[:, -1]
        return FittedOccurrence(
            {lead: regression.chance(told) for lead, regression in self.learnt.items()},
            quiet_before(history.events, _QUIET_MONTHS)[:, -1],
            self.share,
            own_rate(history.counts(measure) > 0, self.rare),
        )

    def _signs(self, history: AreaMonths, measure: Measure) -> Floats:
        return (many_signs if self.is_crowded else few_signs)(history, measure)

    def _fit(self, told: Floats, happened: Flags, lead: int) -> Logistic:
        first = max(0, happened.shape[1] - _LEARNT_MONTHS)
        causes = told[:, first : happened.shape[1] - lead]
        outcomes = happened[:, first + lead :]
        age = np.arange(outcomes.shape[1])[::-1]
        counts = np.broadcast_to(0.5 ** (age / self.half_life), outcomes.shape)
        return fit_logistic(
            causes.reshape(-1, causes.shape[-1]), outcomes.ravel(), counts.ravel(), self.pull
        )


@dataclass(frozen=True, slots=True)
class FittedOccurrence:
    """The chance of each area, shape (areas,), and what it is mixed with.

    Attributes:
        chances: by lead.
        quiet: which areas had no event for a year.
        share: of the log odds of the others.
        own: the areas' own rates.
    """

    chances: dict[int, Floats]
    quiet: Flags
    share: float
    own: OwnRate

    def blend(self, lead: int, theirs: Floats) -> Floats:
        """Return the chance between this and another model's, in log odds, near the own rate.

        Where nothing happened for a year the other model has little to go by: there this one
        speaks alone. Where nothing could be learnt the other does.
        """
        if not self.chances:
            return theirs
        ours = self.chances[_closest(tuple(self.chances), lead)]
        between = expit(self.share * log_odds(ours) + (1.0 - self.share) * log_odds(theirs))
        return self.own.draw_near(np.where(self.quiet, ours, between))


def _closest(leads: tuple[int, ...], lead: int) -> int:
    """Return the closest of the leads, the earlier of two."""
    return min(leads, key=lambda learnt: (abs(learnt - lead), learnt))
