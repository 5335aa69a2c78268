"""Days named in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from misaq.core.sourcebook.reading.digits import western
from misaq.core.sourcebook.reading.lexicon import Lexicon

_ISO = re.compile(r"(?<!\d)(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)")
_SLASHED = re.compile(r"(?<!\d)(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class DayFound:
    """A day in a text.

    Attributes:
        day: the day; None when the figures can be read as two days or as none.
        start: place of its first character.
        end: place after its last.
        doubt: why it may be another day; empty when there is no other reading.
    """

    day: date | None
    start: int
    end: int
    doubt: str = ""


def find_days(text: str, lexicon: Lexicon) -> tuple[DayFound, ...]:
    """Return every full date in the text, in order of place; a month or a year alone is none."""
    months = dict(lexicon.months)
    found: list[DayFound] = []
    for pattern, order in _patterns(lexicon.months):
        for match in pattern.finditer(text):
            year, month, day = (match[name] for name in order)
            number = months.get(month.rstrip(".").casefold(), 0)
            found.append(_found(match, int(western(year)), number, int(western(day))))
    found.extend(_found(m, int(m[1]), int(m[2]), int(m[3])) for m in _ISO.finditer(text))
    found.extend(_slashed(match) for match in _SLASHED.finditer(text))
    return tuple(sorted(found, key=lambda each: each.start))


def _found(match: re.Match[str], year: int, month: int, day: int) -> DayFound:
    try:
        return DayFound(date(year, month, day), match.start(), match.end())
    except ValueError:
        return DayFound(None, match.start(), match.end(), "no calendar has this day")


def _slashed(match: re.Match[str]) -> DayFound:
    first, second, year = int(match[1]), int(match[2]), int(match[3])
    if first <= 12 and second <= 12 and first != second:
        doubt = f"“{match[0]}” can be read as two different days"
        return DayFound(None, match.start(), match.end(), doubt)
    day, month = (first, second) if second <= 12 else (second, first)
    return _found(match, year, month, day)


@lru_cache(maxsize=8)
def _patterns(
    months: tuple[tuple[str, int], ...],
) -> tuple[tuple[re.Pattern[str], tuple[str, str, str]], ...]:
    names = "|".join(sorted((re.escape(name) for name, _ in months), key=len, reverse=True))
    if not names:
        return ()
    month, order = rf"(?P<m>{names})\.?", ("y", "m", "d")
    day, year = r"(?P<d>\d{1,2})(?:st|nd|rd|th)?", r"(?P<y>\d{4})"
    month_first = rf"\b{month}\s+{day}\s*[,،]?\s+{year}\b"
    day_first = rf"(?<!\d){day}\s+(?:of\s+)?{month}\s*[,،]?\s*{year}\b"
    return (re.compile(month_first, re.I), order), (re.compile(day_first, re.I), order)
