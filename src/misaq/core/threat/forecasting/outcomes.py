"""When truth arrives: each issued month beside what happened, scored for model and baseline."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from misaq.core.stats.dice import Dice, DiceOf
from misaq.core.stats.scoring import DEATH_BINS, EVENT_BINS, crps, pit
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.forecasting.issued import MANY, DataUsed, IssuedForecast, Outlook, Voice
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

_FINE = 20.0
"""Of each unit outside the central 90 %: two over one minus the level."""


@dataclass(frozen=True, slots=True)
class Loss:
    """What one voice said of one area and month, and how far off it was; lower is better.

    Attributes:
        crps: of the quantiles, read as draws.
        ignorance: in bits, of the bin that came true.
        interval: of the central 90 %.
        brier: of the chance of at least one.
        brier_many: of the chance of many.
        place: where the outcome fell, 0 to 1; a right forecast spreads evenly.
    """

    crps: float
    ignorance: float
    interval: float
    brier: float
    brier_many: float
    place: float


@dataclass(frozen=True, slots=True)
class Outcome:
    """What happened in one area and month, beside what was said.

    Attributes:
        area: code of the area.
        month: years times 12 plus month less one.
        lead: from how far it was foretold.
        truth: what happened.
        most: ends of the central 90 % of what was shown.
        shown: score of what was shown as the forecast.
        beside: score of what stood beside it.
    """

    area: str
    month: int
    lead: int
    truth: int
    most: tuple[float, float]
    shown: Loss
    beside: Loss


@dataclass(frozen=True, slots=True)
class Scored:
    """The outcomes known so far.

    Attributes:
        truth: source and release that say what happened; a later one may say otherwise.
        outcomes: by area and lead.
        waiting: months of areas of which that release says nothing yet.
    """

    truth: DataUsed
    outcomes: tuple[Outcome, ...]
    waiting: int


def score_issued(
    issued: IssuedForecast, panel: AreaMonths, truth: DataUsed, dice_of: DiceOf
) -> Scored:
    """Loss what can be scored.

    Args:
        issued: the forecast.
        panel: what is known now, of the same source and class.
        truth: what the panel was made of.
        dice_of: the throws of a key; they break ties of places only.

    Raises:
        InputRefused: the truth is of another source.
    """
    if truth.source != issued.data.source:
        raise InputRefused(
            tell("A forecast from {one} is not scored by what {other} counts.",
                 one=issued.data.source, other=truth.source),
            next_step=tell("Compare it with a later release of its own source."),
            rule="incidents.one-source",
        )  # fmt: skip
    counts = panel.counts(issued.measure)
    place = {area: number for number, area in enumerate(panel.areas)}
    outcomes = []
    for number, (ours, theirs) in enumerate(_pairs(issued.shown, issued.beside)):
        at = issued.origin + ours.lead - panel.first_month
        if ours.area in place and 0 <= at < panel.months:
            happened = int(counts[place[ours.area], at])
            key = (issued.making.seed, number)
            scores = (
                _loss(ours, happened, issued.measure, dice_of(key)),
                _loss(theirs, happened, issued.measure, dice_of(key)),
            )
            month = issued.origin + ours.lead
            outcomes.append(Outcome(ours.area, month, ours.lead, happened, ours.most, *scores))
    return Scored(truth, tuple(outcomes), len(issued.shown.outlooks) - len(outcomes))


def _pairs(shown: Voice, beside: Voice) -> list[tuple[Outlook, Outlook]]:
    return list(zip(shown.outlooks, beside.outlooks, strict=True))


def _loss(said: Outlook, truth: int, measure: Measure, dice: Dice) -> Loss:
    draws, seen = np.array([said.quantiles], dtype=np.int64), np.array([truth], dtype=np.int64)
    low, high = said.most
    outside = max(low - truth, 0.0) + max(truth - high, 0.0)
    return Loss(
        crps=float(crps(draws, seen)[0]),
        ignorance=_ignorance(said, truth, measure),
        interval=high - low + _FINE * outside,
        brier=(said.chance - (truth >= 1)) ** 2,
        brier_many=(said.chance_many - (truth >= MANY)) ** 2,
        place=float(pit(draws, seen, dice)[0]),
    )


def _ignorance(said: Outlook, truth: int, measure: Measure) -> float:
    """As in rolling origins: each bin has one draw more than was drawn."""
    edges = DEATH_BINS if measure is Measure.DEATHS else EVENT_BINS
    bin_of = int(np.searchsorted(edges, truth, side="right")) - 1
    total = sum(said.bins) + len(said.bins)
    return float(np.log2(total) - np.log2(said.bins[bin_of] + 1))
