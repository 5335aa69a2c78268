"""Months known as a line, months foretold as a fan, and what stands beside it as broken lines."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from misaq.reports.charts.direct.axes import LEFT, draw_amounts, top_of
from misaq.reports.charts.direct.sheet import Manner, Sheet
from misaq.reports.charts.pieces import Names
from misaq.reports.charts.records import Ahead, Fan

_TOP, _BELOW = 24, 20
_HEIGHT = {True: 250, False: 190}
_BEHIND = {True: 48, False: 24}
"""How many months known are drawn; on a telephone fewer, so that the fan has room."""

Place = Callable[[date, float], str]


def draw_fan(fan: Fan, names: Names, manner: Manner) -> str:
    """Return the fan; in Urdu time runs right to left and the numbers stand right."""
    known = fan.known[-_BEHIND[manner.is_wide] :]
    height = _HEIGHT[manner.is_wide]
    ground = _TOP + height
    sheet = Sheet(manner.width, ground + _BELOW, names, manner)
    top, _ = top_of(_most(fan, known))
    draw_amounts(sheet, manner, (ground, height), _most(fan, known))
    first = (known[0][0] if known else fan.ahead[0].month).toordinal()
    across = (manner.width - LEFT - 8) / max(fan.ahead[-1].month.toordinal() - first, 1)

    def at(day: date) -> float:
        return sheet.time_at(LEFT + (day.toordinal() - first) * across)

    def place(day: date, amount: float) -> str:
        return f"{at(day):.1f} {ground - min(amount, top) / top * height:.1f}"

    _bands(sheet, fan, known, place)
    sheet.path(_line([(day, count) for day, count in known], place), stroke="ink", width=1.5)
    _marks(sheet, fan.ahead, place)
    unit = sheet.time_at(0)
    sheet.text(unit, 14, fan.unit, 11, ink="quiet", anchor="end" if manner.speech.is_rtl else "")
    _years(sheet, known, fan.ahead, at, ground)
    return sheet.svg()


def _most(fan: Fan, known: Sequence[tuple[date, int]]) -> float:
    """Return the largest amount that is drawn."""
    ahead = (max(one.most[1], one.beside_most[1], one.came or 0) for one in fan.ahead)
    return max((*ahead, *(count for _, count in known), 1))


def _bands(sheet: Sheet, fan: Fan, known: Sequence[tuple[date, int]], place: Place) -> None:
    """Draw both bands and the broken lines; all open at the last month known."""
    start = [(known[-1][0], float(known[-1][1]))] if known else []

    def line(of: Callable[[Ahead], float]) -> list[tuple[date, float]]:
        return [*start, *((one.month, of(one)) for one in fan.ahead)]

    lows, highs = line(lambda one: one.most[0]), line(lambda one: one.most[1])
    sheet.path(_area(lows, highs, place), fill="minor", opacity=0.18)
    lows, highs = line(lambda one: one.half[0]), line(lambda one: one.half[1])
    sheet.path(_area(lows, highs, place), fill="minor", opacity=0.35)
    sheet.path(_line(line(lambda one: one.median), place), stroke="minor", width=2)
    for end in (0, 1):
        ends = line(lambda one, end=end: one.beside_most[end])  # type: ignore[misc]
        sheet.path(_line(ends, place), stroke="quiet", width=1.5, dash="2,3")
    middle = line(lambda one: one.beside_median)
    sheet.path(_line(middle, place), stroke="quiet", width=1.5, dash="6,3")


def _marks(sheet: Sheet, ahead: Sequence[Ahead], place: Place) -> None:
    for one in ahead:
        x, y = place(one.month, one.median).split()
        sheet.path(f"M{x} {float(y) - 4:.1f}a4 4 0 1 0 .01 0Z", fill="minor", words=one.words)
        if one.came is not None:
            x, y = place(one.month, one.came).split()
            sheet.path(f"M{x} {float(y) - 6:.1f}l5 6-5 6-5-6Z", fill="grave")


def _line(points: Sequence[tuple[date, float]], place: Place) -> str:
    return f"M{'L'.join(place(day, amount) for day, amount in points)}" if points else "M0 0"


def _area(
    lows: Sequence[tuple[date, float]], highs: Sequence[tuple[date, float]], place: Place
) -> str:  # fmt: skip
    return f"{_line([*highs, *reversed(lows)], place)}Z"


def _years(
    sheet: Sheet,
    known: Sequence[tuple[date, int]],
    ahead: Sequence[Ahead],
    at: Callable[[date], float],
    ground: float,
) -> None:
    for day in (*(day for day, _ in known), *(one.month for one in ahead)):
        if day.month == 1:
            sheet.path(f"M{at(day):.1f} {ground:.1f}v4", stroke="quiet")
            sheet.text(at(day), ground + 16, str(day.year), 10, ink="quiet", anchor="middle")
