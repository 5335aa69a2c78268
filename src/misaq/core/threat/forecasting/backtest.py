"""Rolling origins: each month the models see only what came before, and are scored later."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from misaq.core.stats.arrays import Flags, Floats, Ints
from misaq.core.stats.dice import Dice, DiceOf
from misaq.core.stats.scoring import (
    DEATH_BINS,
    EVENT_BINS,
    central_interval,
    chance_of_at_least,
    crps,
    ignorance,
    interval_score,
    pit,
)
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.model import Model
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

_MONTHS_OF_YEAR = 12


@dataclass(frozen=True, slots=True)
class Plan:
    """Which months are forecast, and from how far.

    Attributes:
        measure: deaths or events.
        first: first target month, as months after the panel's first.
        last: last target month, itself included.
        leads: months between the last month known and the target.
        draws: of each forecast; fixed, since the ignorance score depends on it.
        seed: of every throw of the dice.
    """

    measure: Measure
    first: int
    last: int
    leads: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 12)
    draws: int = 1_000
    seed: int = 20_100

    @property
    def targets(self) -> int:
        """How many months are forecast at each lead."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Scored:
    """What a model said and how it was scored; each of shape (leads, targets, areas).

    Attributes:
        crps: continuous ranked probability score.
        ignorance: binned ignorance score.
        interval: interval score at 90 %.
        chance: probability of at least one.
        chance_many: probability of at least 25.
        covered: whether the central 90 % held the outcome.
        place: PIT value.
    """

    crps: Floats
    ignorance: Floats
    interval: Floats
    chance: Floats
    chance_many: Floats
    covered: Flags
    place: Floats


def backtest(panel: AreaMonths, model: Model, plan: Plan, dice_of: DiceOf) -> Scored:
    """Score a model; it learns each January, and is fitted each month, from the past alone."""
    if plan.first - max(plan.leads) < _MONTHS_OF_YEAR or plan.last >= panel.months:
        raise InputRefused(
            tell(
                "The months to forecast do not lie inside the data, a year and the longest view "
                "after its beginning."
            ),
            next_step=tell("Choose a later first or an earlier last month."),
        )
    said = draw_all(panel, model, plan, dice_of)
    return score(panel, said, plan, dice_of((plan.seed, 1)))


def draw_all(panel: AreaMonths, model: Model, plan: Plan, dice_of: DiceOf) -> Ints:
    """Return the draws, shape (leads, targets, areas, draws)."""
    shape = (len(plan.leads), plan.targets, len(panel.areas), plan.draws)
    said = np.zeros(shape, dtype=np.int64)
    learnt = model
    origins = range(plan.first - max(plan.leads), plan.last - min(plan.leads) + 1)
    for count, origin in enumerate(origins):
        history = panel.until(origin + 1)
        if count == 0 or (panel.first_month + origin + 1) % _MONTHS_OF_YEAR == 0:
            learnt = model.learn(history, plan.measure, plan.leads)
        forecaster = learnt.fit(history, plan.measure)
        for place, lead in enumerate(plan.leads):
            target = origin + lead - plan.first
            if 0 <= target < plan.targets:
                dice = dice_of((plan.seed, 0, origin, lead))
                said[place, target] = forecaster.draw(lead, plan.draws, dice)
    return said


def score(panel: AreaMonths, said: Ints, plan: Plan, dice: Dice) -> Scored:
    """Score draws of shape (leads, targets, areas, draws) against what happened."""
    counts = panel.counts(plan.measure)[:, plan.first : plan.last + 1].T
    truth = np.broadcast_to(counts, said.shape[:-1])
    edges = DEATH_BINS if plan.measure is Measure.DEATHS else EVENT_BINS
    rows = [_score_lead(said[lead], truth[lead], edges, dice) for lead in range(len(said))]
    return Scored(*(np.stack(column) for column in zip(*rows, strict=True)))


def _score_lead(
    said: Ints, truth: Ints, edges: Sequence[float], dice: Dice
) -> tuple[Floats, Floats, Floats, Floats, Floats, Flags, Floats]:
    low, high = central_interval(said)
    return (
        crps(said, truth),
        ignorance(said, truth, edges),
        interval_score(said, truth),
        chance_of_at_least(said, 1),
        chance_of_at_least(said, 25),
        np.asarray((truth >= low) & (truth <= high)),
        pit(said, truth, dice),
    )


def by_month(scores: Floats) -> Floats:
    """Return the mean score of each target month over leads and areas; shape (targets,)."""
    return np.asarray(scores.mean(axis=(0, 2)))


def by_area(scores: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return the mean score of each area for each model."""
    return {name: np.asarray(values.mean(axis=(0, 1))) for name, values in scores.items()}
