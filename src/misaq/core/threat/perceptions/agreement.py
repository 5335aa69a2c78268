"""Whether an institution puts areas in the order in which the violence then put them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from misaq.core.stats.dice import Dice
from misaq.core.threat.forecasting.area_months import AreaMonths
from misaq.core.threat.perceptions.blocks import block_span
from misaq.core.threat.perceptions.calibration import LEAST_MONTHS, outcome_of
from misaq.core.threat.perceptions.records import Assessment, Scale

_LEAST_AREAS = 3


@dataclass(frozen=True, slots=True)
class MonthAgreement:
    """One month of statements.

    Attributes:
        month: in which they were said.
        areas: how many were ranked.
        kendall: tau-b of levels said and what happened; 1 is the same order.
        spearman: rank correlation of the same.
    """

    month: int
    areas: int
    kendall: float
    spearman: float


@dataclass(frozen=True, slots=True)
class Agreement:
    """An institution over time.

    Attributes:
        institution: its key.
        months: each month in which areas could be ranked, in order.
        left_out: months with fewer than three areas, or with all areas alike on one side.
        kendall: mean over months; None where there is none.
        kendall_span: central 95 % of that mean when blocks of months are drawn anew.
        spearman: the same of the rank correlation.
        spearman_span: its span.
    """

    institution: str
    months: tuple[MonthAgreement, ...]
    left_out: int
    kendall: float | None = None
    kendall_span: tuple[float, float] | None = None
    spearman: float | None = None
    spearman_span: tuple[float, float] | None = None

    @property
    def is_enough(self) -> bool:
        """Whether there are enough months to say anything."""
        return len(self.months) >= LEAST_MONTHS


def rank_agreement(
    assessments: Iterable[Assessment], scale: Scale, panel: AreaMonths, dice: Dice
) -> Agreement:
    """Rank the areas of each month and horizon by level said and by what happened.

    The statements are of one class, which the panel holds. Probabilities are not ranked with
    levels and are left out.
    """
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for one in assessments:
        happened = outcome_of(one, panel, scale.measure)
        if one.institution == scale.institution and one.level and happened is not None:
            pair = (scale.place(one.level), happened)
            groups.setdefault((one.month, one.horizon), []).append(pair)
    found = [_agreement(month, groups[month, horizon]) for month, horizon in sorted(groups)]
    months = tuple(one for one in found if one is not None)
    left_out = len(found) - len(months)
    if not months:
        return Agreement(scale.institution, (), left_out)
    kendall = np.array([one.kendall for one in months])
    spearman = np.array([one.spearman for one in months])
    return Agreement(
        scale.institution,
        months,
        left_out,
        kendall=float(kendall.mean()),
        kendall_span=block_span(kendall, dice),
        spearman=float(spearman.mean()),
        spearman_span=block_span(spearman, dice),
    )


def _agreement(month: int, pairs: list[tuple[int, int]]) -> MonthAgreement | None:
    from scipy.stats import kendalltau, spearmanr

    said, came = zip(*pairs, strict=True)
    if len(pairs) < _LEAST_AREAS or len(set(said)) == 1 or len(set(came)) == 1:
        return None
    return MonthAgreement(
        month,
        len(pairs),
        kendall=float(kendalltau(said, came).statistic),
        spearman=float(spearmanr(said, came).statistic),
    )
