"""Days as lists print them: whole, in part, about, between, and by the lunar calendar."""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import lru_cache

from misaq.kernel.dates import ImpreciseDate, parse_date
from misaq.kernel.errors import InputRefused

ABOUT_YEARS = 2
"""An "approximate" year stands for itself and as many years before and after."""

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_YEAR_MONTH = re.compile(r"\d{4}-(?:0[1-9]|1[0-2])")
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:z|[+-]\d{2}:\d{2}|[t ][\d:.]+(?:z|[+-]\d{2}:?\d{2})?)?")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4})")
_WORDS = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[\s-]+)?([a-z]{3,9})\.?,?[\s-]+(\d{4})")
_AMERICAN = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_ABOUT = re.compile(
    r"(?:circa|approximately|approx\.?|about|around|c\.|ca\.)\s*|"
    r"\s*[,(]?\s*(?:approximately|approx\.?|circa)\s*\)?$"
)
_BETWEEN = re.compile(r"(?:between\s+)?(.+?)\s+(?:and|to|-|–|or)\s+(.+)")
_YEARS = re.compile(r"(\d{4})\s*[-–/]\s*(\d{4})")
_SHORT_YEARS = re.compile(r"(\d{4})\s*[-–/]\s*(\d{2})")
_LUNAR = re.compile(
    r"(?:(\d{1,2})[./-](\d{1,2})[./-])?(1[234]\d{2})\s*\(?\s*"
    r"(?:a\.?\s?h\.?|h\.?|hijri(?: calendar)?)\s*\)?"
)
_LONGEST = 100
_NEVER = date(1, 1, 1)
_LUNAR_EPOCH = 227_014
"""Days from 1 January of year 1 to the day before the first of the lunar calendar's year 1."""


@lru_cache(maxsize=16_384)
def read_day(text: str, *, month_first: bool = False) -> ImpreciseDate | None:
    """Return the days a printed date stands for; None where it is no date in any known form.

    Read: 2014-12-24 (with a zone), 24/12/2014, 24.12.2014, 00/00/1970 (a year), 00/05/1970 (a
    month), 24 Dec. 2014, Dec 24, 2014, Dec 2014, 1970, "circa 1970" (two years either way),
    "between 1960 and 1962", 1960-1962, 1960/61, "1389 AH" and 24/06/1402 (Hijri), where the lunar
    calendar is reckoned and two days are allowed for the sighting of the moon.

    Args:
        month_first: whether 01/02/2014 is the second of January.
    """
    if len(text) > _LONGEST:
        return None
    written = " ".join(text.casefold().split()).strip(" .;,")
    try:
        return _read(written, month_first=month_first)
    except (ValueError, OverflowError, InputRefused):
        return None


def _read(written: str, *, month_first: bool) -> ImpreciseDate | None:
    if found := _LUNAR.fullmatch(written):
        return _lunar(found)
    plain = _plain(written, month_first=month_first)
    if plain is not None:
        return plain
    about = _ABOUT.sub("", written)
    if about != written:
        inner = _read(about, month_first=month_first)
        return None if inner is None else about_year(inner)
    if found := _YEARS.fullmatch(written):
        return spanning(parse_date(found[1]), parse_date(found[2]))
    if found := _SHORT_YEARS.fullmatch(written):
        return spanning(parse_date(found[1]), parse_date(found[1][:2] + found[2]))
    if found := _BETWEEN.fullmatch(written):
        return _between(found, month_first=month_first)
    return None


def _between(found: re.Match[str], *, month_first: bool) -> ImpreciseDate | None:
    last = _read(found[2], month_first=month_first)
    first = _read(found[1], month_first=month_first)
    if first is None and last is not None:
        # "between Aug. and Sep. 1977": the year stands once.
        first = _plain(f"{found[1]} {last.latest.year}", month_first=month_first)
    return None if first is None or last is None else spanning(first, last)


def _plain(written: str, *, month_first: bool) -> ImpreciseDate | None:
    if found := _ISO.fullmatch(written):
        return parse_date(found[1])
    if _YEAR_MONTH.fullmatch(written) or (len(written) == 4 and written.isdecimal()):
        return parse_date(written)
    if found := _NUMBERS.fullmatch(written):
        day, month = int(found[1]), int(found[3])
        return of_numbers(int(found[4]), *((day, month) if month_first else (month, day)))
    if (found := _WORDS.fullmatch(written)) and found[2] in _MONTHS:
        return of_numbers(int(found[3]), _MONTHS[found[2]], int(found[1] or 0))
    if (found := _AMERICAN.fullmatch(written)) and found[1] in _MONTHS:
        return of_numbers(int(found[3]), _MONTHS[found[1]], int(found[2]))
    return None


def of_numbers(year: int, month: int, day: int) -> ImpreciseDate:
    """Return a day, a month (day 0) or a year (month and day 0).

    Raises:
        InputRefused: no calendar has it.
    """
    if month == 0:
        return parse_date(f"{year:04}")
    return parse_date(f"{year:04}-{month:02}" if day == 0 else f"{year:04}-{month:02}-{day:02}")


def spanning(first: ImpreciseDate, last: ImpreciseDate) -> ImpreciseDate:
    """Return the span from one to the other, whichever is printed first."""
    if last.latest < first.earliest:
        first, last = last, first
    start, end = first.text.partition("..")[0], last.text.rpartition("..")[2]
    return parse_date(start if start == end else f"{start}..{end}")


def about_year(day: ImpreciseDate) -> ImpreciseDate:
    """Return the span that "approximately" stands for."""
    return parse_date(f"{day.earliest.year - ABOUT_YEARS:04}..{day.latest.year + ABOUT_YEARS:04}")


def _lunar(found: re.Match[str]) -> ImpreciseDate | None:
    year = int(found[3])
    if found[1]:
        day, month = int(found[1]), int(found[2])
        if not (1 <= day <= 30 and 1 <= month <= 12):
            return None
        first = last = _lunar_day(year, month, day)
    else:
        first, last = _lunar_day(year, 1, 1), _lunar_day(year + 1, 1, 1) - timedelta(days=1)
    allowed = timedelta(days=2)
    return parse_date(f"{(first - allowed).isoformat()}..{(last + allowed).isoformat()}")


def _lunar_day(year: int, month: int, day: int) -> date:
    """Return the day by the tabular lunar calendar (11 leap years in 30)."""
    months = 29 * (month - 1) + month // 2
    days = (year - 1) * 354 + (11 * year + 3) // 30 + months + day
    return _NEVER + timedelta(days=_LUNAR_EPOCH + days - 1)
