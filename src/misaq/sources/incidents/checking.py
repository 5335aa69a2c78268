"""Checks that hold for a row of any form, in SQL over its cells and its canonical columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from misaq.sources.incidents.boxes import Box, has_box, in_own_country
from misaq.sources.incidents.expressions import quoted
from misaq.sources.incidents.forms import Form
from misaq.sources.incidents.rules import RowRule

_NOWHERE = "(out_latitude = 0 AND out_longitude = 0)"


def problems_of(form: Form, boxes: Mapping[str, Box], on: date) -> str:
    """Return the sum of the bits of every rule that a row breaks, in SQL.

    Args:
        boxes: by name of the country as the source prints it.
        on: the day the file came; nothing in it happened later.
    """
    broken: dict[RowRule, list[str]] = {}
    for rule, condition in (*_common(form, boxes, on), *form.checks):
        broken.setdefault(rule, []).append(f"({condition})")
    cases = (
        f"CASE WHEN {' OR '.join(conditions)} THEN {rule.bit} ELSE 0 END"
        for rule, conditions in broken.items()
    )
    return " + ".join(cases)


def _common(form: Form, boxes: Mapping[str, Box], on: date) -> Iterator[tuple[RowRule, str]]:
    yield RowRule.NO_ID, "out_event_id = ''"
    yield RowRule.BAD_DAY, "out_starts IS NULL OR out_ends IS NULL"
    yield RowRule.END_BEFORE_START, "out_ends < out_starts"
    yield RowRule.LATER_THAN_NOW, f"out_starts > DATE '{on.isoformat()}'"
    for column in ("date_precision", "place_precision", "kind", "standing"):
        yield RowRule.BAD_CODE, f"out_{column} IS NULL"
    yield from _counts(form)
    if form.point:
        yield from _points(form, boxes)


def _counts(form: Form) -> Iterator[tuple[RowRule, str]]:
    for name, cell in form.numbers.items():
        if form.decimal == ".":
            yield RowRule.DECIMAL_COMMA, f"contains({quoted(cell)}, ',')"
        yield RowRule.BAD_NUMBER, f"{quoted(cell)} IS NOT NULL AND out_{name} IS NULL"
    if form.numbers:
        numbers = ", ".join(f"out_{name}" for name in form.numbers)
        yield RowRule.NEGATIVE, f"least({numbers}) < 0"
    for what in ("killed", "injured"):
        low, best, high = (f"out_{what}_{which}" for which in ("low", "best", "high"))
        yield RowRule.LOW_OVER_HIGH, f"{low} > {best} OR {best} > {high} OR {low} > {high}"


def _points(form: Form, boxes: Mapping[str, Box]) -> Iterator[tuple[RowRule, str]]:
    latitude, longitude = (quoted(cell) for cell in form.point)
    if form.decimal == ".":
        yield RowRule.DECIMAL_COMMA, f"contains({latitude}, ',') OR contains({longitude}, ',')"
    no_number = " OR ".join(
        f"({cell} IS NOT NULL AND out_{name} IS NULL)"
        for name, cell in (("latitude", latitude), ("longitude", longitude))
    )
    swapped = in_own_country(boxes, "out_longitude", "out_latitude")
    outside = f"NOT {in_own_country(boxes, 'out_latitude', 'out_longitude')}"
    is_swapped = f"{has_box(boxes)} AND {outside} AND {swapped}"
    off_globe = f"abs(out_longitude) > 180 OR (abs(out_latitude) > 90 AND NOT ({is_swapped}))"
    yield RowRule.BAD_POINT, no_number
    yield RowRule.BAD_POINT, off_globe
    yield RowRule.HALF_POINT, f"({latitude} IS NULL) <> ({longitude} IS NULL)"
    yield RowRule.SWAPPED, is_swapped
    yield RowRule.OUTSIDE, f"{_NOWHERE} OR ({outside} AND NOT ({is_swapped} OR {off_globe}))"
