"""Letters that count: a, b … z, aa, ab …"""

from __future__ import annotations


def letter(place: int) -> str:
    """Return the letters of the place, 1 being "a", 26 "z", 27 "aa"."""
    letters = ""
    while place > 0:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
