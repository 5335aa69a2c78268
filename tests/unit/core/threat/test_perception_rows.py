"""Rows of assessments: a form is taken whole or not at all; what ran out is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.perceptions.calibration import Rule, calibrate, outcome_of
from misaq.core.threat.perceptions.disagreement import compare
from misaq.core.threat.perceptions.foretold import expected_over
from misaq.core.threat.perceptions.months import panel_of_months
from misaq.core.threat.perceptions.records import Assessment, Scale
from misaq.core.threat.perceptions.review import list_standing
from misaq.core.threat.perceptions.rows import FORM, Known, read_assessments
from misaq.kernel.errors import InputRefused
from tests.support.invented_forecast import issued_forecast
from tests.support.invented_panel import dice_of

WORDS = Scale("POLICE", ("low", "medium", "high"), Measure.EVENTS, (), "EX-MANUAL")
KNOWN = Known(
    {"POLICE", "ARMY", "OFFICE"}, {"hills"}, {"MIL"}, {"EX-A"}, {"POLICE": WORDS}, date(2020, 6, 1)
)
HEADER = [column.name for column in FORM]
ROW = ["POLICE", "hills", "MIL", "2020-01-15", "3", "high", "", "EX-A", "OFFICE", "yes"]
SAID = Assessment(
    "POLICE", "hills", "MIL", date(2020, 1, 15), 3, "EX-A", "OFFICE", "high", is_published=True
)


def with_cell(place: str, text: str) -> list[str]:
    cells = list(ROW)
    cells[HEADER.index(place)] = text
    return cells


def test_a_filled_row_is_an_assessment() -> None:
    chance = with_cell("level", "")
    chance[HEADER.index("probability")] = "0.4"
    chance[-1] = ""
    found = read_assessments(HEADER, [ROW, [""] * 10, chance[:10]][:2], KNOWN)
    assert found == (SAID,)
    (other,) = read_assessments(HEADER, [chance], KNOWN)
    assert (other.probability, other.is_published) == (0.4, False)


@pytest.mark.parametrize(
    ("place", "text", "said"),
    [
        ("institution", "NAVY", "no institution has the key 'NAVY'"),
        ("institution", "ARMY", "record its scale first"),
        ("area", "moon", "no area has the code"),
        ("class", "GOLD", "no threat class has the key"),
        ("said_on", "2020-07-01", "is still to come"),
        ("said_on", "2020-01", "is not one day"),
        ("said_on", "soon", "is not a date"),
        ("months", "0", "is not a number of months"),
        ("months", "61", "is not a number of months"),
        ("level", "grave", "is no level of the scale: low, medium, high"),
        ("level", "", "either the level or the probability"),
        ("probability", "0.5", "either the level or the probability"),
        ("probability", "1.5", "is no probability"),
        ("source", "EX-Z", "no source has the key"),
        ("recorded_by", "", "recorded_by must be filled"),
        ("published", "perhaps", "is neither yes nor no"),
    ],
)
def test_each_cell_is_looked_at(place: str, text: str, said: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read_assessments(HEADER, [with_cell(place, text)], KNOWN)
    assert said in str(refused.value)


def test_one_wrong_row_and_one_said_twice_are_told_together() -> None:
    with pytest.raises(InputRefused) as refused:
        read_assessments(HEADER, [ROW, with_cell("area", "moon"), ROW], KNOWN)
    assert [problem.where for problem in refused.value.problems] == ["row 3", "row 4"]


def test_the_last_word_stands_with_its_age_and_how_long_it_ran_out() -> None:
    older = replace(SAID, stated_on=date(2019, 1, 1))
    assert SAID.until == date(2020, 5, 1)
    (last,) = list_standing([SAID, older, replace(SAID, stated_on=date(2021, 1, 1))],
                            on=date(2020, 5, 1))  # fmt: skip
    assert (last.assessment, last.days, last.overdue) == (SAID, 107, 1)
    assert list_standing([SAID], on=date(2020, 4, 30))[0].overdue == 0


def test_words_without_counts_are_ranked_and_held_to_none() -> None:
    panel = panel_of_months(2018 * 12, 36, {"hills": [(2, 5)] * 36})
    assert outcome_of(SAID, panel, Measure.EVENTS) == 6
    assert outcome_of(SAID, panel, Measure.DEATHS) == 15
    record = calibrate([SAID], WORDS, panel, Rule.RPS, dice_of, seed=1)
    assert (record.told, record.left_out) == ((), 0)


@pytest.mark.parametrize(
    ("level", "levels", "answer"),
    [("low", WORDS.levels, (1, 0, 1)), ("medium", WORDS.levels, (1, 0, 0)),
     ("low", ("low", "high"), (0, 1, 0))],
    ids=["two-steps", "one-step", "other-words"],
)  # fmt: skip
def test_the_same_words_disagree_two_steps_apart(
    level: str, levels: tuple[str, ...], answer: tuple[int, int, int]
) -> None:
    army = replace(WORDS, institution="ARMY", levels=levels)
    said = [SAID, replace(SAID, institution="ARMY", level=level)]
    found = compare(said, {"POLICE": WORDS, "ARMY": army})
    assert (found.pairs, found.not_compared, len(found.disagreements)) == answer


def test_a_word_twice_is_no_scale() -> None:
    with pytest.raises(InputRefused, match="A scale needs"):
        replace(WORDS, levels=("low", "low"))


def test_what_was_foretold_is_summed_over_the_horizon_and_never_from_later_months() -> None:
    first = 2018 * 12
    panel = panel_of_months(first, 24, {"hills": [(2, 5)] * 24, "plains": [(0, 0)] * 24})
    forecast = issued_forecast(panel)
    means = [one.mean for one in forecast.shown.outlooks if one.area == "hills"]
    said = replace(SAID, stated_on=date(2019, 12, 20), horizon=3)
    assert expected_over(said, forecast) == pytest.approx(sum(means))
    assert expected_over(replace(said, horizon=4), forecast) is None
    assert expected_over(replace(said, area="moon"), forecast) is None
    assert expected_over(replace(said, stated_on=date(2019, 11, 30)), forecast) is None
    assert expected_over(replace(SAID, horizon=2), forecast) == pytest.approx(sum(means[1:]))
