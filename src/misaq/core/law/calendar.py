"""Days on which offices are closed, and how far the record of them reaches."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from misaq.core.law.records import Holiday, Law, WeekendDay
from misaq.kernel.dates import Certainty
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

_WEEKDAYS = range(1, 8)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """What is on record about days off.

    Attributes:
        holidays: the public holidays of each day that has any.
        weekend: the days of the week on which offices are closed; never all seven.
        years: years whose public holidays are on record. A day of any other year is not known to
            be a working day, even when nothing speaks against it.

    Raises:
        InputRefused: a weekday outside 1 to 7, or a week without a working day.
    """

    holidays: Mapping[date, tuple[Holiday, ...]]
    weekend: tuple[WeekendDay, ...]
    years: frozenset[int]

    def __post_init__(self) -> None:
        weekdays = {row.weekday for row in self.weekend}
        if unknown := weekdays.difference(_WEEKDAYS):
            raise InputRefused(
                tell("{unknown} are not days of the week.", unknown=sorted(unknown)),
                next_step=tell("Number the days from Monday 1 to Sunday 7."),
            )
        if len(weekdays) == len(_WEEKDAYS):
            raise InputRefused(
                tell("A week in which every day is off has no working day to count."),
                next_step=tell("Correct the weekend days on record."),
            )

    def is_off(self, day: date) -> Certainty:
        """Say whether the record has the day as a day off.

        PERHAPS when only tentative holidays fall on it. NO means no more than that nothing is on
        record; ask :meth:`knows` whether the record reaches that far.
        """
        if self.weekend_rows(day):
            return Certainty.YES
        holidays = self.holidays.get(day, ())
        if not holidays:
            return Certainty.NO
        sure = any(not holiday.tentative for holiday in holidays)
        return Certainty.YES if sure else Certainty.PERHAPS

    def weekend_rows(self, day: date) -> tuple[WeekendDay, ...]:
        """Return the rows that make the day part of the weekend."""
        return tuple(row for row in self.weekend if row.weekday == day.isoweekday())

    def knows(self, day: date) -> bool:
        """Say whether both the weekend and the holidays of the day's year are on record."""
        return bool(self.weekend) and day.year in self.years

    def with_holidays(self, extra: Iterable[Holiday]) -> WorkingCalendar:
        """Return this calendar with more holidays; the years on record stay as they are.

        One more holiday does not put the others of its year on record.
        """
        known = [holiday for group in self.holidays.values() for holiday in group]
        return replace(self, holidays=_by_day([*known, *extra]))


def calendar_of(law: Law) -> WorkingCalendar:
    """Return the calendar of a register.

    A year counts as on record when the register has at least one of its holidays.
    """
    return WorkingCalendar(
        holidays=_by_day(law.holidays),
        weekend=law.weekends,
        years=frozenset(holiday.day.year for holiday in law.holidays),
    )


def _by_day(holidays: Iterable[Holiday]) -> Mapping[date, tuple[Holiday, ...]]:
    groups: dict[date, tuple[Holiday, ...]] = {}
    for holiday in holidays:
        groups[holiday.day] = (*groups.get(holiday.day, ()), holiday)
    return MappingProxyType(groups)
