"""An axis of amounts: a few round numbers from nought up."""

from __future__ import annotations

from math import ceil, floor, log10

from misaq.reports.charts.direct.sheet import Manner, Sheet

LEFT = 46
"""Px that the numbers of the axis need."""


def top_of(most: float) -> tuple[float, float]:
    """Return a round number that is not below ``most``, and the step between two lines."""
    rough = max(most, 1e-9) / 4
    size = 10.0 ** floor(log10(rough))
    step = next(size * times for times in (1, 2, 2.5, 5, 10) if size * times >= rough)
    return ceil(max(most, 1e-9) / step) * step, step


def draw_amounts(
    sheet: Sheet, manner: Manner, place: tuple[float, float], most: float, *, is_share: bool = False
) -> None:
    """Draw the lines and numbers of the axis.

    Args:
        place: ground and height of the plot.
        most: what the top of the plot stands for.
        is_share: whether amounts are shares, written as percent.
    """
    ground, height = place
    top, step = top_of(most)
    is_rtl = manner.speech.is_rtl
    near = sheet.time_at(LEFT)
    far = sheet.time_at(manner.width)
    for at in range(round(top / step) + 1):
        y = ground - at * step / top * height
        sheet.path(f"M{min(near, far):.1f} {y:.1f}H{max(near, far):.1f}", stroke="line")
        words = f"{at * step:.0%}" if is_share else f"{at * step:,.6g}"
        x = sheet.time_at(LEFT - 6)
        sheet.text(x, y + 4, words, 10, ink="quiet", anchor="" if is_rtl else "end")
