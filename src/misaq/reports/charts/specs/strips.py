"""Stretches of time as bars."""

from __future__ import annotations

from datetime import date
from typing import Any

import altair as alt

from misaq.reports.charts.palette import INK, QUIET, dash_of, fill_of, stroke_of
from misaq.reports.charts.records import Span, Strips, Tie
from misaq.reports.charts.specs.frame import Room, finished, line_labels, measured, sizes_of
from misaq.reports.charts.speech import Speech

_STEP = 24
_LETTER = 11
"""Px that a digit on a bar needs."""


def strips_spec(strips: Strips, speech: Speech, room: Room) -> dict[str, Any]:
    """Return bars over a time axis; in Urdu time runs right to left."""
    sizes = sizes_of(room)
    width = sizes.width - sizes.label
    across = width / (strips.ends - strips.starts).days
    spans = alt.Data(values=[_bar(span, speech, across) for span in strips.spans])
    x = alt.X("starts:T", scale=_scale(strips, speech), axis=_time_axis(strips, width))
    y = alt.Y(
        "row:O",
        scale=alt.Scale(domain=list(range(len(strips.rows)))),
        axis=_rows(strips, speech, room),
    )
    base = alt.Chart(spans).encode(x=x, y=y)
    bars = base.mark_bar(height=16, strokeWidth=1).encode(
        x2="ends:T",
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.Stroke("stroke:N", scale=None),
        strokeDash=alt.StrokeDash("dash:N", scale=None),
        fillOpacity=alt.FillOpacity("faint:Q", scale=None),
        description="words:N",
    )
    away = -1 if speech.is_rtl else 1
    align = "right" if speech.is_rtl else "left"
    digits = (
        base.mark_text(
            aria=False,
            fontSize=measured(11),
            fontWeight="bold",
            color=INK,
            align=align,
            dx=4 * away,
        )
        .encode(text="code:N")
        .transform_filter("datum.code != ''")
    )
    layers = [bars, digits]
    if strips.moments:
        layers.append(_moments(strips, speech))
    if strips.ties:
        layers += _ties(strips, speech, y)
    return finished(alt.layer(*layers).properties(width=width, height=alt.Step(_STEP)), speech)


def _bar(span: Span, speech: Speech, across: float) -> dict[str, Any]:
    days = (span.ends - span.starts).days
    return {
        "row": span.row,
        "starts": span.starts.isoformat(),
        "ends": span.ends.isoformat(),
        "fill": fill_of(span.ink),
        "stroke": stroke_of(span.ink),
        "dash": [2, 2] if span.is_faint else dash_of(span.ink),
        "faint": 0.35 if span.is_faint else 1,
        "code": span.code if days * across > _LETTER * len(span.code) else "",
        "words": speech.say(span.words),
    }


def _moments(strips: Strips, speech: Speech) -> Any:
    data = alt.Data(
        values=[{"day": m.day.isoformat(), "words": speech.say(m.words)} for m in strips.moments]
    )
    return (
        alt.Chart(data)
        .mark_rule(strokeWidth=2, strokeDash=[6, 3], color=INK)
        .encode(x=alt.X("day:T", scale=_scale(strips, speech)), description="words:N")
    )


def _ties(strips: Strips, speech: Speech, y: Any) -> list[Any]:
    """Return the lines between rows, and on top of them the form at the end of each."""
    data = alt.Data(values=[_tie(tie, speech) for tie in strips.ties])
    base = alt.Chart(data).encode(
        x=alt.X("day:T", scale=_scale(strips, speech)), stroke=alt.Stroke("stroke:N", scale=None)
    )
    lines = base.mark_rule(strokeWidth=2, aria=False).encode(
        y=y, y2="from_row:O", strokeDash=alt.StrokeDash("dash:N", scale=None)
    )
    forms = base.mark_point(size=70, opacity=1, strokeWidth=1.5).encode(
        y=y,
        shape=alt.Shape("shape:N", scale=None),
        fill=alt.Fill("fill:N", scale=None),
        description="words:N",
    )
    return [lines, forms]


def _tie(tie: Tie, speech: Speech) -> dict[str, Any]:
    return {
        "row": tie.later,
        "from_row": tie.earlier,
        "day": tie.day.isoformat(),
        "stroke": stroke_of(tie.ink),
        "fill": fill_of(tie.ink),
        "dash": list(tie.dash) or [1, 0],
        "shape": tie.shape.value,
        "words": speech.say(tie.words),
    }


def _scale(strips: Strips, speech: Speech) -> Any:
    ends = [strips.starts.isoformat(), strips.ends.isoformat()]
    # adr 0022: in Urdu time runs the way the page is read.
    return alt.Scale(type="utc", domain=ends, nice=False, reverse=speech.is_rtl)


def _time_axis(strips: Strips, width: int) -> Any:
    years = range(strips.starts.year + 1, strips.ends.year + 1)
    step = max(1, -(-len(years) * 36 // width))
    values = [date(year, 1, 1).isoformat() for year in years if year % step == 0]
    return alt.Axis(
        title=None, orient="top", format="%Y", values=values or [strips.starts.isoformat()],
        labelFlush=False, labelFontSize=measured(11), domain=False, tickColor=QUIET,
        labelOverlap=True,
    )  # fmt: skip


def _rows(strips: Strips, speech: Speech, room: Room) -> Any:
    labels = line_labels(strips.rows, speech, room)
    sizes = sizes_of(room)
    return alt.Axis(
        title=None,
        orient="right" if speech.is_rtl else "left",
        labelExpr=label_expression(labels),
        labelLimit=sizes.words,
        labelFontSize=measured(sizes.letter),
        ticks=False,
        domain=False,
        grid=False,
    )


def label_expression(labels: list[str]) -> str:
    """Return the expression that turns a place into its label.

    Labels are data: written as JSON, no character of theirs can end the text they stand in.
    """
    import json

    return f"{json.dumps(labels)}[datum.value]"
