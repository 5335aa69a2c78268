"""Shares as bars, each with the line it would reach were the forecast right."""

from __future__ import annotations

from misaq.reports.charts.direct.axes import LEFT, draw_amounts, top_of
from misaq.reports.charts.direct.sheet import Manner, Sheet
from misaq.reports.charts.pieces import Names
from misaq.reports.charts.records import Shares

_TOP, _BELOW = 12, 20
_HEIGHT = {True: 150, False: 130}


def draw_shares(shares: Shares, names: Names, manner: Manner) -> str:
    """Return the bars from where reading begins."""
    height = _HEIGHT[manner.is_wide]
    ground = _TOP + height
    sheet = Sheet(manner.width, ground + _BELOW, names, manner)
    most = max(max(one.value, one.right) for one in shares.shares)
    top, _ = top_of(most)
    draw_amounts(sheet, manner, (ground, height), most, is_share=True)
    step = (manner.width - LEFT) / len(shares.shares)
    wide = min(step * 0.7, 60)
    for number, one in enumerate(shares.shares):
        middle = sheet.time_at(LEFT + (number + 0.5) * step)
        tall = max(one.value / top * height, 0.5)
        sheet.path(
            f"M{middle - wide / 2:.1f} {ground:.1f}v-{tall:.1f}h{wide:.1f}v{tall:.1f}z",
            fill="minor-soft",
            stroke="minor",
            words=one.words,
        )
        y = ground - one.right / top * height
        sheet.path(f"M{middle - wide / 2 - 2:.1f} {y:.1f}h{wide + 4:.1f}", stroke="ink", width=2)
        sheet.text(middle, ground + 15, one.label, 10, ink="quiet", anchor="middle")
    return sheet.svg()
