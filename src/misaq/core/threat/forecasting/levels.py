"""How large the areas of a forecast are: a word that tables are declared with."""

from __future__ import annotations

from enum import Enum


class Level(Enum):
    """How large the areas are."""

    PROVINCE = "PROVINCE"
    DISTRICT = "DISTRICT"
