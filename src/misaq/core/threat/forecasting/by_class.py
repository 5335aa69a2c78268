"""Which classes are forecast: those of which the data hold enough, in areas of several districts.

An event counts in the one class that coding calls its primary. Classes are forecast one by one and
by province alone; nothing makes them add up to the forecast of all classes together (adr 0056).
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from enum import Enum

import numpy as np

from misaq.core.threat.forecasting.area_months import AreaMonths
from misaq.kernel.errors import InputRefused
from misaq.kernel.words import Phrase, say, tell

SPAN = 60
"""The last months that are looked at."""
LEAST = 60
"""Events that the span must hold: one a month, in the whole country."""
LEAST_OF_YEAR = 12
"""Events that each of the last two years must hold: these are the years that are scored."""
_YEAR = 12


class Enough(Enum):
    """Whether the data carry a forecast of a class."""

    ENOUGH = "ENOUGH"
    TOO_FEW = "TOO_FEW"
    """Fewer than ``LEAST`` in the span."""
    TOO_QUIET = "TOO_QUIET"
    """Fewer than ``LEAST_OF_YEAR`` in one of the two years that would be scored."""
    TOO_SHORT = "TOO_SHORT"
    """The source knows fewer months than the span."""
    HOLDS_OTHERS = "HOLDS_OTHERS"
    """No event is of it alone: they are counted in the classes within it."""


@dataclass(frozen=True, slots=True)
class ClassTally:
    """How much a source knows of a class, up to an origin.

    Attributes:
        threat_class: key of the class; empty for events of no class.
        events: events in the last ``SPAN`` months.
        deaths: their deaths.
        years: events of each of the last two years, the older first.
        enough: whether it is forecast.
    """

    threat_class: str
    events: int
    deaths: int
    years: tuple[int, int]
    enough: Enough


def rule_in_words() -> Phrase:
    """Return the rule by which a class is forecast or not."""
    return say(
        "A class is forecast where its source holds at least {least} events of it in the last"
        " {span} months, and at least {year} in each of the last two years.",
        least=LEAST,
        span=SPAN,
        year=LEAST_OF_YEAR,
    )


def why_not(tally: ClassTally) -> Phrase | None:
    """Return why a class is not forecast; None where it is."""
    if tally.enough is Enough.ENOUGH:
        return None
    if tally.enough is Enough.HOLDS_OTHERS:
        return say("its events count in the classes within it")
    if tally.enough is Enough.TOO_FEW:
        return say("{events} events in {span} months", events=tally.events, span=SPAN)
    if tally.enough is Enough.TOO_QUIET:
        return say("{one} and {other} events in the last two years",
                   one=tally.years[0], other=tally.years[1])  # fmt: skip
    return say("the source knows fewer than {span} months", span=SPAN)


def check_is_carried(tally: ClassTally) -> None:
    """Refuse a class of which the data hold too little.

    Raises:
        InputRefused: they do.
    """
    why = why_not(tally)
    if why is not None:
        raise InputRefused(
            tell(
                "The class {threat_class} is not forecast: {why}.",
                threat_class=tally.threat_class,
                why=why,
            ),
            next_step=tell("Ask for all classes together; every class that is carried: each."),
            rule="forecasts.carried",
        )


def tally_of(threat_class: str, known: AreaMonths) -> ClassTally:
    """Return how much is known of a class: in all areas of the panel, in its last months.

    Nothing after the last month of the panel is seen, so that a forecast made looking back chooses
    classes as it would have then.
    """
    last = known.events[:, -SPAN:]
    before, latest = known.events[:, -2 * _YEAR : -_YEAR], known.events[:, -_YEAR:]
    years = int(before.sum()), int(latest.sum())
    events = int(last.sum())
    return ClassTally(
        threat_class,
        events,
        int(known.deaths[:, -SPAN:].sum()),
        years,
        _enough(known.months, events, years),
    )


def tally_of_none(threat_class: str, months: int, *, holds_others: bool) -> ClassTally:
    """Return the tally of a class of which the source tells no event in so many months."""
    enough = Enough.HOLDS_OTHERS if holds_others else _enough(months, 0, (0, 0))
    return ClassTally(threat_class, 0, 0, (0, 0), enough)


def _enough(months: int, events: int, years: tuple[int, int]) -> Enough:
    if months < SPAN:
        return Enough.TOO_SHORT
    if events < LEAST:
        return Enough.TOO_FEW
    return Enough.ENOUGH if min(years) >= LEAST_OF_YEAR else Enough.TOO_QUIET


def without_areas(known: AreaMonths, left_out: Collection[str]) -> AreaMonths:
    """Return the panel without some areas: those that are one district.

    A forecast by class of an area that is one district is a forecast by district.
    """
    kept = np.array([area not in left_out for area in known.areas], dtype=bool)
    number = np.cumsum(kept) - 1
    here = kept[known.event_area]
    return replace(
        known,
        areas=tuple(area for area in known.areas if area not in left_out),
        groups=known.groups[kept],
        events=known.events[kept],
        deaths=known.deaths[kept],
        event_area=number[known.event_area[here]],
        event_month=known.event_month[here],
        event_deaths=known.event_deaths[here],
        middles=None if known.middles is None else known.middles[kept],
    )
