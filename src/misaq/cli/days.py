"""Days and instants as typed at the command line."""

from __future__ import annotations

from datetime import date, datetime

from misaq.cli.database import now
from misaq.kernel.dates import parse_day
from misaq.kernel.instants import parse_instant


def day_of(text: str | None) -> date:
    """Return the day, today (UTC) when none is given.

    Raises:
        InputRefused: it is no day.
    """
    return now().date() if text is None else parse_day(text)


def instant_of(text: str | None) -> datetime | None:
    """Return the instant; a day alone means its end, so that all of that day counts.

    Raises:
        InputRefused: it is neither a day nor an instant.
    """
    return None if text is None else parse_instant(text)
