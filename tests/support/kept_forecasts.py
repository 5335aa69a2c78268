"""Forecasts of the invented country, issued and kept; quick models stand in for the chosen pool."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache

import numpy as np

from misaq.apps.forecasts.actions import keep_forecast, keep_scoring, keep_tallies
from misaq.apps.forecasts.kept import ClassesTold, Head, Made, Terms
from misaq.apps.forecasts.queries import list_issued
from misaq.core.access.actors import operator
from misaq.core.stats.bootstrap import RelativeChange
from misaq.core.threat.forecasting.area_months import AreaMonths, Measure, make_area_months
from misaq.core.threat.forecasting.by_class import ClassTally, Enough
from misaq.core.threat.forecasting.conflictology import Conflictology, Zero
from misaq.core.threat.forecasting.issued import DataUsed, Making
from misaq.core.threat.forecasting.issuing import Asked, issue
from misaq.core.threat.forecasting.levels import Level
from misaq.core.threat.forecasting.outcomes import score_issued
from misaq.core.threat.forecasting.skill_card import card_of
from misaq.core.threat.forecasting.weighted_pool import WeightedPool
from tests.support.invented_panel import dice_of

AT = datetime(2024, 3, 1, 13, tzinfo=UTC)
PROVINCES, DISTRICTS = ("XX1", "XX2"), ("XX101", "XX201")
TERMS = Terms(is_of_pack=False, credit="By the gazette.", lets_rows_leave=True,
              is_looking_back=False)  # fmt: skip
_MONTHS = 84
_BETTER = RelativeChange(-0.1, -0.2, -0.05)


@cache
def months_of(areas: Sequence[str]) -> AreaMonths:
    """Return seven years of months, 2012 to 2018."""
    dice = np.random.default_rng(4)
    counts = dice.poisson(np.array([2.0, 0.4])[:, None], size=(2, _MONTHS))
    area, month = (np.repeat(place.ravel(), counts.ravel()) for place in np.indices(counts.shape))
    deaths = dice.geometric(0.4, size=area.size)
    return make_area_months(
        tuple(areas), np.array([0, 0]), 2012 * 12, _MONTHS, (area, month, deaths)
    )


@cache
def made(
    level: Level = Level.PROVINCE,
    measure: Measure = Measure.DEATHS,
    months: int = _MONTHS,
    wins: bool = True,
    digest: str = "d1",
    threat_class: str = "",
) -> Made:
    """Return a forecast of two areas that is not kept yet."""
    areas = PROVINCES if level is Level.PROVINCE else DISTRICTS
    known = months_of(areas).until(months)
    models = (WeightedPool(), Conflictology())
    card = card_of(known, measure, models[0], (models[1], Zero()), dice_of, seed=3, draws=20)
    kind = _BETTER if wins else RelativeChange(0.1, 0.0, 0.2)
    windows = tuple(replace(one, crps=kind, ignorance=_BETTER, interval=_BETTER)
                    for one in card.windows)  # fmt: skip
    data, making = DataUsed("gazette", "1", digest, "r"), Making("0.1", "1", 7, 60)
    asked = Asked(level, measure, data, making, threat_class)
    issued = issue(known, asked, models, windows, dice_of)
    counts = known.counts(measure)[:, -24:]
    behind = {area: tuple(map(int, counts[at])) for at, area in enumerate(areas)}
    terms = replace(TERMS, is_looking_back=months < _MONTHS)
    return Made(issued, replace(card, windows=windows), behind, terms)


def keep(one: Made) -> Head:
    """Keep a forecast and return its head."""
    keep_forecast(actor=operator(7), at=AT, made=one)
    return next(
        head for head in list_issued(actor=operator(7)) if head.origin == one.issued.origin
        and (head.level, head.measure, head.threat_class)
        == (one.issued.level, one.issued.measure, one.issued.threat_class)
    )  # fmt: skip


def score(head: Head, one: Made, release: str = "2") -> bool:
    """Score a forecast by all seven years; say whether that was new."""
    truth = DataUsed("gazette", release, f"d{release}", "r")
    scored = score_issued(one.issued, months_of(one.issued.areas), truth, dice_of)
    return keep_scoring(actor=operator(7), at=AT, head=head, scored=scored)


CLASSES = ClassesTold(
    source="gazette",
    release="1",
    data_version="d1",
    rules="1",
    origin=2018 * 12 + 11,
    tallies=(
        ClassTally("MIL", 130, 300, (40, 30), Enough.ENOUGH),
        ClassTally("EXT", 70, 90, (40, 3), Enough.TOO_QUIET),
        ClassTally("", 4, 9, (1, 0), Enough.TOO_FEW),
    ),
    left_out=("XX3",),
)
"""Two classes, of which the data carry one, and four events of none."""


def keep_classes() -> None:
    """Keep forecasts of one class, ahead and looking back, and which classes are not forecast."""
    keep_tallies(actor=operator(7), at=AT, told=CLASSES)
    for measure in Measure:
        keep(made(measure=measure, threat_class="MIL"))
        back = made(measure=measure, months=_MONTHS - 12, threat_class="MIL")
        score(keep(back), back)


def keep_all() -> None:
    """Keep a forecast of each kind that pages show: ahead, looking back, by district, by class."""
    keep_classes()
    for measure in Measure:
        keep(made(measure=measure, wins=measure is Measure.DEATHS))
        back = made(measure=measure, months=_MONTHS - 12)
        score(keep(back), back)
        keep(made(Level.DISTRICT, measure))
