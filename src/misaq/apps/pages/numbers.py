"""Reading numbers of records that stand in addresses and forms."""

from __future__ import annotations

_MOST_DIGITS = 18
"""Digits of the longest number that a table can hold."""


def number_in(text: str) -> int | None:
    """Return the number that a text is; None for anything else, and for one no record can have."""
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if is_number else None
