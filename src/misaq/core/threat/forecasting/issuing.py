"""Issuing: learn from the months known, draw each month ahead, and keep what the draws say."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np

from misaq.core.stats.arrays import Ints
from misaq.core.stats.dice import DiceOf
from misaq.core.stats.scoring import DEATH_BINS, EVENT_BINS, central_interval, chance_of_at_least
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.choosing import WindowResult
from misaq.core.threat.forecasting.issued import (
    LEVELS,
    MANY,
    DataUsed,
    IssuedForecast,
    Making,
    Outlook,
    Voice,
)
from misaq.core.threat.forecasting.levels import Level
from misaq.core.threat.forecasting.model import Model

LEADS = tuple(range(1, 13))
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be issued.

    Attributes:
        level: size of the areas.
        measure: deaths or events.
        data: what the panel was made of.
        making: seed, draws and versions.
        threat_class: key of the class that the panel holds; empty for all.
        leads: months ahead.
    """

    level: Level
    measure: Measure
    data: DataUsed
    making: Making
    threat_class: str = ""
    leads: tuple[int, ...] = LEADS


def issue(
    known: AreaMonths,
    asked: Asked,
    models: tuple[Model, Model],
    windows: tuple[WindowResult, ...],
    dice_of: DiceOf,
) -> IssuedForecast:
    """Return the forecast from the end of what is known.

    Args:
        known: the months up to the origin, and nothing after it.
        asked: what is to be issued.
        models: the chosen one, and the baseline beside it.
        windows: how the first did beside the second on the last months known.
        dice_of: the throws of a key.
    """
    model, baseline = (
        _speak(known, asked, one, number, dice_of) for number, one in enumerate(models)
    )
    return IssuedForecast(
        level=asked.level,
        measure=asked.measure,
        threat_class=asked.threat_class,
        origin=known.first_month + known.months - 1,
        leads=asked.leads,
        areas=known.areas,
        model=model,
        baseline=baseline,
        data=asked.data,
        making=asked.making,
        windows=tuple(_rounded(window) for window in windows),
    )


def described(model: Model, weight: float = 1.0) -> tuple[str, ...]:
    """Return what a model is made of, inside out: names with settings and weights."""
    said = {
        one.name: getattr(model, one.name)
        for one in fields(model)  # type: ignore[arg-type]
    }
    name = str(said.pop("name"))
    plain = [f"{key} {value}" for key, value in said.items() if isinstance(value, int | float)]
    times = [] if weight == 1.0 else [f"weight {weight}"]
    parts = [", ".join((name, *plain, *times))]
    for part in ("inner", "occurrence"):
        if part in said:
            parts.extend(described(said[part]))
    members = said.get("members", ())
    for member, share in zip(members, said.get("weights") or (1.0,) * len(members), strict=True):
        parts.extend(described(member, share))
    return tuple(parts)


def _speak(
    known: AreaMonths, asked: Asked, model: Model, number: int, dice_of: DiceOf
) -> Voice:  # fmt: skip
    fitted = model.learn(known, asked.measure, asked.leads).fit(known, asked.measure)
    making = asked.making
    by_lead = {
        lead: fitted.draw(lead, making.draws, dice_of((making.seed, number, lead)))
        for lead in asked.leads
    }
    outlooks = tuple(
        _outlook(area, lead, by_lead[lead][place], asked.measure)
        for place, area in enumerate(known.areas)
        for lead in asked.leads
    )
    return Voice(model.name, described(model), outlooks)


def _outlook(area: str, lead: int, draws: Ints, measure: Measure) -> Outlook:
    edges = DEATH_BINS if measure is Measure.DEATHS else EVENT_BINS
    bins = np.histogram(draws, bins=(*edges, np.inf))[0]
    half, most = (central_interval(draws, level) for level in (0.5, 0.9))
    quantiles = np.quantile(draws, LEVELS, method="inverted_cdf")
    return Outlook(
        area=area,
        lead=lead,
        quantiles=tuple(int(value) for value in quantiles),
        half=(_number(half[0]), _number(half[1])),
        most=(_number(most[0]), _number(most[1])),
        median=_number(np.median(draws)),
        mean=_number(draws.mean()),
        chance=_number(chance_of_at_least(draws, 1)),
        chance_many=_number(chance_of_at_least(draws, MANY)),
        bins=tuple(int(count) for count in bins),
    )


def _number(value: object) -> float:
    """Return a number that every machine writes alike; what has no bound gets one."""
    bounded = np.nan_to_num(np.asarray(value, dtype=np.float64), nan=1e9, posinf=1e9, neginf=-1e9)
    return round(float(bounded), _DIGITS)


def _rounded(window: WindowResult) -> WindowResult:
    crps, ignorance, interval = (
        replace(
            one, change=_number(one.change), low=_number(one.low), high=_number(one.high)
        )
        for one in (window.crps, window.ignorance, window.interval)
    )  # fmt: skip
    return replace(window, crps=crps, ignorance=ignorance, interval=interval)
