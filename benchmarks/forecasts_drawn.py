"""Members of pools, drawn once over all months, so that many pools can be scored from them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from misaq.core.stats.arrays import Ints
from misaq.core.stats.dice import Dice, DiceOf
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.backtest import Plan, draw_all
from misaq.core.threat.forecasting.linear_pool import LinearPool
from misaq.core.threat.forecasting.model import Model


@dataclass(frozen=True, slots=True)
class Drawn:
    """A model whose draws are there already, shape (leads, targets, areas, draws)."""

    said: Ints
    plan: Plan
    name: str

    def learn(self, history: AreaMonths, measure: Measure, leads: tuple[int, ...]) -> Drawn:  # noqa: ARG002 -- as every model
        """Nothing is to be learnt any more."""
        return self

    def fit(self, history: AreaMonths, measure: Measure) -> DrawnAt:  # noqa: ARG002 -- as every model
        """Go to the month after the history."""
        return DrawnAt(self, history.months - 1)


@dataclass(frozen=True, slots=True)
class DrawnAt:
    """The same, from one origin."""

    drawn: Drawn
    origin: int

    def draw(self, lead: int, draws: int, dice: Dice) -> Ints:
        """Return so many of the draws, in an order of their own."""
        plan = self.drawn.plan
        said = self.drawn.said[plan.leads.index(lead), self.origin + lead - plan.first]
        mixed = dice.permuted(said.astype(np.int64), axis=1)
        return np.asarray(mixed[:, :draws])


class Store:
    """Draws of each member, made when first asked for."""

    def __init__(self, panel: AreaMonths, plan: Plan, dice_of: DiceOf) -> None:
        self.panel, self.plan, self.dice_of = panel, plan, dice_of
        self.kept: dict[str, Drawn] = {}

    def of(self, model: Model) -> Drawn:
        """Return the model's draws."""
        key = repr(model)
        if key not in self.kept:
            said = draw_all(self.panel, model, self.plan, self.dice_of).astype(np.int32)
            self.kept[key] = Drawn(said, self.plan, model.name)
        return self.kept[key]

    def pool(self, pool: LinearPool) -> LinearPool:
        """Return the pool over members that are drawn already."""
        return replace(pool, members=tuple(self.of(member) for member in pool.members))
