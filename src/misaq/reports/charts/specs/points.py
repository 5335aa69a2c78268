"""Numbers over days: a form for each source, lines for what a source leaves open."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import altair as alt

from misaq.reports.charts.palette import QUIET, stroke_of
from misaq.reports.charts.records import Dot, Points
from misaq.reports.charts.specs.frame import Room, finished, measured, sizes_of
from misaq.reports.charts.speech import Speech

_HEIGHT = {Room.WIDE: 300, Room.NARROW: 240}
_AXIS = 70
"""Px kept free for the labels of the axis of numbers."""


def points_spec(points: Points, speech: Speech, room: Room) -> dict[str, Any]:
    """Return forms over a time axis; in Urdu time runs right to left and numbers stand right."""
    sizes = sizes_of(room)
    width = sizes.width - _AXIS
    data = alt.Data(values=[_form(dot, speech) for dot in points.dots])
    starts, ends = _extent(points)
    scale = alt.Scale(
        type="utc", domain=[starts.isoformat(), ends.isoformat()], reverse=speech.is_rtl
    )
    x = alt.X("middle:T", scale=scale, axis=_time_axis(starts, ends, width))
    y = alt.Y("at:Q", scale=alt.Scale(zero=True, nice=True), axis=_amounts(points, speech))
    stroke = alt.Stroke("stroke:N", scale=None)
    base = alt.Chart(data)
    days = base.mark_rule(aria=False, strokeWidth=2, opacity=0.6).encode(
        x=alt.X("earliest:T", scale=scale), x2="latest:T", y=y, stroke=stroke
    )
    numbers = base.mark_rule(aria=False, strokeWidth=2, opacity=0.6).encode(
        x=x, y=alt.Y("low:Q"), y2="high:Q", stroke=stroke
    )
    forms = base.mark_point(size=90, opacity=1, strokeWidth=1.5).encode(
        x=x, y=y, stroke=stroke, description="words:N",
        fill=alt.Fill("fill:N", scale=None), shape=alt.Shape("shape:N", scale=None),
    )  # fmt: skip
    open_ends = (
        base.mark_text(aria=False, fontSize=measured(12), dy=-11, color=QUIET)
        .encode(x=x, y=y, text="bound:N")
        .transform_filter("datum.bound != ''")
    )
    layers = [days, numbers, forms]
    if any(dot.low is None or dot.high is None for dot in points.dots):
        layers.append(open_ends)
    chart = alt.layer(*layers).properties(width=width, height=_HEIGHT[room])
    return finished(chart, speech)


def _form(dot: Dot, speech: Speech) -> dict[str, Any]:
    low = float(dot.low if dot.low is not None else dot.high or 0)
    high = float(dot.high if dot.high is not None else low)
    middle = dot.earliest + (dot.latest - dot.earliest) / 2
    bound = ">" if dot.high is None else "≤" if dot.low is None else ""
    return {
        "earliest": dot.earliest.isoformat(),
        "latest": dot.latest.isoformat(),
        "middle": middle.isoformat(),
        "low": low,
        "high": high,
        "at": (low + high) / 2,
        "bound": bound,
        "shape": dot.shape.value,
        "stroke": stroke_of(dot.ink),
        "fill": "transparent" if dot.is_hollow else stroke_of(dot.ink),
        "words": speech.say(dot.words),
    }


def _extent(points: Points) -> tuple[date, date]:
    """Return the whole years around the days, so that one day has an axis too."""
    first = min(dot.earliest for dot in points.dots)
    last = max(dot.latest for dot in points.dots)
    return date(first.year, 1, 1), date(last.year, 12, 31) + timedelta(days=1)


def _time_axis(starts: date, ends: date, width: int) -> Any:
    years = range(starts.year, ends.year + 1)
    step = max(1, -(-len(years) * 36 // width))
    values = [date(year, 1, 1).isoformat() for year in years if year % step == 0]
    return alt.Axis(
        title=None, format="%Y", values=values, labelFlush=False, labelFontSize=measured(11),
        labelOverlap=True, domainColor=QUIET,
    )  # fmt: skip


def _amounts(points: Points, speech: Speech) -> Any:
    return alt.Axis(
        title=speech.label(points.unit),
        titleAngle=0,
        titleFontSize=measured(11),
        titleAnchor="end",
        titleAlign="right" if speech.is_rtl else "left",
        titleX=0,
        titleY=-14,
        format=",~r",
        tickCount=6,
        labelFontSize=measured(11),
        orient="right" if speech.is_rtl else "left",
        domain=False,
    )
