"""Days and instants as typed at the command line."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from misaq.cli.database import now
from misaq.kernel.dates import parse_day
from misaq.kernel.errors import InputRefused


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
    if text is None:
        return None
    try:
        written = datetime.fromisoformat(text)
    except ValueError as error:
        raise InputRefused(
            f"{text!r} is neither a day nor an instant.",
            next_step="Write 2026-11-23 or 2026-11-23T14:30+00:00.",
        ) from error
    if len(text) == len("2026-11-23"):
        return datetime.combine(written.date(), time.max, UTC)
    return written.replace(tzinfo=UTC) if written.tzinfo is None else written.astimezone(UTC)
