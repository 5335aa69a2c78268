"""Observations: the form is taken whole or not at all; the last figures stand with their age."""

from __future__ import annotations

from datetime import date

import pytest

from misaq.core.threat.indicator_rows import FORM, Known, read_observations
from misaq.core.threat.indicators import DEFINITIONS, AreaIndicator, AreaObservation, latest
from misaq.kernel.dates import parse_date
from misaq.kernel.errors import InputRefused
from misaq.kernel.provenance import Confidence

KNOWN = Known({"EX01", "EX02"}, {"EX-A", "EX-B"}, date(2020, 6, 1))
HEADER = [column.name for column in FORM]


def row(value: str, on: str = "2019", source: str = "EX-A", area: str = "EX01") -> list[str]:
    return [area, "courts sitting", on, value, "9", source, "h"]


def test_a_form_with_one_wrong_row_is_not_taken_at_all() -> None:
    with pytest.raises(InputRefused, match="3 problems") as refused:
        read_observations(HEADER, [row("5"), row("x"), row("6"), row("4", area="EX9")], KNOWN)
    assert [problem.where for problem in refused.value.problems] == ["row 3", "row 4", "row 5"]
    assert "says again what row 2 says" in str(refused.value)


def test_columns_are_named_together() -> None:
    with pytest.raises(InputRefused) as refused:
        read_observations(["area", "Area", "on", "value", "remark"], [], KNOWN)
    assert [problem.what for problem in refused.value.problems] == [
        "the column “indicator” is missing.",
        "the column “source” is missing.",
        "the column “confidence” is missing.",
        "the column “remark” is not asked for.",
        "the column “area” is there twice.",
    ]


def test_columns_may_stand_in_any_order_and_a_total_may_be_left_out() -> None:
    header = ["Source", "value", "on", "indicator", "area", "confidence"]
    row = ["EX-A", "5", "2019", "courts sitting", "EX01", "L"]
    found = read_observations(header, [[""] * 6, row], KNOWN)
    sitting, on = AreaIndicator.COURTS_SITTING, parse_date("2019")
    low = Confidence.LOW
    assert found == (AreaObservation("EX01", sitting, on, 5.0, "EX-A", confidence=low),)
    assert [(one.source, one.confidence) for one in found[0].cite] == [("EX-A", low)]
    assert found[0].share is None


def test_the_last_figure_of_each_source_stands_with_its_age_and_the_one_before() -> None:
    rows = [row("5", "2017"), row("7", "2018-06-30"), row("2", "2018", "EX-B"), row("9", "2021-01")]
    found = latest(read_observations(HEADER, rows[:3], KNOWN), on=date(2019, 1, 1))
    assert [
        (one.observation.source, one.observation.value, one.change, one.days) for one in found
    ] == [
        ("EX-A", 7.0, 2.0, 185),
        ("EX-B", 2.0, None, 1),
    ]
    assert found[0].observation.share == pytest.approx(7 / 9)


def test_what_may_be_later_is_left_out() -> None:
    found = read_observations(HEADER, [row("5", "2019")], KNOWN)
    assert latest(found, on=date(2019, 12, 30)) == ()


def test_every_indicator_is_defined() -> None:
    assert set(DEFINITIONS) == set(AreaIndicator)
