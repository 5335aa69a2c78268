"""Months as whole numbers."""

from __future__ import annotations

from datetime import date


def month_of(day: date) -> int:
    """Return years times 12 plus month less one."""
    return day.year * 12 + day.month - 1


def first_day(month: int) -> date:
    """Return the first day of such a month."""
    return date(month // 12, month % 12 + 1, 1)
