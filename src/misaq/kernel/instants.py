"""Instants as people and programs write them."""

from __future__ import annotations

from datetime import UTC, datetime, time

from misaq.kernel.errors import InputRefused
from misaq.kernel.words import tell

_DAY = len("2026-11-23")


def parse_instant(text: str) -> datetime:
    """Return the instant, in UTC; a day alone means its end, so that all of that day counts.

    Raises:
        InputRefused: it is neither a day nor an instant, or lies outside the years of calendars.
    """
    written = text.strip()
    try:
        found = datetime.fromisoformat(written)
        if len(written) <= _DAY:
            return datetime.combine(found, time.max, UTC)
        return found.replace(tzinfo=UTC) if found.tzinfo is None else found.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise InputRefused(
            tell("{text} is neither a day nor an instant.", text=repr(text[:40])),
            next_step=tell("Write 2026-11-23 or 2026-11-23T14:30+00:00."),
        ) from error
