"""What of a forecast may be public: nothing below a district, and not every class by district."""

from __future__ import annotations

from collections.abc import Collection

from misaq.core.threat.forecasting.levels import Level
from misaq.kernel.errors import InputRefused, NotAllowed
from misaq.kernel.words import tell


def level_of(text: str) -> Level:
    """Return the level of a word.

    Raises:
        InputRefused: areas smaller than a district, or no areas at all, are not forecast.
    """
    try:
        return Level(text.upper())
    except ValueError as error:
        raise InputRefused(
            tell("No forecast is made for areas of the size {text}.", text=repr(text)),
            next_step=tell("Choose province or district: below a district nothing is forecast."),
            rule="forecasts.level",
        ) from error


def check_may_be_made(level: Level, threat_class: str) -> None:
    """Refuse a forecast of a single class by district, for anybody.

    It would point at people in a place; and there is little to go by (adr 0056).

    Raises:
        NotAllowed: it is such a forecast.
    """
    if level is Level.DISTRICT and threat_class:
        raise NotAllowed(
            tell("No forecast of a single class is made by district."),
            next_step=tell("Ask by province, or for all classes together."),
            rule="forecasts.class-by-district",
        )


def may_be_public(level: Level, threat_class: str, guarded: Collection[str]) -> bool:
    """Return whether the public may see it.

    Args:
        level: size of the areas.
        threat_class: key of the class; empty for all.
        guarded: keys of communal and separatist classes and what lies within them. A forecast of
            these by district points at a people in a place, and may bring about what it foretells.
    """
    return level is Level.PROVINCE or threat_class not in guarded


def require_public(level: Level, threat_class: str, guarded: Collection[str]) -> None:
    """Refuse what the public may not see."""
    if not may_be_public(level, threat_class, guarded):
        raise NotAllowed(
            tell("A forecast by district of communal or separatist violence is not public."),
            next_step=tell("Ask by province, or for all classes together."),
            rule="forecasts.public",
        )
