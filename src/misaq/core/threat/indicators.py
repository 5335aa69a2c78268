"""Human security and the writ of the state by district: what somebody counted, where and when.

An observation is a figure with a day and a source. It stands beside the figures of violence; no
index is made of the two, and an area without an observation is "not on record", never nought.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from types import MappingProxyType

from misaq.core.threat.measures.results import Limits
from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citation, Citations, Confidence
from misaq.kernel.words import Phrase, say

LIMITS = Limits(
    say("What a source counted in the area on a day, and how long ago that was."),
    say(
        "Not what it was like since, and not a cause or an effect of violence. Sources count "
        "differently, and are not added together."
    ),
)


class Side(Enum):
    """What an indicator speaks of."""

    HUMAN_SECURITY = "HUMAN_SECURITY"
    WRIT = "WRIT"


SIDES: Mapping[Side, Phrase] = MappingProxyType(
    {
        Side.HUMAN_SECURITY: say("Human security"),
        Side.WRIT: say("The writ of the state"),
    }
)
"""What each side is called. Their figures are never made into one."""


class AreaIndicator(Enum):
    """What is counted."""

    HEALTH_FACILITIES_OPEN = "HEALTH_FACILITIES_OPEN"
    SCHOOLS_OPEN = "SCHOOLS_OPEN"
    GIRLS_SCHOOLS_OPEN = "GIRLS_SCHOOLS_OPEN"
    SAFE_WATER_SHARE = "SAFE_WATER_SHARE"
    DISPLACED_PEOPLE = "DISPLACED_PEOPLE"
    RETURNED_PEOPLE = "RETURNED_PEOPLE"
    COURTS_SITTING = "COURTS_SITTING"
    JUDGES_IN_POST = "JUDGES_IN_POST"
    POLICE_POSTS_STAFFED = "POLICE_POSTS_STAFFED"
    POLICE_IN_POST = "POLICE_IN_POST"
    OFFICES_OPEN = "OFFICES_OPEN"


@dataclass(frozen=True, slots=True)
class Definition:
    """How an indicator is counted.

    Attributes:
        side: what it speaks of.
        title: what is counted, in words.
        is_share: a percentage from 0 to 100; else a whole number.
        has_total: whether "of how many" belongs to it (schools open of schools).
    """

    side: Side
    title: Phrase
    is_share: bool = False
    has_total: bool = False


_HUMAN, _WRIT = Side.HUMAN_SECURITY, Side.WRIT
DEFINITIONS: Mapping[AreaIndicator, Definition] = MappingProxyType(
    {
        AreaIndicator.HEALTH_FACILITIES_OPEN: Definition(
            _HUMAN, say("health facilities that are open and staffed"), has_total=True
        ),
        AreaIndicator.SCHOOLS_OPEN: Definition(
            _HUMAN, say("schools that are open"), has_total=True
        ),
        AreaIndicator.GIRLS_SCHOOLS_OPEN: Definition(
            _HUMAN, say("girls' schools that are open"), has_total=True
        ),
        AreaIndicator.SAFE_WATER_SHARE: Definition(
            _HUMAN, say("percent of households with safe drinking water"), is_share=True
        ),
        AreaIndicator.DISPLACED_PEOPLE: Definition(_HUMAN, say("people displaced from the area")),
        AreaIndicator.RETURNED_PEOPLE: Definition(_HUMAN, say("people who returned to the area")),
        AreaIndicator.COURTS_SITTING: Definition(_WRIT, say("courts that sit"), has_total=True),
        AreaIndicator.JUDGES_IN_POST: Definition(_WRIT, say("judges in post"), has_total=True),
        AreaIndicator.POLICE_POSTS_STAFFED: Definition(
            _WRIT, say("police posts that are staffed"), has_total=True
        ),
        AreaIndicator.POLICE_IN_POST: Definition(_WRIT, say("police in post"), has_total=True),
        AreaIndicator.OFFICES_OPEN: Definition(
            _WRIT, say("offices of the district that are open"), has_total=True
        ),
    }
)


_MOVING = (AreaIndicator.DISPLACED_PEOPLE, AreaIndicator.RETURNED_PEOPLE)
RENEWED_WITHIN: Mapping[AreaIndicator, int] = MappingProxyType(
    {
        **dict.fromkeys(AreaIndicator, 12),
        **dict.fromkeys(_MOVING, 6),
        AreaIndicator.SAFE_WATER_SHARE: 36,
    }
)
"""Months within which a figure is to be told anew: people move fast, pipes are laid slowly."""


@dataclass(frozen=True, slots=True)
class AreaObservation:
    """A figure that somebody counted.

    Attributes:
        area: code of the area.
        indicator: what was counted.
        on: when it was so; as precisely as the source says.
        value: whole, or a percentage.
        source: key of the source in the sourcebook.
        total: of how many; None where not said, or where it does not apply.
        confidence: how well the source supports it.
    """

    area: str
    indicator: AreaIndicator
    on: ImpreciseDate
    value: float
    source: str
    total: int | None = None
    confidence: Confidence = Confidence.MEDIUM

    @property
    def about(self) -> tuple[str, str, str, str]:
        """What it speaks of: of two observations of the same the later recorded corrects."""
        return self.area, self.indicator.value, self.on.text, self.source

    @property
    def cite(self) -> Citations:
        """Its source, with how well it supports the figure."""
        return (Citation(Key(self.source), self.confidence),)

    @property
    def share(self) -> float | None:
        """Share of the total; None where there is no total."""
        return self.value / self.total if self.total else None


@dataclass(frozen=True, slots=True)
class Latest:
    """The last figure of a source by a day, with the one before it.

    Attributes:
        observation: the last.
        earlier: the one before it of the same source; None where it is the first.
        days: days since it was surely so, at least.
    """

    observation: AreaObservation
    earlier: AreaObservation | None
    days: int

    @property
    def change(self) -> float | None:
        """By how much the figure differs from the one before."""
        return None if self.earlier is None else self.observation.value - self.earlier.value


def latest(observations: Iterable[AreaObservation], *, on: date) -> tuple[Latest, ...]:
    """Return the last figures by a day, by area, indicator and source; sources side by side.

    An observation that may be of a later day is left out. Of two of the same day the order given
    decides.
    """
    series: dict[tuple[str, str, str], list[AreaObservation]] = {}
    for one in sorted(observations, key=lambda one: one.on.latest):
        if one.on.latest <= on:
            series.setdefault((one.area, one.indicator.value, one.source), []).append(one)
    return tuple(
        Latest(found[-1], found[-2] if len(found) > 1 else None, (on - found[-1].on.latest).days)
        for _, found in sorted(series.items())
    )


def figure_text(value: float) -> str:
    """Return a figure as people read it: whole where it is whole."""
    return f"{value:,.0f}" if value == round(value) else f"{value:,.4g}"


def change_text(change: float) -> str:
    """Return by how much a figure changed, with its sign."""
    if not change:
        return "0"
    return ("+" if change > 0 else "\u2212") + figure_text(abs(change))
