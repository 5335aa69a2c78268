"""Quantile random forest, for districts: what followed where an area looked like this before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from misaq.core.stats.arrays import Floats, Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.drawing import spread
from misaq.core.threat.forecasting.features import features

_LEARNT_MONTHS = 144
_GROWN_LEADS = (1, 3, 6, 12)
_LEVELS = (np.arange(200) + 0.5) / 200


@dataclass(frozen=True, slots=True)
class Forest:
    """One forest for each of leads 1, 3, 6 and 12; other leads take the closest.

    Attributes:
        trees: how many in a forest.
        leaf: least cases in a leaf.
        seed: of the forests.
        grown: the forests learnt, by lead.
        name: in tables.
    """

    trees: int = 50
    leaf: int = 10
    seed: int = 7
    grown: dict[int, Any] = field(default_factory=dict)
    name: str = "quantile forest"

    def learn(self, history: AreaMonths, measure: Measure, leads: tuple[int, ...]) -> Forest:
        """Grow forests from months whose outcome is known."""
        told, truth = features(history), history.counts(measure)
        first = max(0, history.months - _LEARNT_MONTHS)
        wanted = {_closest(_GROWN_LEADS, lead) for lead in leads}
        grown = {lead: self._grow(told, truth, first, lead) for lead in sorted(wanted)}
        return replace(self, grown=grown)

    def fit(self, history: AreaMonths, measure: Measure) -> FittedForest:  # noqa: ARG002 -- as every model
        """Look at each area's present."""
        return FittedForest(self.grown, features(history)[:, -1])

    def _grow(self, told: Floats, truth: Ints, first: int, lead: int) -> Any:
        from quantile_forest import RandomForestQuantileRegressor

        causes = told[:, first : truth.shape[1] - lead]
        outcomes = truth[:, first + lead :]
        forest = RandomForestQuantileRegressor(
            n_estimators=self.trees,
            min_samples_leaf=self.leaf,
            max_features=0.33,
            max_samples=0.5,
            max_samples_leaf=None,
            random_state=self.seed,
            n_jobs=1,
        )
        return forest.fit(causes.reshape(-1, causes.shape[-1]), outcomes.ravel())


@dataclass(frozen=True, slots=True)
class FittedForest:
    """Forests by lead, and what each area looks like now, shape (areas, features)."""

    grown: dict[int, Any]
    now: Floats

    def draw(self, lead: int, draws: int, dice: Dice) -> Ints:
        """Draw from the quantiles of the lead's forest, or of the closest lead learnt."""
        quantiles = self.grown[_closest(self.grown, lead)].predict(
            self.now, quantiles=list(_LEVELS), interpolation="nearest"
        )
        whole = np.rint(quantiles).astype(np.int64)
        places = [(spread(draws, dice) * _LEVELS.size).astype(np.int64) for _ in whole]
        return np.stack([row[place] for row, place in zip(whole, places, strict=True)])


def _closest(leads: Iterable[int], lead: int) -> int:
    """Return the closest of the leads, the earlier of two."""
    return min(leads, key=lambda learnt: (abs(learnt - lead), learnt))
