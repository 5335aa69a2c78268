"""How often somebody wants a letter, and when the next is due."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import Enum


class Rhythm(Enum):
    """How often somebody wants a letter."""

    NEVER = "NEVER"
    DAILY = "DAILY"
    WEEKLY = "WEEKLY"


_PAUSE = {Rhythm.DAILY: timedelta(days=1), Rhythm.WEEKLY: timedelta(days=7)}
_SLACK = timedelta(hours=2)
"""A timer does not strike to the minute: a letter a little early is on time."""


def is_letter_due(rhythm: Rhythm, told_at: datetime | None, now: datetime) -> bool:
    """Return whether the next letter is due."""
    if rhythm is Rhythm.NEVER:
        return False
    return told_at is None or now - told_at >= _PAUSE[rhythm] - _SLACK
