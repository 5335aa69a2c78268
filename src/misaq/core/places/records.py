"""Areas of a country: what they are, what they were called and what became of them.

An area is a unit that somebody governs, or governed. Here are names, a middle point and a tile;
boundaries are in no pack: who needs one brings it (see ``sources/places``).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from misaq.kernel.dates import ImpreciseDate
from misaq.kernel.ids import Key
from misaq.kernel.periods import Period
from misaq.kernel.provenance import Citations
from misaq.kernel.titles import TranslatedTitle


class Level(Enum):
    """What sort of unit an area is."""

    PROVINCE = "PROVINCE"
    """A province, or a territory that is in none."""
    DIVISION = "DIVISION"
    DISTRICT = "DISTRICT"
    AGENCY = "AGENCY"
    """A tribal agency: what a district was where other law held."""
    FRONTIER_REGION = "FRONTIER_REGION"
    """A strip beside a district, governed as an agency was."""

    @property
    def is_district_like(self) -> bool:
        """Whether events are counted in areas of this level."""
        return self in (Level.DISTRICT, Level.AGENCY, Level.FRONTIER_REGION)


class NameKind(Enum):
    """What sort of name it is."""

    ALIAS = "ALIAS"
    SPELLING = "SPELLING"
    FORMER = "FORMER"
    SEAT = "SEAT"
    """The town it is governed from."""
    PLACE = "PLACE"
    """A town, valley or post that lies in it, by which sources mean it."""

    @property
    def is_of_area(self) -> bool:
        """Whether the name is the area's own, and not that of something within it."""
        return self not in (NameKind.SEAT, NameKind.PLACE)


@dataclass(frozen=True, slots=True)
class AreaName:
    """Another name of an area, in any script.

    Attributes:
        text: the name as written.
        kind: what sort of name it is.
        cite: who writes it so.
    """

    text: str
    kind: NameKind
    cite: Citations


@dataclass(frozen=True, slots=True)
class MiddlePoint:
    """A point near the middle of an area, good for a distance and for no boundary.

    Attributes:
        latitude: degrees north.
        longitude: degrees east.
    """

    latitude: Decimal
    longitude: Decimal


@dataclass(frozen=True, slots=True)
class AreaTile:
    """Where an area stands in a map of equal squares.

    Attributes:
        column: place from west to east, from 0.
        row: place from north to south, from 0.
        short: a few letters, written on the square.
    """

    column: int
    row: int
    short: str


@dataclass(frozen=True, slots=True)
class AreaPopulation:
    """How many people live in an area, as a census counted them.

    Attributes:
        people: how many.
        counted_on: when.
        cite: who gives the figure.
    """

    people: int
    counted_on: ImpreciseDate
    cite: Citations


@dataclass(frozen=True, slots=True)
class Area:
    """A unit that somebody governs, or governed.

    Attributes:
        key: its P-code; where it was given none, a key of the pack's own.
        level: what sort of unit it is.
        title: what it is called here.
        cite: the source of its name and code.
        parent: the unit next above it; None for a province.
        is_own_code: whether the key is the pack's own, and no P-code.
        middle: a point near its middle; None where none is on record.
        tile: where it stands in the map of squares; None where it has no square.
        valid: from when to when it was such a unit; no days where they are not on record.
        names: its other names.
        population: how many people live in it; None where no count is on record.
        note: what is known and not known.
        titles: its title in other languages.
    """

    key: Key
    level: Level
    title: str
    cite: Citations
    parent: Key | None = None
    is_own_code: bool = False
    middle: MiddlePoint | None = None
    tile: AreaTile | None = None
    valid: Period = Period()
    names: tuple[AreaName, ...] = ()
    population: AreaPopulation | None = None
    note: str = ""
    titles: tuple[TranslatedTitle, ...] = ()

    @property
    def code(self) -> str:
        """The key, as events and tables carry it."""
        return str(self.key)


class ChangeKind(Enum):
    """What happened to an area."""

    RENAMED = "RENAMED"
    """It stayed what it was and is called otherwise; earlier and later are the same."""
    BECAME = "BECAME"
    """All of it became another sort of unit."""
    MERGED = "MERGED"
    """All of it became part of a unit that was there, or that others became part of too."""
    SPLIT = "SPLIT"
    """Part of it became a unit of its own."""


@dataclass(frozen=True, slots=True)
class AreaChange:
    """A dated change of an area.

    Attributes:
        key: key of the change.
        kind: what happened.
        earlier: the area it happened to.
        later: the area that came of it.
        cite: the source.
        happened_on: first day on which it was so; None where the day is not on record.
        former_name: what it was called before, where it was renamed.
        note: what is known and not known.
    """

    key: Key
    kind: ChangeKind
    earlier: Key
    later: Key
    cite: Citations
    happened_on: ImpreciseDate | None = None
    former_name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Places:
    """The register of areas."""

    areas: tuple[Area, ...] = ()
    area_changes: tuple[AreaChange, ...] = ()
