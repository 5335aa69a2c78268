"""The score card of a forecast: the model beside every baseline on the last months known.

Each origin knows only what came before it. What is scored is what the model would have said then,
from the data as they stand today: what was known in the month itself was somewhat less.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np

from misaq.core.stats.bootstrap import RelativeChange, relative_change
from misaq.core.stats.calibration import Reliability, pit_histogram
from misaq.core.stats.dice import DiceOf
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.backtest import Plan, Scored, backtest, by_month
from misaq.core.threat.forecasting.choosing import WindowResult
from misaq.core.threat.forecasting.comparing import compare_scored, plan_of
from misaq.core.threat.forecasting.issued import MANY
from misaq.core.threat.forecasting.model import Model

_BLOCK = 3
"""Months in a block of the bootstrap, as for the windows."""
_BOUND = 1e9


@dataclass(frozen=True, slots=True)
class Means:
    """Mean scores of one voice over all months, leads and areas; lower is better.

    Attributes:
        name: of the model.
        crps: continuous ranked probability score.
        ignorance: in bits.
        interval: of the central 90 %.
        brier: of the chance of at least one.
        brier_many: of the chance of many.
    """

    name: str
    crps: float
    ignorance: float
    interval: float
    brier: float
    brier_many: float


@dataclass(frozen=True, slots=True)
class Rival:
    """One baseline, and how the model did against it in the same months.

    Attributes:
        means: its own mean scores.
        crps: change of the model's score against its, with a paired interval.
        ignorance: the same.
        interval: the same.
    """

    means: Means
    crps: RelativeChange
    ignorance: RelativeChange
    interval: RelativeChange


@dataclass(frozen=True, slots=True)
class SkillCard:
    """How the model did on the last windows.

    Attributes:
        first: first month scored: years times 12 plus month less one.
        last: last month scored.
        leads: from how far.
        areas: how many areas.
        model: mean scores of the model.
        rivals: each baseline; conflictology is first.
        windows: how the model did against conflictology in each window.
        said: mean chance of at least one in each band that was used.
        came: share of its cases in which it happened.
        cases: how many cases.
        places: share of outcomes in each tenth of what was said; alike for a right forecast.
        coverage: share of outcomes in the central 90 %, ends included.
        within: share of places in the central 90 %; .9 for a right forecast.
    """

    first: int
    last: int
    leads: tuple[int, ...]
    areas: int
    model: Means
    rivals: tuple[Rival, ...]
    windows: tuple[WindowResult, ...]
    said: tuple[float, ...]
    came: tuple[float, ...]
    cases: tuple[int, ...]
    places: tuple[float, ...]
    coverage: float
    within: float

    @property
    def calibration_error(self) -> float:
        """How far chances said lie from shares that came, weighed by cases."""
        return Reliability(self.said, self.came, self.cases).error


def card_of(
    known: AreaMonths,
    measure: Measure,
    model: Model,
    baselines: Sequence[Model],
    dice_of: DiceOf,
    *,
    seed: int,
    draws: int = 500,
) -> SkillCard:
    """Score the model and every baseline on the last windows.

    Args:
        known: the months up to the origin, and nothing after it.
        measure: deaths or events.
        model: the chosen one.
        baselines: the one that must be beaten first.
        dice_of: the throws of a key.
        seed: of every throw.
        draws: of each forecast.
    """
    plan = plan_of(known, measure, seed=seed, draws=draws)
    ours = backtest(known, model, plan, dice_of)
    scored = [backtest(known, one, plan, dice_of) for one in baselines]
    compared = compare_scored(known, ours, scored[0], plan, dice_of)
    happened = known.counts(measure)[:, plan.first : plan.last + 1].T
    return SkillCard(
        first=known.first_month + plan.first,
        last=known.first_month + plan.last,
        leads=plan.leads,
        areas=len(known.areas),
        model=_means(model.name, ours, happened),
        rivals=tuple(
            _rival(ours, theirs, _means(one.name, theirs, happened), plan, dice_of)
            for one, theirs in zip(baselines, scored, strict=True)
        ),
        windows=compared.windows,
        said=compared.reliability.said,
        came=compared.reliability.came,
        cases=compared.reliability.cases,
        places=pit_histogram(ours.place),
        coverage=compared.coverage,
        within=compared.within,
    )


def plain_card(card: SkillCard) -> dict[str, Any]:
    """Return the card as plain values that every machine writes alike."""
    said = _rounded(asdict(card))
    return dict(said)


def card_of_plain(said: Mapping[str, Any]) -> SkillCard:
    """Return what :func:`plain_card` wrote down."""
    tuples = {key: tuple(value) for key, value in said.items() if isinstance(value, list)}
    rivals = tuple(
        Rival(Means(**one["means"]), *_changes(one))
        for one in said["rivals"]
    )  # fmt: skip
    windows = tuple(WindowResult(one["window"], *_changes(one)) for one in said["windows"])
    model = Means(**said["model"])
    return SkillCard(**{**said, **tuples, "model": model, "rivals": rivals, "windows": windows})


def _means(name: str, scored: Scored, happened: Any) -> Means:
    any_came = np.broadcast_to(happened >= 1, scored.chance.shape)
    many_came = np.broadcast_to(happened >= MANY, scored.chance.shape)
    return Means(
        name=name,
        crps=float(scored.crps.mean()),
        ignorance=float(scored.ignorance.mean()),
        interval=float(scored.interval.mean()),
        brier=float(((scored.chance - any_came) ** 2).mean()),
        brier_many=float(((scored.chance_many - many_came) ** 2).mean()),
    )


def _rival(ours: Scored, theirs: Scored, means: Means, plan: Plan, dice_of: DiceOf) -> Rival:
    pairs = (
        (ours.crps, theirs.crps),
        (ours.ignorance, theirs.ignorance),
        (ours.interval, theirs.interval),
    )
    changes = (
        relative_change(by_month(one), by_month(other), dice_of((plan.seed, 3)), block=_BLOCK)
        for one, other in pairs
    )
    return Rival(means, *changes)


def _changes(said: Mapping[str, Any]) -> tuple[RelativeChange, RelativeChange, RelativeChange]:
    crps, ignorance, interval = (
        RelativeChange(**said[one]) for one in ("crps", "ignorance", "interval")
    )
    return crps, ignorance, interval


def _rounded(value: Any) -> Any:
    """Return plain values: numbers to six digits and bounded, tuples as lists."""
    if isinstance(value, dict):
        return {key: _rounded(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(inner) for inner in value]
    if isinstance(value, float):
        bounded = np.nan_to_num(value, nan=_BOUND, posinf=_BOUND, neginf=-_BOUND)
        return round(float(bounded), 6)
    return value
