"""A linear pool: some draws of each member, so many as its weight says."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from misaq.core.stats.arrays import Ints
from misaq.core.stats.dice import Dice
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.model import Forecaster, Model
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell


@dataclass(frozen=True, slots=True)
class LinearPool:
    """Members and their weights; equal ones unless given."""

    members: tuple[Model, ...]
    weights: tuple[float, ...] = ()
    name: str = "linear pool"

    def __post_init__(self) -> None:
        if not self.members or len(self.weights) not in (0, len(self.members)):
            raise InputRefused(
                tell(
                    "{weights} weights do not fit {members} members of a pool.",
                    weights=len(self.weights),
                    members=len(self.members),
                ),
                next_step=tell("Give one weight for each member, or none."),
            )

    def learn(self, history: AreaMonths, measure: Measure, leads: tuple[int, ...]) -> LinearPool:
        """Let each member learn."""
        learnt = tuple(member.learn(history, measure, leads) for member in self.members)
        return replace(self, members=learnt)

    def fit(self, history: AreaMonths, measure: Measure) -> FittedLinearPool:
        """Fit each member."""
        fitted = tuple(member.fit(history, measure) for member in self.members)
        return FittedLinearPool(fitted, self.weights or (1.0,) * len(fitted))


@dataclass(frozen=True, slots=True)
class FittedLinearPool:
    """Fitted members with weights."""

    members: tuple[Forecaster, ...]
    weights: tuple[float, ...]

    def draw(self, lead: int, draws: int, dice: Dice) -> Ints:
        """Draw from each member its share; the shares sum to ``draws``."""
        parts = zip(self.members, shares(self.weights, draws), strict=True)
        return np.concatenate([who.draw(lead, many, dice) for who, many in parts if many], axis=1)


def shares(weights: tuple[float, ...], draws: int) -> tuple[int, ...]:
    """Split so many draws by weight into whole numbers that sum to them."""
    ladder = np.cumsum((0.0, *weights)) / sum(weights)
    return tuple(int(part) for part in np.diff(np.round(ladder * draws)))
