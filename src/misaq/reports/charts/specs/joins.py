"""Two sides and the lines between them."""

from __future__ import annotations

from typing import Any

import altair as alt

from misaq.reports.charts.palette import INK, QUIET, fill_of, stroke_of
from misaq.reports.charts.records import Join, Joins, Line
from misaq.reports.charts.specs.frame import Room, finished, measured, sizes_of
from misaq.reports.charts.speech import Speech

_STEP = 26
_SIDE = {Room.WIDE: 300, Room.NARROW: 58}


def joins_spec(joins: Joins, speech: Speech, room: Room) -> dict[str, Any]:
    """Return the earlier side where reading begins, the later side opposite."""
    width = sizes_of(room).width - 2 * _SIDE[room]
    lines = alt.Data(values=[_line(join, joins, speech) for join in joins.joins])
    x, y = _across("x:Q", speech), _down("y:Q", joins)
    drawn = alt.Chart(lines).encode(x=x, y=y)
    rules = drawn.mark_rule(strokeWidth=2).encode(
        x2="x2:Q", y2="y2:Q", stroke=alt.Stroke("stroke:N", scale=None),
        strokeDash=alt.StrokeDash("dash:N", scale=None), description="words:N",
    )  # fmt: skip
    layers = [rules, *_forms(lines, joins, speech), *_sides(joins, x, y, speech, room)]
    chart = alt.layer(*layers).properties(width=width, height=(_most(joins) + 1) * _STEP)
    return finished(chart, speech)


def _across(field: str, speech: Speech) -> Any:
    """Return the way from the earlier side to the later."""
    # adr 0022: in Urdu time runs the way the page is read.
    return alt.X(
        field, scale=alt.Scale(domain=[0, 1], reverse=speech.is_rtl, nice=False), axis=None
    )


def _down(field: str, joins: Joins) -> Any:
    """Return the way from above, with a place for the heads of the sides."""
    scale = alt.Scale(domain=[-1, _most(joins)], reverse=True, nice=False)
    return alt.Y(field, scale=scale, axis=None)


def _most(joins: Joins) -> int:
    return max(len(joins.earlier), len(joins.later))


def _at(place: int, side: tuple[Line, ...], other: tuple[Line, ...]) -> float:
    """Return the height of a place: the shorter side is spread over the longer one's height."""
    longest = max(len(side), len(other))
    if len(side) == 1:
        return (longest - 1) / 2
    return round(place * (longest - 1) / (len(side) - 1), 3)


def _line(join: Join, joins: Joins, speech: Speech) -> dict[str, Any]:
    y = _at(join.earlier, joins.earlier, joins.later)
    y2 = _at(join.later, joins.later, joins.earlier)
    # Forms on lines that share an end stand apart when each is nearer its own beginning.
    return {
        "x": 0.02, "x2": 0.98, "y": y, "y2": y2,
        "mx": 0.3, "my": y + (y2 - y) * 0.3,
        "stroke": stroke_of(join.ink), "fill": fill_of(join.ink),
        "dash": list(join.dash) or [1, 0],
        "shape": "" if join.shape is None else join.shape.value,
        "words": speech.say(join.words),
    }  # fmt: skip


def _forms(lines: Any, joins: Joins, speech: Speech) -> list[Any]:
    if all(join.shape is None for join in joins.joins):
        return []
    forms = (
        alt.Chart(lines)
        .mark_point(aria=False, size=80, opacity=1, strokeWidth=1.5)
        .encode(
            x=_across("mx:Q", speech),
            y=_down("my:Q", joins),
            shape=alt.Shape("shape:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
            fill=alt.Fill("fill:N", scale=None),
        )
        .transform_filter("datum.shape != ''")
    )
    return [forms]


def _sides(joins: Joins, x: Any, y: Any, speech: Speech, room: Room) -> list[Any]:
    layers = []
    for place, (side, other) in enumerate(
        ((joins.earlier, joins.later), (joins.later, joins.earlier))
    ):
        on_left = (place == 0) is not speech.is_rtl
        head = {"x": place, "y": -1, "label": speech.label(joins.heads[place])}
        rows = [
            {"x": place, "y": _at(n, side, other), "label": _words(line, speech, room)}
            for n, line in enumerate(side)
        ]
        mark = {
            "aria": False, "align": "right" if on_left else "left", "dx": -6 if on_left else 6,
            "baseline": "middle", "limit": _SIDE[room] - 10,
            "fontSize": measured(sizes_of(room).letter),
        }  # fmt: skip
        texts = alt.Chart(alt.Data(values=rows)).mark_text(**mark, color=INK)
        heads = alt.Chart(alt.Data(values=[head])).mark_text(**mark, color=QUIET)
        dots = alt.Chart(alt.Data(values=rows)).mark_point(
            aria=False, filled=True, size=24, opacity=1, color=QUIET
        )
        layers += [
            texts.encode(x=x, y=y, text="label:N"),
            heads.encode(x=x, y=y, text="label:N"),
            dots.encode(x=x, y=y),
        ]
    return layers


def _words(line: Line, speech: Speech, room: Room) -> str:
    label, title = speech.label(line.label), speech.label(line.title)
    return f"{label}  {title}" if room is Room.WIDE and title else label
