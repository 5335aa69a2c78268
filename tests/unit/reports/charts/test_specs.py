"""Specs are as accepted (`python -m tests.support.accept_charts`), and fit their place."""

from __future__ import annotations

import json

import altair as alt
import pytest

from misaq.reports.charts.records import Grid
from misaq.reports.charts.specs import spec_of
from misaq.reports.charts.specs.frame import Room
from misaq.reports.charts.speech import ENGLISH, Speech
from tests.support.accept_charts import KEYS, name_of, text_of
from tests.support.charts import GOLDEN, SPEECHES, URDU, chart_of, invented_charts

DRAWN = [
    chart
    for chart in invented_charts()
    if chart.figure is not None and not (isinstance(chart.figure, Grid) and chart.figure.is_map)
]


@pytest.mark.parametrize("speech", SPEECHES, ids=lambda speech: speech.code)
@pytest.mark.parametrize("key", KEYS)
def test_the_spec_is_the_accepted_one(key: str, speech: Speech) -> None:
    accepted = (GOLDEN / name_of(key, speech)).read_text(encoding="utf-8")
    assert text_of(chart_of(key), speech) == accepted


@pytest.mark.parametrize("room", Room)
@pytest.mark.parametrize("key", KEYS)
def test_a_spec_is_what_vega_lite_takes(key: str, room: Room) -> None:
    figure = chart_of(key).figure
    assert figure is not None
    assert alt.LayerChart.from_dict(spec_of(figure, URDU, room), validate=True)


def reversals(key: str, speech: Speech) -> set[bool]:
    """Return whether the time axes of a picture run backwards."""
    figure = chart_of(key).figure
    assert figure is not None
    spec = spec_of(figure, speech, Room.WIDE)
    scales = (layer["encoding"]["x"].get("scale", {}) for layer in spec["layer"])
    return {scale["reverse"] for scale in scales if "reverse" in scale}


@pytest.mark.parametrize(
    "key", ["verdicts/P1", "timeline", "observations/arrests", "lineage/P1/P2"]
)
def test_time_runs_the_way_the_page_is_read(key: str) -> None:
    assert reversals(key, ENGLISH) == {False}
    assert reversals(key, URDU) == {True}


def test_a_matrix_is_mirrored() -> None:
    def domain(key: str, speech: Speech) -> list[int]:
        figure = chart_of(key).figure
        assert figure is not None
        spec = spec_of(figure, speech, Room.WIDE)
        found: list[int] = spec["layer"][0]["encoding"]["x"]["scale"]["domain"]
        return found

    assert domain("coverage", URDU) == domain("coverage", ENGLISH)[::-1]


def test_nothing_is_fetched_and_no_text_becomes_code() -> None:
    for chart in DRAWN:
        assert chart.figure is not None
        text = json.dumps(spec_of(chart.figure, ENGLISH, Room.WIDE))
        assert '"url"' not in text
        assert "href" not in text
