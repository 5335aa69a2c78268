"""Bars over years: rows one above the other, or many small pictures side by side."""

from __future__ import annotations

from misaq.reports.charts.direct.sheet import Manner, Sheet, px
from misaq.reports.charts.pieces import Names
from misaq.reports.charts.records import Bar, BarRow, Bars

_HEAD = 20
_GAP = 12
_HEIGHT = {True: 120, False: 90}
_SMALL = 44
_YEARS = 18
"""Px below a row for its years."""
_DIGIT = 6.2
"""Px that a digit above a bar needs."""


def draw_bars(bars: Bars, names: Names, manner: Manner) -> str:
    """Return the bars; in Urdu the years run right to left."""
    most = max((bar.high for row in bars.rows for bar in row.bars), default=0) or 1
    return (_small if bars.is_small else _rows)(bars, most, names, manner)


def _rows(bars: Bars, most: int, names: Names, manner: Manner) -> str:
    height = _HEIGHT[manner.is_wide]
    room = _HEAD + height + _GAP
    sheet = Sheet(manner.width, room * len(bars.rows) + _YEARS, names, manner)
    step = manner.width / (bars.last - bars.first + 1)
    for number, row in enumerate(bars.rows):
        ground = number * room + _HEAD + height
        _head(sheet, row, ground - height - 6, manner)
        # The narrow bars of a telephone cannot be hit by a finger: the row is read as a whole.
        words = None if manner.is_wide else row.words
        _line(sheet, 0, manner.width, ground)
        if words is not None and row.bars:
            d = "".join(_bar(sheet, bar, bars, most, (0, step, ground, height)) for bar in row.bars)
            sheet.path(d, fill="serious", words=words)
            continue
        _singles(sheet, row, bars, most, (step, ground, height))
    _years(sheet, bars, step, room * len(bars.rows) - _GAP + 14, manner)
    return sheet.svg()


def _head(sheet: Sheet, row: BarRow, y: float, manner: Manner) -> None:
    is_rtl = manner.speech.is_rtl
    sheet.text(manner.width if is_rtl else 0, y, row.title, 12, anchor="end" if is_rtl else "")


def _singles(
    sheet: Sheet, row: BarRow, bars: Bars, most: int, place: tuple[float, float, float]
) -> None:
    """Draw each bar as a mark, then the lines from lowest to highest as one piece."""
    step, ground, height = place
    whiskers = ""
    for bar in row.bars:
        d = _bar(sheet, bar, bars, most, (0, step, ground, height))
        sheet.path(d, fill="serious", words=bar.words)
        middle = sheet.time_at((bar.year - bars.first + 0.5) * step)
        top = ground - max(bar.best, bar.high) / most * height
        if bar.high > bar.low:
            lower = ground - bar.low / most * height
            whiskers += f"M{px(middle)} {px(top)}V{px(lower)}"
        if len(str(bar.best)) * _DIGIT <= step:
            sheet.text(middle, top - 3, str(bar.best), 10, ink="quiet", anchor="middle")
    if whiskers:
        sheet.path(whiskers, stroke="ink")


def _bar(
    sheet: Sheet, bar: Bar, bars: Bars, most: int, place: tuple[float, float, float, float]
) -> str:
    """Return a bar as a path; place: left side, width of a year, ground, height of the highest."""
    left, step, ground, height = place
    wide = max(step - 2, 1)
    middle = sheet.time_at(left + (bar.year - bars.first + 0.5) * step)
    tall = max(bar.best / most * height, 0.5)
    return f"M{px(middle - wide / 2)} {px(ground)}v-{px(tall)}h{px(wide)}v{px(tall)}z"


def _line(sheet: Sheet, left: float, right: float, ground: float) -> None:
    sheet.path(f"M{px(left)} {px(ground)}H{px(right)}", stroke="line")


def _years(sheet: Sheet, bars: Bars, step: float, y: float, manner: Manner) -> None:
    every = max(1, -(-34 // max(int(step), 1)))
    for year in range(bars.first, bars.last + 1):
        if (year - bars.first) % every == 0:
            x = sheet.time_at((year - bars.first + 0.5) * step)
            x = min(max(x, 13), manner.width - 13)
            sheet.text(x, y, str(year), 10, ink="quiet", anchor="middle")


def _small(bars: Bars, most: int, names: Names, manner: Manner) -> str:
    across = 4 if manner.is_wide else 2
    down = -(-len(bars.rows) // across)
    room = _HEAD + _SMALL + _GAP
    wide = manner.width / across
    sheet = Sheet(manner.width, max(down, 1) * room + _YEARS - _GAP, names, manner)
    step = (wide - _GAP) / (bars.last - bars.first + 1)
    is_rtl = manner.speech.is_rtl
    for number, row in enumerate(bars.rows):
        left, ground = number % across * wide, number // across * room + _HEAD + _SMALL
        near, far = sheet.time_at(left), sheet.time_at(left + wide - _GAP)
        _line(sheet, min(near, far), max(near, far), ground)
        d = "".join(_bar(sheet, bar, bars, most, (left, step, ground, _SMALL)) for bar in row.bars)
        hit = f"M{px(min(near, far))} {px(ground)}h{px(wide - _GAP)}"
        sheet.path(d or hit, fill="serious" if d else "", stroke="" if d else "quiet",
                   words=row.words)  # fmt: skip
        sheet.text(near, ground - _SMALL - 6, row.title, 11, anchor="end" if is_rtl else "")
    for number in range(min(across, len(bars.rows))):
        near, far = sheet.time_at(number * wide), sheet.time_at((number + 1) * wide - _GAP)
        y = down * room - _GAP + 14
        sheet.text(near, y, str(bars.first), 10, ink="quiet", anchor="end" if is_rtl else "")
        sheet.text(far, y, str(bars.last), 10, ink="quiet", anchor="" if is_rtl else "end")
    return sheet.svg()
