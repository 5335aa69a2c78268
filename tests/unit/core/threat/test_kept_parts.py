"""A forecast in parts, its score card, and months from a pack's own totals."""

from __future__ import annotations

import json

import numpy as np
import pytest

from misaq.core.incidents.registers import MonthlyTotals, YearOfMonths
from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.backtest import backtest
from misaq.core.threat.forecasting.comparing import compare_models, plan_of
from misaq.core.threat.forecasting.compiled_months import months_of_totals
from misaq.core.threat.forecasting.conflictology import Conflictology, Zero
from misaq.core.threat.forecasting.parts import (
    Parts,
    opened_parts,
    put_together,
    read_parts,
    seal_of_parts,
    taken_apart,
)
from misaq.core.threat.forecasting.sealing import plain, seal
from misaq.core.threat.forecasting.skill_card import card_of, card_of_plain, plain_card
from misaq.core.threat.forecasting.weighted_pool import WeightedPool
from misaq.kernel.dates import parse_date
from misaq.kernel.errors import InputRefused
from misaq.kernel.ids import Key
from tests.support.invented_forecast import issued_forecast
from tests.support.invented_panel import dice_of, invented_panel

PANEL = invented_panel()
ISSUED = issued_forecast(PANEL.until(108))
PARTS = taken_apart(ISSUED)


def test_the_parts_are_what_was_sealed() -> None:
    assert put_together(PARTS) == plain(ISSUED)
    assert seal_of_parts(PARTS) == seal(ISSUED)
    assert opened_parts(PARTS, seal(ISSUED)) == ISSUED


def test_one_area_reads_as_a_forecast_of_it_alone() -> None:
    alone = read_parts(Parts(PARTS.head, {"coast": PARTS.areas["coast"]}))
    assert alone.areas == ("coast",)
    said = [one for one in ISSUED.model.outlooks if one.area == "coast"]
    assert list(alone.model.outlooks) == said
    assert alone.shows_model is ISSUED.shows_model


def test_parts_that_were_changed_do_not_open() -> None:
    areas = {**PARTS.areas, "coast": PARTS.areas["hills"]}
    assert seal_of_parts(Parts(PARTS.head, areas)) != seal(ISSUED)
    with pytest.raises(InputRefused, match="seal does not hold"):
        opened_parts(Parts(PARTS.head, areas), seal(ISSUED))


def test_the_card_agrees_with_the_comparison_and_reads_back() -> None:
    models = (WeightedPool(), Conflictology())
    card = card_of(PANEL, Measure.EVENTS, models[0], (models[1], Zero()), dice_of, seed=2, draws=40)
    compared = compare_models(PANEL, Measure.EVENTS, models, dice_of, seed=2, draws=40)
    assert card.windows == compared.windows
    assert card.rivals[0].means.crps == compared.baseline_means[0]
    assert card.calibration_error == compared.reliability.error
    assert sum(card.places) == pytest.approx(1.0)
    kept = plain_card(card)
    assert plain_card(card_of_plain(json.loads(json.dumps(kept)))) == kept


def test_a_baseline_against_itself_is_neither_better_nor_worse() -> None:
    card = card_of(
        PANEL, Measure.DEATHS, Conflictology(), (Conflictology(),), dice_of, seed=2, draws=40
    )
    assert [change.change for change in (card.rivals[0].crps, card.rivals[0].interval)] == [0, 0]


def test_the_card_knows_nothing_of_the_months_it_is_not_asked_about() -> None:
    plan = plan_of(PANEL.until(100), Measure.EVENTS, seed=1, draws=30)
    short = backtest(PANEL.until(100), WeightedPool(), plan, dice_of)
    long = backtest(PANEL, WeightedPool(), plan, dice_of)
    assert np.array_equal(short.crps, long.crps)


def totals(area: str | None, source: str = "ex", **years: tuple[int, ...]) -> MonthlyTotals:
    return MonthlyTotals(
        Key(f"{source}:{area}"), source, "1", parse_date("2001..2002"),
        (YearOfMonths(2001, **years),), (), None if area is None else Key(area),
    )  # fmt: skip


def test_totals_become_months_and_lose_no_death() -> None:
    events = (0, 2, 0, 1, *(0,) * 8)
    deaths = (0, 7, 3, 0, *(0,) * 8)
    panel = months_of_totals([totals("B", events=events, deaths=deaths), totals("A"), totals(None)])
    assert panel.areas == ("A", "B")
    assert (panel.first_month, panel.months) == (2001 * 12, 24)
    assert list(panel.deaths[1, :12]) == list(deaths)
    assert list(panel.events[1, :4]) == [0, 2, 1, 1]
    assert sorted(panel.event_deaths) == [0, 3, 3, 4]
    assert not panel.deaths[0].any()


@pytest.mark.parametrize(
    "given", [[], [totals("A"), totals("B", source="other")]], ids=["none", "two-sources"]
)
def test_totals_of_several_sources_are_refused(given: list[MonthlyTotals]) -> None:
    with pytest.raises(InputRefused):
        months_of_totals(given)
