"""Pictures of forecasts: what they say in words, and where things stand."""

from __future__ import annotations

import re

import pytest
from lxml import etree

from misaq.core.threat.forecasting.area_months import Measure
from misaq.core.threat.forecasting.conflictology import Conflictology
from misaq.core.threat.forecasting.parts import Parts, read_parts, taken_apart
from misaq.core.threat.forecasting.skill_card import card_of
from misaq.core.threat.forecasting.weighted_pool import WeightedPool
from misaq.reports.charts.direct.axes import top_of
from misaq.reports.charts.drawing import draw_for_page, draw_for_paper
from misaq.reports.charts.forecasts import fan_chart, places_chart, reliability_chart
from misaq.reports.charts.records import Chart, Fan
from misaq.reports.charts.specs.frame import Room
from misaq.reports.charts.speech import ENGLISH
from tests.support.charts import URDU
from tests.support.invented_forecast import issued_forecast
from tests.support.invented_panel import dice_of, invented_panel
from tests.unit.reports.charts.test_drawing import faults_of

PANEL = invented_panel()
PARTS = taken_apart(issued_forecast(PANEL.until(108)))
ALONE = read_parts(Parts(PARTS.head, {"capital": PARTS.areas["capital"]}))
KNOWN = tuple(int(count) for count in PANEL.events[4, 60:108])
CARD = card_of(
    PANEL, Measure.EVENTS, WeightedPool(), (Conflictology(),), dice_of, seed=1, draws=40
)  # fmt: skip


def fan(came: dict[int, int] | None = None) -> Chart:
    return fan_chart("Capital", ALONE, KNOWN, came or {}, names=("the pool", "last year"))


def labels(svg: str) -> list[str]:
    return re.findall(r'aria-label="([^"]+)"', svg)


def test_each_month_ahead_says_both_voices() -> None:
    svg = draw_for_page(fan(), ENGLISH, Room.WIDE)
    said = [words for words in labels(svg) if "Beside it:" in words]
    assert len(said) == 3
    assert said[0].startswith("2010-01: ")
    assert "what then happened" not in svg


def test_what_came_is_drawn_and_said() -> None:
    chart = fan({ALONE.origin + 1: 99})
    svg = draw_for_page(chart, ENGLISH, Room.NARROW)
    assert [words for words in labels(svg) if "It came to 99." in words]
    assert faults_of(svg) == []
    assert "f-grave" in svg
    assert len(chart.legend) == len(fan().legend) + 1


def test_time_runs_leftward_in_urdu_and_nothing_leaves_the_sheet() -> None:
    for speech in (ENGLISH, URDU):
        svg = draw_for_page(fan(), speech, Room.WIDE)
        width = float(etree.fromstring(svg.encode()).get("width"))
        xs = [float(x) for x in re.findall(r"M(-?[\d.]+) ", svg)]
        assert min(xs) >= -1
        assert max(xs) <= width + 1
    years = {
        speech.code: [
            float(node.get("x"))
            for node in etree.fromstring(
                draw_for_page(fan(), speech, Room.WIDE).encode()
            ).iter("{*}text")
            if node.text in ("2007", "2008")
        ]
        for speech in (ENGLISH, URDU)
    }  # fmt: skip
    assert years["en"] == sorted(years["en"])
    assert years["ur"] == sorted(years["ur"], reverse=True)


def test_nothing_known_before_still_draws_a_fan() -> None:
    chart = fan_chart("Capital", ALONE, (), {}, names=("a", "b"))
    assert isinstance(chart.figure, Fan)
    assert draw_for_paper(chart, ENGLISH).startswith("<svg")


@pytest.mark.parametrize(
    "chart", [places_chart(CARD), reliability_chart(CARD)], ids=lambda c: c.key
)
def test_shares_say_what_they_should_be(chart: Chart) -> None:
    for room in Room:
        svg = draw_for_page(chart, ENGLISH, room)
        assert faults_of(svg) == []
        assert len(labels(svg)) >= len(chart.figure.shares)  # type: ignore[union-attr]
        assert "%" in labels(svg)[-1]


@pytest.mark.parametrize(
    ("most", "top", "step"), [(1, 1, 0.25), (190, 200, 50), (11, 15, 5), (0.92, 1, 0.25)]
)
def test_an_axis_ends_on_a_round_number(most: float, top: float, step: float) -> None:
    assert top_of(most) == pytest.approx((top, step))
