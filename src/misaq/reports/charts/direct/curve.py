"""How a whole is shared out: the curve beside the line on which all would hold the same."""

from __future__ import annotations

from misaq.reports.charts.direct.sheet import Manner, Sheet, px
from misaq.reports.charts.pieces import Names
from misaq.reports.charts.records import Curve

_SIDE = {True: 260, False: 220}
_LEFT, _TOP, _BELOW = 44, 24, 40


def draw_curve(curve: Curve, names: Names, manner: Manner) -> str:
    """Return the curve; shares run from the left in every language, as on graph paper."""
    side = _SIDE[manner.is_wide]
    sheet = Sheet(_LEFT + side + 30, _TOP + side + _BELOW, names, manner)
    left, ground = _LEFT, _TOP + side
    sheet.path(f"M{left} {_TOP}V{ground}H{left + side}", stroke="quiet")
    sheet.path(f"M{left} {ground}L{left + side} {_TOP}", stroke="quiet", dash="3,3")
    last = max(len(curve.shares) - 1, 1)
    points = " ".join(
        f"{px(left + at / last * side)} {px(ground - share * side)}"
        for at, share in enumerate(curve.shares)
    )
    sheet.path(f"M{points}", stroke="serious", width=2.5, words=curve.words)
    for share in (0, 0.5, 1):
        y, x = ground - share * side, left + share * side
        sheet.text(left - 6, y + 4, f"{share:.0%}", 10, ink="quiet", anchor="end")
        sheet.text(x, ground + 14, f"{share:.0%}", 10, ink="quiet", anchor="middle")
    sheet.text(left, _TOP - 10, curve.upward, 11, ink="quiet")
    sheet.text(left + side / 2, ground + 32, curve.across, 11, ink="quiet", anchor="middle")
    return sheet.svg()
