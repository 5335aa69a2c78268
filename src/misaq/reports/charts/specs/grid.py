"""Rows over columns."""

from __future__ import annotations

from typing import Any

import altair as alt

from misaq.reports.charts.palette import INK, QUIET, dash_of, fill_of, stroke_of
from misaq.reports.charts.records import Cell, Grid
from misaq.reports.charts.specs.frame import Room, finished, line_labels, measured, sizes_of
from misaq.reports.charts.specs.strips import label_expression
from misaq.reports.charts.speech import Speech

_ROW = 26
_WIDEST = 60
"""Px of a column at most: beyond it, cells drift apart."""


def grid_spec(grid: Grid, speech: Speech, room: Room) -> dict[str, Any]:
    """Return cells with what is written in them; a map is drawn elsewhere."""
    sizes = sizes_of(room)
    step = min(_WIDEST, (sizes.width - sizes.label) // max(1, len(grid.columns)))
    data = alt.Data(values=[_place(cell, step, speech) for cell in grid.cells])
    base = alt.Chart(data).encode(x=_columns(grid, speech), y=_rows(grid, speech, room))
    layers = [layer for layer in (_fields(base, grid), _forms(base, grid)) if layer is not None]
    layers += _texts(base, grid, room)
    chart = alt.layer(*layers).properties(width=alt.Step(step), height=alt.Step(_ROW))
    return finished(chart.resolve_scale(x="shared", y="shared"), speech)


def _place(cell: Cell, step: int, speech: Speech) -> dict[str, Any]:
    place, count = cell.place
    side = min(12, (step - 2) / count)
    return {
        "column": cell.column,
        "row": cell.row,
        "fill": fill_of(cell.ink),
        "stroke": stroke_of(cell.ink),
        "dash": dash_of(cell.ink),
        "text": speech.label(cell.text),
        "name": speech.label(cell.name),
        "shape": "" if cell.shape is None else cell.shape.value,
        "size": round(side * side * 0.8),
        "aside": (place - (count - 1) / 2) * side,
        "words": speech.say(cell.words),
    }


def _fields(base: Any, grid: Grid) -> Any:
    if all(cell.shape is not None for cell in grid.cells):
        return None
    return (
        base.mark_rect(
            strokeWidth=1, cornerRadius=2, xOffset=1, x2Offset=-1, yOffset=1, y2Offset=-1
        )
        .encode(
            fill=alt.Fill("fill:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
            strokeDash=alt.StrokeDash("dash:N", scale=None),
            description="words:N",
        )
        .transform_filter("datum.shape == '' && datum.words != ''")
    )


def _forms(base: Any, grid: Grid) -> Any:
    if all(cell.shape is None for cell in grid.cells):
        return None
    aside = max(cell.place[1] for cell in grid.cells) > 1
    extra = {"xOffset": alt.XOffset("aside:Q", scale=None)} if aside else {}
    return (
        base.mark_point(filled=True, opacity=1, strokeWidth=1)
        .encode(
            fill=alt.Fill("stroke:N", scale=None),
            stroke=alt.Stroke("stroke:N", scale=None),
            shape=alt.Shape("shape:N", scale=None),
            size=alt.Size("size:Q", scale=None),
            description="words:N",
            **extra,
        )
        .transform_filter("datum.shape != ''")
    )


def _texts(base: Any, grid: Grid, room: Room) -> list[Any]:
    layers: list[Any] = []
    small = round(measured(12 if room is Room.WIDE else 11))
    if any(cell.text for cell in grid.cells):
        layers.append(
            base.mark_text(aria=False, dy=0, color=INK, fontSize=small).encode(text="text:N")
        )
    if any(cell.name for cell in grid.cells):
        layers.append(
            base.mark_text(aria=False, dy=-12, color=QUIET, fontSize=small).encode(text="name:N")
        )
    return layers


def _columns(grid: Grid, speech: Speech) -> Any:
    places = list(range(len(grid.columns)))
    labels = [speech.label(line.label) for line in grid.columns]
    long = max((len(label) for label in labels), default=0) > 4
    axis = alt.Axis(
        title=None, orient="top", labelExpr=label_expression(labels), labelFontSize=measured(11),
        labelAngle=-90 if long else 0, labelLimit=130, ticks=False, domain=False, grid=False,
        labelOverlap=False,
    )  # fmt: skip
    # adr 0022: the first column stands where reading begins.
    domain = places[::-1] if speech.is_rtl else places
    return alt.X("column:O", scale=alt.Scale(domain=domain), axis=axis)


def _rows(grid: Grid, speech: Speech, room: Room) -> Any:
    scale = alt.Scale(domain=list(range(len(grid.rows))))
    sizes = sizes_of(room)
    axis = alt.Axis(
        title=None,
        orient="right" if speech.is_rtl else "left",
        labelExpr=label_expression(line_labels(grid.rows, speech, room)),
        labelLimit=sizes.words,
        labelFontSize=measured(sizes.letter),
        ticks=False,
        domain=False,
        grid=not any(cell.shape is None for cell in grid.cells),
    )
    return alt.Y("row:O", scale=scale, axis=axis)
