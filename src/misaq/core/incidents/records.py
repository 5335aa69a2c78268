"""What one source says happened once, in the same form whoever said it.

A *source event* is a row of a source's release; an *incident* is what happened, told by one source
event or several. Nothing here says that two source events are the same incident: that is found by
linking and is kept apart. A source's headlines and articles are not kept: they name people.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum, IntEnum


class PlacePrecision(IntEnum):
    """How finely a source knows where; what is known to a province is in no district."""

    EXACT = 1
    """The town, village or spot."""
    NEARBY = 2
    """Near a named spot, within about 25 km."""
    DISTRICT = 3
    """Somewhere in the district."""
    PROVINCE = 4
    """Somewhere in the province, or along a line that crosses districts."""
    COUNTRY = 5
    """Somewhere in the country, at sea or unstated."""

    @property
    def is_within_district(self) -> bool:
        """Whether the event may be counted in a district."""
        return self <= PlacePrecision.DISTRICT

    @property
    def is_within_province(self) -> bool:
        """Whether the event may be counted in a province."""
        return self <= PlacePrecision.PROVINCE


class DatePrecision(IntEnum):
    """How finely a source knows when."""

    DAY = 1
    WEEK = 2
    """Within a span of two to seven days."""
    MONTH = 3
    """Within a span of eight to thirty-one days."""
    YEAR = 4
    """Within a longer span: in no single month."""

    @property
    def is_within_month(self) -> bool:
        """Whether the event may be counted in the month of its first day."""
        return self <= DatePrecision.MONTH


class Standing(Enum):
    """How an event stands, in the words of the people who keep the record."""

    REPORTED = "REPORTED"
    CONFIRMED = "CONFIRMED"
    DISPUTED = "DISPUTED"


@dataclass(frozen=True, slots=True)
class Count:
    """How many, as one source gives it; None is "not said", which is not nought.

    Attributes:
        best: the source's own best figure.
        low: its lowest.
        high: its highest.
    """

    best: int | None = None
    low: int | None = None
    high: int | None = None

    @property
    def is_known(self) -> bool:
        """Whether the source gives any figure."""
        return not (self.best is None and self.low is None and self.high is None)


@dataclass(frozen=True, slots=True)
class SourceEvent:
    """One row of one source's release.

    Attributes:
        source: key of the source ("ucdp-ged", "acled", "gtd", "here").
        release: name of the release it is from ("22.1").
        event_id: the source's own identifier, unique within the source.
        starts: first day it may have happened.
        ends: last day, not before ``starts``.
        date_precision: how finely the day is known.
        province: name of the first-level area, as printed; empty where not printed.
        district: name of the second-level area, as printed.
        place: town or spot, as printed.
        latitude: degrees north, -90 to 90; None where not given.
        longitude: degrees east, -180 to 180; None where not given.
        place_precision: how finely the place is known.
        province_code: P-code found for the place; empty where none was, or precision forbids it.
        district_code: P-code found for the place; empty where none was, or precision forbids it.
        kind: the source's own code of what it was ("1", "Battles/Armed clash", "Bombing").
        tactic: method or weapon, in the source's words.
        target: what or who was aimed at, as a kind ("police", "market"), never a person.
        side_a: name of the first actor, as printed; an organisation or forces, never a person.
        side_b: name of the second actor, as printed.
        claimed_by: body that claimed it, as printed.
        killed: deaths in all.
        killed_side_a: deaths on the first side.
        killed_side_b: deaths on the second side.
        killed_civilians: deaths of civilians.
        injured: injured in all.
        is_suicide: whether the source marks a suicide attack; None where it does not say.
        sources: how many reports the source rests on; None where not said.
        standing: how the event stands.
        country: name of the country, as printed; empty where the source has one country only and
            does not print it.
    """

    source: str
    release: str
    event_id: str
    starts: date
    ends: date
    date_precision: DatePrecision = DatePrecision.DAY
    province: str = ""
    district: str = ""
    place: str = ""
    latitude: float | None = None
    longitude: float | None = None
    place_precision: PlacePrecision = PlacePrecision.COUNTRY
    province_code: str = ""
    district_code: str = ""
    kind: str = ""
    tactic: str = ""
    target: str = ""
    side_a: str = ""
    side_b: str = ""
    claimed_by: str = ""
    killed: Count = Count()
    killed_side_a: int | None = None
    killed_side_b: int | None = None
    killed_civilians: int | None = None
    injured: Count = Count()
    is_suicide: bool | None = None
    sources: int | None = None
    standing: Standing = Standing.REPORTED
    country: str = ""

    @property
    def key(self) -> tuple[str, str]:
        """The source and its identifier: the same event in every release."""
        return self.source, self.event_id

    @property
    def has_point(self) -> bool:
        """Whether coordinates are given."""
        return self.latitude is not None and self.longitude is not None
