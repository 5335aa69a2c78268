"""An issued forecast: what it holds, its seal, who may see it, and its scores when truth comes."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest

from misaq.core.stats.bootstrap import RelativeChange
from misaq.core.stats.scoring import crps, ignorance, interval_score
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.choosing import WindowResult
from misaq.core.threat.forecasting.comparing import compare_models
from misaq.core.threat.forecasting.conflictology import Conflictology
from misaq.core.threat.forecasting.discount import Discount
from misaq.core.threat.forecasting.hurdle import Hurdle
from misaq.core.threat.forecasting.issued import DataUsed
from misaq.core.threat.forecasting.issuing import described, issue
from misaq.core.threat.forecasting.linear_pool import LinearPool
from misaq.core.threat.forecasting.outcomes import score_issued
from misaq.core.threat.forecasting.publishing import (
    level_of,
    may_be_public,
    require_public,
)
from misaq.core.threat.forecasting.sealing import canonical, document, opened, seal
from misaq.core.threat.forecasting.standard import Level, occurrence
from misaq.core.threat.forecasting.weighted_pool import WeightedPool
from misaq.kernel.errors import InputRefused, NotAllowed
from tests.support.invented_forecast import BETTER, issued_forecast, question
from tests.support.invented_panel import dice_of, invented_panel

PANEL = invented_panel()
ISSUED = issued_forecast(PANEL.until(108))
TRUTH = DataUsed("ex", "2", "d2", "r")


def test_every_area_and_month_is_spoken_of_once_by_both() -> None:
    asked = [(area, lead) for area in PANEL.areas for lead in (1, 2, 3)]
    for voice in (ISSUED.model, ISSUED.baseline):
        assert [(one.area, one.lead) for one in voice.outlooks] == asked


def test_what_is_said_is_what_the_draws_say() -> None:
    """Conflictology says each of the last twelve months as often, so it is counted by hand."""
    issued = issued_forecast(PANEL.until(108), draws=1200)
    months = np.sort(PANEL.events[2, 96:108])
    said = next(one for one in issued.baseline.outlooks if one.area == PANEL.areas[2])
    assert said.mean == pytest.approx(months.mean(), abs=1e-6)
    assert said.chance == pytest.approx((months >= 1).mean(), abs=1e-6)
    assert said.median == np.median(np.repeat(months, 100))
    assert sum(said.bins) == 1200
    assert said.bins[0] == 100 * (months == 0).sum()


def test_a_model_that_lost_a_window_stands_beside_the_baseline() -> None:
    worse = replace(BETTER, interval=RelativeChange(0.01, -0.1, 0.2))
    lost = issued_forecast(PANEL.until(108), windows=(BETTER, worse))
    assert (ISSUED.shown, ISSUED.beside) == (ISSUED.model, ISSUED.baseline)
    assert (lost.shown, lost.beside) == (lost.baseline, lost.model)


def test_a_forecast_reads_back_as_it_was_written() -> None:
    text = canonical(document(ISSUED))
    assert opened(json.loads(text)) == ISSUED
    assert json.loads(text)["seal"] == seal(ISSUED)


def test_a_gain_without_bound_can_be_written() -> None:
    endless = WindowResult("w", *(RelativeChange(float("inf"), 0.0, float("inf")),) * 3)
    issued = issued_forecast(PANEL.until(108), windows=(endless,))
    assert opened(document(issued)).windows[0].crps.change == 1e9


@pytest.mark.parametrize(
    "kept", [None, [], {}, {"forecast": {}, "seal": ""}, {"forecast": "x", "seal": 1}],
    ids=["nothing", "list", "empty", "no-fields", "words"],
)  # fmt: skip
def test_what_is_no_forecast_is_refused(kept: object) -> None:
    with pytest.raises(InputRefused, match="not an issued forecast"):
        opened(kept)


def test_what_a_pool_is_made_of_is_told_from_the_outside_in() -> None:
    pool = LinearPool((Discount(is_fixed=True), WeightedPool(6.0)), (3.0, 1.0))
    told = described(Hurdle(pool, occurrence(Level.PROVINCE), 1.0, 1.15))
    assert told == (
        "hurdle, first 1.0, second 1.15",
        "linear pool",
        "gamma-Poisson discount, half_life 24.0, shrinkage 15.0, is_fixed True, weight 3.0",
        "weighted pool, half_life 6.0, lent 0.0",
        "chance of any, is_crowded False, half_life 36.0, pull 1.0, share 0.75, rare 0.7",
    )


def test_below_a_district_nothing_is_forecast() -> None:
    assert level_of("district") is Level.DISTRICT
    with pytest.raises(InputRefused, match="TEHSIL"):
        level_of("TEHSIL")


def test_communal_and_separatist_classes_are_public_by_province_only() -> None:
    guarded = {"MOB", "NAT"}
    assert may_be_public(Level.PROVINCE, "MOB", guarded)
    assert may_be_public(Level.DISTRICT, "", guarded)
    require_public(Level.DISTRICT, "CRM", guarded)
    with pytest.raises(NotAllowed, match="not public"):
        require_public(Level.DISTRICT, "NAT", guarded)


def test_scores_agree_with_those_of_the_draws_themselves() -> None:
    """Fifty quantiles are nearly a thousand draws; bins and interval are the draws' own."""
    asked = question(draws=1000)
    issued = issue(PANEL.until(108), asked, (Discount(), Conflictology()), (BETTER,), dice_of)
    learnt = Discount().learn(PANEL.until(108), asked.measure, asked.leads)
    draws = learnt.fit(PANEL.until(108), asked.measure).draw(1, 1000, dice_of((5, 0, 1)))
    truth = PANEL.events[:, 108]
    first = [one for one in score_issued(issued, PANEL, TRUTH, dice_of).outcomes if one.lead == 1]
    assert [one.truth for one in first] == list(truth)
    assert [one.shown.crps for one in first] == pytest.approx(crps(draws, truth), abs=0.02)
    assert [one.shown.interval for one in first] == pytest.approx(interval_score(draws, truth))
    bins = (0.0, 0.5, 1.5, 2.5, 5.5, 10.5, 20.5, 50.5, 100.5)
    assert [one.shown.ignorance for one in first] == pytest.approx(ignorance(draws, truth, bins))


def test_months_not_known_yet_wait() -> None:
    scored = score_issued(ISSUED, PANEL.until(109), TRUTH, dice_of)
    assert ({one.month for one in scored.outcomes}, scored.waiting) == ({2010 * 12}, 10)
    assert scored.truth.release == "2"


def test_an_area_that_is_gone_waits() -> None:
    renamed = replace(PANEL, areas=("gone", *PANEL.areas[1:]))
    assert score_issued(ISSUED, renamed, TRUTH, dice_of).waiting == 3


def test_another_source_is_no_truth() -> None:
    with pytest.raises(InputRefused, match="not scored by what other counts"):
        score_issued(ISSUED, PANEL, replace(TRUTH, source="other"), dice_of)


def test_a_model_beside_itself_gains_nothing_in_either_window() -> None:
    models = (WeightedPool(), WeightedPool())
    card = compare_models(PANEL, Measure.DEATHS, models, dice_of, seed=1, draws=50)
    assert [one.window for one in card.windows] == ["2009-01–2009-12", "2010-01–2010-12"]
    assert {one.crps.change for one in card.windows} == {0.0}
    assert card.means == card.baseline_means
    assert sum(card.reliability.cases) == 5 * 24 * 3
    assert 0.0 < card.within <= 1.0
    assert card.coverage >= card.within - 0.1
