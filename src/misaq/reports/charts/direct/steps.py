"""Heights that hold for a time, as a line of steps."""

from __future__ import annotations

from misaq.reports.charts.direct.sheet import Manner, Sheet, px
from misaq.reports.charts.pieces import Names
from misaq.reports.charts.records import Step, Steps

_TOP = 18
_HEIGHT = 110
_YEARS = 18
_DIGIT = 6.6


def draw_steps(steps: Steps, names: Names, manner: Manner) -> str:
    """Return the steps over time; in Urdu time runs right to left."""
    first, last = steps.steps[0].starts.toordinal(), steps.steps[-1].ends.toordinal()
    across = manner.width / max(last - first, 1)
    most = max(step.value for step in steps.steps) or 1
    ground = _TOP + _HEIGHT
    sheet = Sheet(manner.width, ground + _YEARS, names, manner)
    sheet.path(f"M0 {ground}H{manner.width}", stroke="line")
    for step in steps.steps:
        near = sheet.time_at((step.starts.toordinal() - first) * across)
        far = sheet.time_at((step.ends.toordinal() - first) * across)
        left, right = min(near, far), max(near, far)
        tall = max(step.value / most * _HEIGHT, 1)
        sheet.path(
            f"M{px(left + 0.5)} {ground}v-{px(tall)}H{px(right - 0.5)}V{ground}z",
            fill="serious-soft", stroke="serious", words=step.words,
        )  # fmt: skip
        if len(step.text) * _DIGIT < right - left:
            sheet.text(
                (left + right) / 2, ground - tall - 4, step.text, 11, anchor="middle"
            )  # fmt: skip
    _years(sheet, steps.steps, across, manner)
    return sheet.svg()


def _years(sheet: Sheet, steps: tuple[Step, ...], across: float, manner: Manner) -> None:
    first, last = steps[0].starts, steps[-1].ends
    years = range(first.year, last.year + 1)
    every = max(1, -(-34 // max(int(across * 365), 1)))
    for year in years:
        at = first.replace(year=year, month=1, day=1).toordinal() - first.toordinal()
        if at < 0 or (year - first.year) % every:
            continue
        x = min(max(sheet.time_at(at * across), 13), manner.width - 13)
        sheet.text(x, _TOP + _HEIGHT + 14, str(year), 10, ink="quiet", anchor="middle")
