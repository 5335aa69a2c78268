"""Figures simple enough to be drawn here: squares, bars, steps, one curve.

The library that draws the others takes some 70 ms for each; a page whose map changes with every
month cannot wait for it (adr 0054).
"""

from __future__ import annotations

from misaq.reports.charts.direct.bars import draw_bars
from misaq.reports.charts.direct.curve import draw_curve
from misaq.reports.charts.direct.fan import draw_fan
from misaq.reports.charts.direct.shares import draw_shares
from misaq.reports.charts.direct.sheet import Manner
from misaq.reports.charts.direct.squares import draw_squares
from misaq.reports.charts.direct.steps import draw_steps
from misaq.reports.charts.pieces import Names
from misaq.reports.charts.records import Bars, Curve, Fan, Figure, Grid, Shares, Steps


def drawn_here(figure: Figure, names: Names, manner: Manner) -> str | None:
    """Return the drawing as an SVG element; None for a figure that is drawn elsewhere."""
    match figure:
        case Grid() if figure.is_map:
            return draw_squares(figure, names, manner)
        case Bars():
            return draw_bars(figure, names, manner)
        case Steps():
            return draw_steps(figure, names, manner)
        case Curve():
            return draw_curve(figure, names, manner)
        case Fan():
            return draw_fan(figure, names, manner)
        case Shares():
            return draw_shares(figure, names, manner)
        case _:
            return None
