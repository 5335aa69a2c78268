"""Days that are known only in part: a year, a month, a span."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import Enum

from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase, Sayable, say, tell

_YEAR = re.compile(r"\d{4}", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_NEXT = 'Write a day ("2014-12-24"), a month ("2014-12"), a year ("2014") or a span ("2012..2013").'


class Certainty(Enum):
    """An answer about imprecise days."""

    YES = "YES"
    NO = "NO"
    PERHAPS = "PERHAPS"


@dataclass(frozen=True, slots=True)
class ImpreciseDate(Sayable):
    """A day somewhere between two days, both included.

    Attributes:
        earliest: the first day it can have been.
        latest: the last day it can have been; not before ``earliest``.
        text: how the source wrote it, in the form :func:`parse_date` reads.
    """

    earliest: date
    latest: date
    text: str

    def __post_init__(self) -> None:
        if self.latest < self.earliest:
            raise InputRefused(
                tell("{text} ends before it starts.", text=repr(self.text)),
                next_step=tell("Put the earlier day first."),
            )

    @property
    def is_exact(self) -> bool:
        """Whether the day is known."""
        return self.earliest == self.latest

    def before(self, day: date) -> Certainty:
        """Say whether this day came before ``day`` (the same day is not before)."""
        if self.latest < day:
            return Certainty.YES
        return Certainty.NO if self.earliest >= day else Certainty.PERHAPS

    def on_or_before(self, day: date) -> Certainty:
        """Say whether this day had come by the end of ``day``."""
        if self.latest <= day:
            return Certainty.YES
        return Certainty.NO if self.earliest > day else Certainty.PERHAPS

    def overlaps(self, other: ImpreciseDate) -> bool:
        """Say whether both can have been the same day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def __str__(self) -> str:
        return str(self.said())

    def said(self) -> Phrase | str:
        """Return the day, or the first and the last day it can have been."""
        first, dots, last = self.text.partition("..")
        return say("{first} to {last}", first=first, last=last) if dots else self.text


def exactly(day: date) -> ImpreciseDate:
    """Return the known day as a date of one day."""
    return ImpreciseDate(day, day, day.isoformat())


def parse_day(text: str) -> date:
    """Return a known day.

    Raises:
        InputRefused: not written as year-month-day, or no such day.
    """
    parsed = parse_date(text)
    if not parsed.is_exact:
        raise InputRefused(
            tell("{text} is not one day.", text=repr(text)),
            next_step=tell('Write a day: "2014-12-24".'),
        )
    return parsed.earliest


def parse_date(text: str) -> ImpreciseDate:
    """Return the interval of days that the text stands for.

    "2026" is the whole year, "2026-06" the whole month (never its first day), "2012..2013" from
    the first day of the one to the last day of the other.

    Raises:
        InputRefused: another form, a day that no calendar has, or a span that runs backwards.
    """
    written = text.strip()
    if ".." in written:
        first, _, last = written.partition("..")
        return ImpreciseDate(_interval(first, text)[0], _interval(last, text)[1], written)
    earliest, latest = _interval(written, text)
    return ImpreciseDate(earliest, latest, written)


def _interval(part: str, whole: str) -> tuple[date, date]:
    part = part.strip()
    try:
        if _YEAR.fullmatch(part):
            return date(int(part), 1, 1), date(int(part), 12, 31)
        if found := _MONTH.fullmatch(part):
            year, month = int(found[1]), int(found[2])
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        if found := _DAY.fullmatch(part):
            day = date(int(found[1]), int(found[2]), int(found[3]))
            return day, day
    except (ValueError, calendar.IllegalMonthError) as error:
        raise InputRefused(
            tell("{whole} is not a date: no calendar has it.", whole=repr(whole)), next_step=_NEXT
        ) from error
    raise InputRefused(tell("{whole} is not a date.", whole=repr(whole)), next_step=_NEXT)
