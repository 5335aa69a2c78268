"""Statements of invented institutions beside invented months, reckoned by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from misaq.core.threat.forecasting.area_months import AreaMonths, Measure, make_area_months
from misaq.core.threat.perceptions.agreement import rank_agreement
from misaq.core.threat.perceptions.calibration import Rule, calibrate, outcome_of
from misaq.core.threat.perceptions.disagreement import compare
from misaq.core.threat.perceptions.records import Assessment, Scale
from misaq.kernel.errors import InputRefused
from tests.support.invented_panel import dice_of

AREAS = ("coast", "hills", "plains")
SCALE = Scale("POLICE", ("low", "medium", "high"), Measure.EVENTS, (0, 2, 6), "EX-MANUAL")
OTHER = Scale("ARMY", ("calm", "alert"), Measure.EVENTS, (0, 4), "EX-ORDERS")
SAID = Assessment("POLICE", "hills", "", date(2002, 1, 15), 1, "EX-BRIEF", "SECRETARIAT", "medium")


def panel_of(*rows: list[int]) -> AreaMonths:
    """Return months from January 2001 of the areas, by their events."""
    counts = np.array(rows, dtype=np.int64)
    area, month = (np.repeat(place.ravel(), counts.ravel()) for place in np.indices(counts.shape))
    where = area, month, np.zeros_like(area)
    return make_area_months(AREAS, np.zeros(3, int), 2001 * 12, counts.shape[1], where)


PANEL = panel_of([1] * 24, [3] * 24, [8] * 24)


def test_the_horizon_begins_the_month_after() -> None:
    panel = panel_of([0] * 24, list(range(24)), [0] * 24)
    said = replace(SAID, horizon=2)
    assert outcome_of(said, panel, Measure.EVENTS) == 13 + 14
    assert outcome_of(replace(said, stated_on=date(2002, 11, 1)), panel, Measure.EVENTS) is None
    assert outcome_of(replace(said, area="moon"), panel, Measure.EVENTS) is None


def test_a_level_is_scored_beside_last_year() -> None:
    """Three events are medium: right. Last year, always three, says so as surely."""
    wrong = replace(SAID, area="plains")
    record = calibrate([SAID, wrong], SCALE, PANEL, Rule.RPS, dice_of, seed=1)
    assert [(one.happened, one.score, one.last_year) for one in record.told] == [
        (3, 0.0, 0.0),
        (8, 0.5, 0.0),
    ]
    assert (record.mean, record.last_year) == (0.25, 0.0)
    assert not record.beats_last_year


def test_who_saw_the_change_coming_beats_last_year() -> None:
    risen = panel_of([0] * 24, [0] * 12 + [8] * 12, [0] * 24)
    dates = [date(2001, 12, 1), *(date(2002, month, 1) for month in range(1, 7))]
    said = [replace(SAID, stated_on=day, level="high") for day in dates]
    record = calibrate(said, SCALE, risen, Rule.RPS, dice_of, seed=1)
    assert record.mean == 0.0
    assert record.last_year is not None
    assert record.last_year > 0.3
    assert record.beats_last_year


def test_a_probability_is_scored_by_brier() -> None:
    said = replace(SAID, level="", probability=0.8)
    record = calibrate([said, SAID], SCALE, PANEL, Rule.BRIER, dice_of, seed=1)
    assert [one.score for one in record.told] == [pytest.approx(0.04)]
    assert record.last_year == 0.0


def test_what_is_not_known_is_counted_and_not_scored() -> None:
    early = replace(SAID, stated_on=date(2001, 6, 1))
    late = replace(SAID, stated_on=date(2002, 12, 1))
    record = calibrate([early, late], SCALE, PANEL, Rule.RPS, dice_of, seed=1)
    assert (record.told, record.left_out, record.mean) == ((), 2, None)
    assert not record.beats_last_year


@pytest.mark.parametrize(
    ("levels", "tau"),
    [(("low", "medium", "high"), 1.0), (("high", "medium", "low"), -1.0),
     (("low", "high", "medium"), 1 / 3)],
    ids=["same-order", "turned-round", "one-pair-wrong"],
)  # fmt: skip
def test_order_of_areas(levels: tuple[str, ...], tau: float) -> None:
    said = [replace(SAID, area=area, level=word) for area, word in zip(AREAS, levels, strict=True)]
    found = rank_agreement(said, SCALE, PANEL, dice_of((1,)))
    assert found.kendall == pytest.approx(tau)
    assert found.kendall_span == pytest.approx((tau, tau))
    assert [one.areas for one in found.months] == [3]


def test_a_month_that_ranks_nothing_is_left_out() -> None:
    alike = [replace(SAID, area=area) for area in AREAS]
    found = rank_agreement([*alike, replace(SAID, horizon=3)], SCALE, PANEL, dice_of((1,)))
    assert (found.months, found.left_out, found.kendall) == ((), 2, None)


@pytest.mark.parametrize(
    ("ours", "theirs", "disagree"),
    [("low", "alert", True), ("low", "calm", False), ("medium", "alert", False),
     ("medium", "calm", False), ("high", "calm", True)],
    ids=["0-1-and-4-up", "0-1-and-0-3", "2-5-and-4-up", "2-5-and-0-3", "6-up-and-0-3"],
)  # fmt: skip
def test_words_of_two_scales_meet_by_counts(ours: str, theirs: str, disagree: bool) -> None:
    said = [replace(SAID, level=ours), replace(SAID, institution="ARMY", level=theirs)]
    found = compare(said, {"POLICE": SCALE, "ARMY": OTHER})
    assert (found.pairs, found.not_compared) == (1, 0)
    assert [(one.one.level, one.other.level) for one in found.disagreements] == (
        [(theirs, ours)] if disagree else []
    )


@pytest.mark.parametrize(("other", "disagree"), [(0.2, True), (0.5, False)], ids=["far", "near"])
def test_probabilities_far_apart_disagree(other: float, disagree: bool) -> None:
    one = replace(SAID, level="", probability=0.6)
    found = compare([one, replace(one, institution="ARMY", probability=other)], {})
    assert bool(found.disagreements) is disagree


def test_what_cannot_be_compared_is_counted() -> None:
    army = replace(SAID, institution="ARMY", level="alert")
    unlike = replace(OTHER, measure=Measure.DEATHS)
    chance = replace(army, level="", probability=0.5)
    for said, scales in (
        ([SAID, army], {"POLICE": SCALE}),
        ([SAID, army], {"POLICE": SCALE, "ARMY": unlike}),
        ([SAID, chance], {"POLICE": SCALE, "ARMY": OTHER}),
    ):
        assert compare(said, scales).not_compared == 1


def test_the_last_word_of_a_month_counts_and_other_months_are_apart() -> None:
    later = replace(SAID, stated_on=date(2002, 1, 20), level="high")
    army = replace(SAID, institution="ARMY", level="alert")
    apart = replace(army, stated_on=date(2002, 2, 1), level="calm")
    found = compare([later, SAID, army, apart], {"POLICE": SCALE, "ARMY": OTHER})
    assert (found.pairs, found.disagreements) == (1, ())


@pytest.mark.parametrize(
    "floors", [(0,), (1, 2, 6), (0, 6, 6), (0, 2)], ids=["one", "not-nought", "level", "too-few"]
)
def test_a_scale_without_order_is_refused(floors: tuple[int, ...]) -> None:
    with pytest.raises(InputRefused, match="A scale needs"):
        replace(SCALE, floors=floors)


@pytest.mark.parametrize(
    "changes",
    [{"level": ""}, {"probability": 0.5}, {"level": "", "probability": 1.5}, {"horizon": 0}],
    ids=["neither", "both", "too-sure", "no-horizon"],
)
def test_an_assessment_that_says_nothing_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(InputRefused, match="An assessment gives"):
        replace(SAID, **changes)  # type: ignore[arg-type]


def test_a_word_of_another_scale_is_refused() -> None:
    with pytest.raises(InputRefused, match="'alert' is no level"):
        SCALE.place("alert")
