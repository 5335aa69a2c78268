"""Counting a span from a known day: arithmetic only, with a note of every day that mattered."""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import MAXYEAR, date, timedelta
from enum import Enum
from types import MappingProxyType
from typing import TypeVar

from misaq.core.law.calendar import WorkingCalendar
from misaq.core.law.method import Method
from misaq.core.law.records import ClockKind, Counting, CountingRule, Span, Unit
from misaq.kernel.dates import Certainty

_Item = TypeVar("_Item")

_ONE_DAY = timedelta(days=1)
HOURS_OF_A_DAY = 24
_MONTHS_OF = {Unit.MONTHS: 1, Unit.YEARS: 12}


class Side(Enum):
    """Which end of the possible answers is counted."""

    EARLY = "EARLY"
    """Tentative holidays are working days; part of a day of hours does not reach the next day."""
    LATE = "LATE"
    """Tentative holidays are days off; part of a day of hours reaches the next day."""


@dataclass(frozen=True, slots=True)
class Leg:
    """One span counted from one day.

    Attributes:
        span: the span.
        starts: the day it is counted from.
        ends: its last day.
        first_day_counts: whether ``starts`` was day one.
        left_out: days off that were not counted, in order.
        doubtful: days whose tentative holiday decided whether they were counted.
        unrecorded: years it went through whose days off are not on record, in order.
        lacks_day: whether the month it landed in has no such day.
    """

    span: Span
    starts: date
    ends: date
    first_day_counts: bool = False
    left_out: tuple[date, ...] = ()
    doubtful: tuple[date, ...] = ()
    unrecorded: tuple[int, ...] = ()
    lacks_day: bool = False


@dataclass(frozen=True, slots=True)
class Path:
    """A way from the trigger to the end: the span, any extension, then the days off passed over.

    Attributes:
        legs: the span and the extension after it; at least one.
        ends: the last day, moved off the days off where a rule asks for it.
        passed: the days off it moved over, in order; empty when it did not move.
        doubtful: days whose tentative holiday decided the end.
        unrecorded: years whose days off are not on record and could change the end.
    """

    legs: tuple[Leg, ...]
    ends: date
    passed: tuple[date, ...]
    doubtful: tuple[date, ...]
    unrecorded: tuple[int, ...]

    @property
    def lands(self) -> date:
        """The last day before any move."""
        return self.legs[-1].ends


def count_path(
    starts: date,
    spans: tuple[Span, ...],
    *,
    method: Method,
    side: Side,
    first_day_counts: bool,
) -> Path:
    """Count the spans one after the other from a day, then move the end where a rule asks.

    Args:
        starts: day of the trigger.
        spans: the span and any extension. The extension follows the last day of the span, before
            any move off days off.
        method: rules and days off on record.
        side: which way doubts are taken.
        first_day_counts: whether the day of the trigger is day one.

    Raises:
        OverflowError: the end lies after the last day of the year 9999.
    """
    legs: list[Leg] = []
    day = starts
    for place, span in enumerate(spans):
        asked = _Asked(day, span, method, side, first_day_counts and place == 0)
        leg = _COUNT[span.unit](asked)
        legs.append(leg)
        day = leg.ends
    unit = spans[-1].unit
    rolls = method.may_roll(unit) and method.find_rule(Counting.ROLL_LAST_DAY, unit) is not None
    walk = _walk(day, 1, method.calendar, side) if rolls else _Walk(day)
    return Path(
        legs=tuple(legs),
        ends=walk.ends,
        passed=walk.left_out,
        doubtful=_in_order(*(leg.doubtful for leg in legs), walk.doubtful),
        unrecorded=_in_order(*(leg.unrecorded for leg in legs), walk.unrecorded),
    )


def rules_asked(path: Path, method: Method) -> Iterator[tuple[Counting, CountingRule | None]]:
    """Yield the ways of counting that mattered, each with the rule on record for it."""
    first, last = path.legs[0].span.unit, path.legs[-1].span.unit
    if first is not Unit.HOURS:
        yield _with_rule(Counting.EXCLUDE_FIRST_DAY, first, method)
    for leg in path.legs:
        if leg.span.unit is Unit.WORKING_DAYS:
            yield _with_rule(Counting.SKIP_DAYS_OFF, leg.span.unit, method)
        if leg.lacks_day and not leg.first_day_counts and method.kind is not ClockKind.CAP:
            yield _with_rule(Counting.MONTH_END, leg.span.unit, method)
    if method.may_roll(last) and method.ends_badly(path.lands, last):
        yield _with_rule(Counting.ROLL_LAST_DAY, last, method)


def _with_rule(
    counting: Counting, unit: Unit, method: Method
) -> tuple[Counting, CountingRule | None]:
    return counting, method.find_rule(counting, unit)


@dataclass(frozen=True, slots=True)
class _Walk:
    ends: date
    left_out: tuple[date, ...] = ()
    doubtful: tuple[date, ...] = ()
    unrecorded: tuple[int, ...] = ()


def _walk(first: date, count: int, calendar: WorkingCalendar, side: Side) -> _Walk:
    """Go to the ``count``-th working day, ``first`` being the first day that can be one."""
    day, found = first, 0
    left_out: list[date] = []
    doubtful: list[date] = []
    unrecorded: list[int] = []
    while True:
        off = calendar.is_off(day)
        if off is Certainty.PERHAPS:
            doubtful.append(day)
        if off is not Certainty.YES and not calendar.knows(day):
            unrecorded.append(day.year)
        if off is Certainty.YES or (off is Certainty.PERHAPS and side is Side.LATE):
            left_out.append(day)
        else:
            found += 1
        if found == count:
            return _Walk(day, tuple(left_out), tuple(doubtful), _in_order(unrecorded))
        day += _ONE_DAY


@dataclass(frozen=True, slots=True)
class _Asked:
    """A span to be counted: from which day, by which method, with doubts taken which way."""

    starts: date
    span: Span
    method: Method
    side: Side
    first_day_counts: bool

    def answered(self, ends: date) -> Leg:
        return Leg(self.span, self.starts, ends, self.first_day_counts)


def _hours(asked: _Asked) -> Leg:
    """Count hours from an hour that is not on record: whole days, and perhaps one more."""
    days, rest = divmod(asked.span.count, HOURS_OF_A_DAY)
    more = 1 if rest and asked.side is Side.LATE else 0
    return Leg(asked.span, asked.starts, asked.starts + timedelta(days=days + more))


def _days(asked: _Asked) -> Leg:
    days = asked.span.count - 1 if asked.first_day_counts else asked.span.count
    return asked.answered(asked.starts + timedelta(days=days))


def _working_days(asked: _Asked) -> Leg:
    if not asked.method.skips_days_off(asked.span.unit):
        return _days(asked)
    begins = asked.starts if asked.first_day_counts else asked.starts + _ONE_DAY
    walk = _walk(begins, asked.span.count, asked.method.calendar, asked.side)
    return replace(
        asked.answered(walk.ends),
        left_out=walk.left_out,
        doubtful=walk.doubtful,
        unrecorded=walk.unrecorded,
    )


def _months(asked: _Asked) -> Leg:
    """Go to the same day of a later month; to the day before it when the first day counts."""
    count = asked.span.count * _MONTHS_OF[asked.span.unit]
    year, month = divmod(asked.starts.year * 12 + asked.starts.month - 1 + count, 12)
    if year > MAXYEAR:
        raise OverflowError(year)
    last = gregorian.monthrange(year, month + 1)[1]
    if asked.starts.day <= last:
        same_day = date(year, month + 1, asked.starts.day)
        return asked.answered(same_day - _ONE_DAY if asked.first_day_counts else same_day)
    stays = asked.first_day_counts or asked.method.keeps_month_end(asked.span.unit)
    month_end = date(year, month + 1, last)
    ends = month_end if stays else month_end + _ONE_DAY
    return replace(asked.answered(ends), lacks_day=True)


_COUNT: Mapping[Unit, Callable[[_Asked], Leg]] = MappingProxyType(
    {
        Unit.HOURS: _hours,
        Unit.DAYS: _days,
        Unit.WORKING_DAYS: _working_days,
        Unit.MONTHS: _months,
        Unit.YEARS: _months,
    }
)


def _in_order(*groups: Iterable[_Item]) -> tuple[_Item, ...]:
    return tuple(dict.fromkeys(item for group in groups for item in group))
