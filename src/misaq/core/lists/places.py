"""Districts and countries as lists print them, fit for comparing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from misaq.core.lists.evidence import Agreement
from misaq.core.names.folding import fold

_WORD = re.compile(r"[^\W\d_]+")
_STEM = 5
_ALIKE = frozenset({"niger", "guine", "domin"})
"""Stems that two countries share; for them the whole word decides."""
_SAYS_NOTHING = frozenset(
    {"district", "distt", "dist", "province", "agency", "tehsil", "village", "city", "area"}
    | {"town", "the", "and", "of", "near", "p", "o", "box", "street", "road", "house", "no"}
    | {"republic", "islamic", "peoples", "democratic", "arab", "kingdom", "state", "united"}
)


@dataclass(frozen=True, slots=True)
class Place:
    """A district and its province.

    Attributes:
        district: its words, folded; empty when not printed.
        province: of the province; empty when not printed.
    """

    district: frozenset[str]
    province: frozenset[str]


def read_place(text: str) -> Place:
    """Return "District, Province" as words; a text without a comma is a district."""
    district, _, province = text.partition(",")
    return Place(place_words(district), place_words(province))


def place_words(text: str) -> frozenset[str]:
    """Return the words of a place that tell it from others, folded."""
    return frozenset(
        word for word in _WORD.findall(fold(text)) if word not in _SAYS_NOTHING and len(word) > 1
    )


def meet_places(left: Place, right: Place) -> Agreement:
    """Say how two places meet: one district, two of one province, or two provinces."""
    if left.district and right.district:
        if left.district == right.district:
            return Agreement.SAME
        near = bool(left.province & right.province)
        return Agreement.CLOSE if near else Agreement.OTHER
    if left.province and right.province:
        return Agreement.CLOSE if left.province & right.province else Agreement.OTHER
    return Agreement.MISSING


def read_country(text: str) -> frozenset[str]:
    """Return stems of the words of a country or nationality: "Pakistani" meets "Pakistan"."""
    words = place_words(text)
    return frozenset(word if word[:_STEM] in _ALIKE else word[:_STEM] for word in words)


def meet_countries(left: frozenset[str], right: frozenset[str]) -> Agreement:
    """Say whether two countries, as stems, are one."""
    if not left or not right:
        return Agreement.MISSING
    return Agreement.SAME if left & right else Agreement.OTHER
