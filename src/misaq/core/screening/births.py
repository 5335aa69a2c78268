"""A day of birth as people write it, read where it can be read, with a word on how it was read.

Files have 00/00/1970, "c. 1970", 1968-1972, years of the lunar and of the solar calendar. What is
read in another way than it is written is told beside the answer; only what says no year at all, or
one of a calendar that is not named, is refused.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from misaq.core.lists.days import read_day
from misaq.kernel.dates import ImpreciseDate, parse_date
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase, say, tell

_WORDS_BEFORE = re.compile(r"^(?:year of birth|date of birth|dob|yob|born(?: in| on)?)[\s:.]*")
_ABOUT = re.compile(r"^(?:~|±|\?|(?:c|ca|circa|abt|est)[.\s])\s*|\s*\?$")
_ISO_ZEROS = re.compile(r"(\d{4})[-/.](\d{2})[-/.]00")
_LETTERS = r"(?:a\.?h\.?|h\.?|hijri|هـ|ه|ھ|ہجری|هجري)"
_LUNAR_FIRST = re.compile(rf"{_LETTERS}\s*(\d{{4}})")
_LUNAR = re.compile(rf"(\d{{4}})\s*\(?\s*{_LETTERS}\s*\)?$")
_SOLAR = re.compile(r"(\d{4})\s*(?:s\.?h\.?|h\.?s\.?|shamsi|solar|ش|ه\.?ش)|(?:s\.?h\.?)\s*(\d{4})")
_PACKED = re.compile(r"((?:1[89]|20)\d\d)([01]\d)([0-3]\d)")
_DECADE = re.compile(r"(?<!\d)((?:1[89]|20)\d0)'?s\b")
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20\d\d)(?!\d)")
_OTHER_CALENDAR = range(1200, 1500)
"""Years that nobody was born in by the calendar of the lists, and many by another."""
_SOLAR_BEGAN = 621
_NEXT = tell(
    'Write a year ("1970"), a day ("1970-05-17"), a span ("1968-1972"), or name the calendar '
    '("1389 AH", "1348 SH").'
)


@dataclass(frozen=True, slots=True)
class ReadBirth:
    """A day of birth, read.

    Attributes:
        day: the days it can have been.
        told: how it was read; None where it is written as it is read.
    """

    day: ImpreciseDate
    told: Phrase | None = None


def read_birth(text: str) -> ReadBirth:
    """Return the days of birth that the text stands for, and how it was read.

    Raises:
        InputRefused: no year can be read from it, or only one of a calendar that is not named.
    """
    written = _in_digits(text)
    plain = _WORDS_BEFORE.sub("", written.casefold()).strip()
    _check_calendar(plain, text)
    try:
        return ReadBirth(parse_date(plain))
    except InputRefused:
        pass
    found = _solar(plain, text) or _printed(plain, text) or _year_alone(plain, text)
    if found is None:
        raise InputRefused(
            tell("No year can be read from {text}.", text=repr(text[:40])), next_step=_NEXT
        )
    return found


def _in_digits(text: str) -> str:
    """Return the text with the digits of every script as those of ours."""
    return "".join(
        str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in text.strip()
    )


def _check_calendar(plain: str, text: str) -> None:
    if re.fullmatch(r"\d{4}", plain) and int(plain) in _OTHER_CALENDAR:
        raise InputRefused(
            tell(
                "{text} is a year of another calendar, and it is not said of which.",
                text=repr(text[:40]),
            ),
            next_step=_NEXT,
        )


def _solar(plain: str, text: str) -> ReadBirth | None:
    found = _SOLAR.fullmatch(plain)
    if found is None:
        return None
    year = int(found[1] or found[2]) + _SOLAR_BEGAN
    # It begins at the equinox of March, on the 20th, 21st or 22nd.
    first, last = date(year, 3, 20), date(year + 1, 3, 21)
    day = ImpreciseDate(first, last, f"{first.isoformat()}..{last.isoformat()}")
    return ReadBirth(day, _of_calendar(say("the solar calendar"), text, day))


def _printed(plain: str, text: str) -> ReadBirth | None:
    lunar_last = _lunar_last(plain)
    day = read_day(lunar_last)
    if day is not None:
        if _LUNAR.search(lunar_last):
            return ReadBirth(day, _of_calendar(say("the lunar calendar"), text, day))
        return ReadBirth(day, say("{text} was read as {day}.", text=text, day=day))
    about = _ABOUT.sub("", plain)
    day = read_day(f"circa {about}") if about != plain else None
    if day is None:
        return None
    return ReadBirth(day, say("{text} was read as {day}.", text=text, day=day))


def _lunar_last(plain: str) -> str:
    """Return a lunar year with its letters behind it, where readers look for them."""
    found = _LUNAR_FIRST.fullmatch(plain)
    return f"{found[1]} ah" if found else _LUNAR.sub(r"\1 ah", plain)


def _of_calendar(calendar: Phrase, text: str, day: ImpreciseDate) -> Phrase:
    return say(
        "{text} is of {calendar}: {first} to {last}, so the years {years}.",
        text=text,
        calendar=calendar,
        first=day.earliest.isoformat(),
        last=day.latest.isoformat(),
        years="–".join(dict.fromkeys((str(day.earliest.year), str(day.latest.year)))),
    )


def _year_alone(plain: str, text: str) -> ReadBirth | None:
    """Return the one year that stands in a text of which nothing else can be read."""
    if found := _ISO_ZEROS.fullmatch(plain):
        day = f"{found[1]}-{found[2]}" if found[2] != "00" else found[1]
        return ReadBirth(parse_date(day), say("{text} was read as {day}.", text=text, day=day))
    if found := _PACKED.fullmatch(plain):
        return _printed("-".join(found.groups()), text)
    if found := _DECADE.search(plain):
        span = parse_date(f"{found[1]}..{int(found[1]) + 9}")
        return ReadBirth(span, say("{text} was read as {day}.", text=text, day=span))
    years = sorted(set(_YEAR.findall(plain)))
    if not years:
        return None
    span = parse_date(years[0] if len(years) == 1 else f"{years[0]}..{years[-1]}")
    told = say("Of {text} only the year could be read: {day}.", text=text, day=span)
    return ReadBirth(span, told)
