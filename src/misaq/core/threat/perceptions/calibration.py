"""Whether what an institution says beats what last year would have said, on the same score."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

import numpy as np

from misaq.core.stats.arrays import Floats, Ints
from misaq.core.stats.dice import Dice, DiceOf
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure
from misaq.core.threat.perceptions.blocks import block_span
from misaq.core.threat.perceptions.records import Assessment, Scale

LEAST_TOLD = 10
LEAST_MONTHS = 6
"""Fewer statements, or from fewer months, are too few to say anything of how somebody fares."""

_YEAR = 12
_DRAWS = 1_000


class Rule(Enum):
    """How a statement is scored; lower is better for both."""

    RPS = "RPS"
    """A level: ranked probability score, all of it on the level said."""
    BRIER = "BRIER"
    """A probability of at least one event."""


@dataclass(frozen=True, slots=True)
class Told:
    """One statement beside what happened.

    Attributes:
        assessment: the statement.
        happened: events or deaths in the area over the horizon.
        score: of the statement.
        last_year: of the last twelve months drawn again, on the same rule.
    """

    assessment: Assessment
    happened: int
    score: float
    last_year: float


@dataclass(frozen=True, slots=True)
class Record:
    """How an institution fared on one rule.

    Attributes:
        institution: its key.
        rule: how it was scored.
        told: each statement whose outcome is known, in order of month.
        left_out: statements whose outcome, area or year before is not on record.
        mean: mean score; None where nothing is known.
        last_year: of the same statements.
        gap: central 95 % of its mean score less last year's, by blocks of months.
    """

    institution: str
    rule: Rule
    told: tuple[Told, ...]
    left_out: int
    mean: float | None = None
    last_year: float | None = None
    gap: tuple[float, float] | None = None

    @property
    def is_enough(self) -> bool:
        """Whether there are enough statements, from enough months, to say anything."""
        months = {one.assessment.month for one in self.told}
        return len(self.told) >= LEAST_TOLD and len(months) >= LEAST_MONTHS

    @property
    def beats_last_year(self) -> bool:
        """Whether it did better, and not by chance: the whole interval lies below nought."""
        return self.gap is not None and self.gap[1] < 0.0

    @property
    def trails_last_year(self) -> bool:
        """Whether it did worse, and not by chance: the whole interval lies above nought."""
        return self.gap is not None and self.gap[0] > 0.0


def rps(chances: Floats, band: int) -> float:
    """Return the ranked probability score of chances of ordered levels, 0 to 1.

    Source:
        Epstein (1969), J. Appl. Meteorol. 8; divided by the number of levels less one.
    """
    said = np.cumsum(chances)[:-1]
    came = np.arange(chances.size - 1) >= band
    return float(((said - came) ** 2).mean())


def calibrate(
    assessments: Iterable[Assessment],
    scale: Scale,
    panel: AreaMonths,
    rule: Rule,
    dice_of: DiceOf,
    *,
    seed: int,
) -> Record:
    """Score the statements of the scale's institution that the rule can score.

    Args:
        assessments: of any institution and of one class; the panel holds that class.
        scale: of the institution, with the meaning of its levels.
        panel: what is known now.
        rule: levels or probabilities.
        dice_of: the throws of a key.
        seed: of every throw.
    """
    mine = sorted(
        (one for one in assessments if _is_scored(one, scale, rule)),
        key=lambda one: (one.month, one.area, one.horizon, one.source),
    )
    found = [_told(one, scale, panel, dice_of((seed, at))) for at, one in enumerate(mine)]
    told = tuple(one for one in found if one is not None)
    if not told:
        return Record(scale.institution, rule, (), len(mine))
    return Record(
        scale.institution,
        rule,
        told,
        len(mine) - len(told),
        mean=float(np.mean([one.score for one in told])),
        last_year=float(np.mean([one.last_year for one in told])),
        gap=block_span(_gaps(told), dice_of((seed,))),
    )


def outcome_of(assessment: Assessment, panel: AreaMonths, measure: Measure) -> int | None:
    """Return what happened over the horizon; None where not all of it is on record."""
    if assessment.area not in panel.areas:
        return None
    first = assessment.month + 1 - panel.first_month
    if first < 0 or first + assessment.horizon > panel.months:
        return None
    row = panel.counts(measure)[panel.areas.index(assessment.area)]
    return int(row[first : first + assessment.horizon].sum())


def _is_scored(one: Assessment, scale: Scale, rule: Rule) -> bool:
    has_level = one.probability is None
    if has_level and not scale.has_counts:
        return False
    return one.institution == scale.institution and has_level is (rule is Rule.RPS)


def _told(one: Assessment, scale: Scale, panel: AreaMonths, dice: Dice) -> Told | None:
    measure = scale.measure if one.probability is None else Measure.EVENTS
    happened = outcome_of(one, panel, measure)
    known = one.month + 1 - panel.first_month
    if happened is None or known < _YEAR:
        return None
    row = panel.counts(measure)[panel.areas.index(one.area)]
    draws = _last_year(row[known - _YEAR : known], one.horizon, dice)
    if one.probability is not None:
        came = happened >= 1
        chance = float((draws >= 1).mean())
        return Told(one, happened, (one.probability - came) ** 2, (chance - came) ** 2)
    band = scale.band(happened)
    levels = len(scale.levels)
    said = np.eye(levels)[scale.place(one.level)]
    bands = np.searchsorted(scale.floors, draws, side="right") - 1
    chances = np.bincount(bands, minlength=levels) / draws.size
    return Told(one, happened, rps(said, band), rps(chances, band))


def _last_year(months: Ints, horizon: int, dice: Dice) -> Ints:
    """Draw the months of the horizon from the last twelve, each as likely, and sum them."""
    places = dice.integers(0, months.size, size=(_DRAWS, horizon))
    return np.asarray(months[places].sum(axis=1), dtype=np.int64)


def _gaps(told: tuple[Told, ...]) -> Floats:
    """Return mean gaps by month of statement: areas of a month have their hardness in common."""
    by_month: dict[int, list[float]] = {}
    for one in told:
        by_month.setdefault(one.assessment.month, []).append(one.score - one.last_year)
    return np.array([np.mean(gaps) for gaps in by_month.values()], dtype=np.float64)
