"""Digits of every script, read as numbers."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

# A comma or Arabic separator groups digits; 1,00,000 (South Asia) and 100,000 are both in use.
_FIGURE = re.compile(
    r"(?<![\w.,٬٫/:])(\d{1,3}(?:[,٬]\d{2,3})*[,٬]\d{3}|\d{1,3}(?:[\u00a0\u202f]\d{3})+|\d+)"
    r"([.٫]\d+)?(?![\w/]|[.:,٬٫]\d)"
)

_SCALES = {
    "hundred": 100, "thousand": 1000, "lakh": 100_000, "million": 10**6, "crore": 10**7,
    "billion": 10**9, "trillion": 10**12,
}  # fmt: skip
_SCALE = re.compile(rf"[\s\u00a0]+({'|'.join(_SCALES)})s?\b", re.I)


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as it stands in a text.

    Attributes:
        value: what it is worth, its scale word counted in.
        written: as written, with its scale word.
        start: place of its first character in the text.
        end: place after its last character.
        has_separators: whether digits are grouped, or it has a fraction or a scale word.
    """

    value: Decimal
    written: str
    start: int
    end: int
    has_separators: bool


def find_figures(text: str) -> tuple[Figure, ...]:
    """Return every number written in digits of any script, in order; nothing is left out yet."""
    return tuple(_figure(text, found) for found in _FIGURE.finditer(text))


def _figure(text: str, found: re.Match[str]) -> Figure:
    whole = "".join(character for character in found[1] if character.isdecimal())
    fraction = found[2][1:] if found[2] else ""
    value = Decimal(western(whole) + ("." + western(fraction) if fraction else ""))
    end = found.end()
    if scale := _SCALE.match(text, end):
        value, end = value * _SCALES[scale[1].lower()], scale.end()
    plain = whole == found[1] and not fraction and end == found.end()
    return Figure(value, text[found.start() : end], found.start(), end, not plain)


def western(digits: str) -> str:
    """Return the digits of any script as 0 to 9; "۱۷۱" gives "171"."""
    return "".join(str(unicodedata.decimal(each)) if each.isdecimal() else each for each in digits)
