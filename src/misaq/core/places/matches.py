"""A match of a printed place: the area, by what it was found, what has to be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol


class Precision(Protocol):
    """How finely a source knows where."""

    @property
    def is_within_district(self) -> bool: ...
    @property
    def is_within_province(self) -> bool: ...


class How(Enum):
    """By what an area was found."""

    NAME = "NAME"
    """By its title or another name of its own."""
    SPELLING = "SPELLING"
    """By a name said as one of its own, and spelled otherwise."""
    PLACE = "PLACE"
    """By a town, valley or post within it."""
    ONLY_ONE = "ONLY_ONE"
    """It is the only district of the province named."""
    POLYGON = "POLYGON"
    """By the boundary in which the point falls."""
    PROVINCE = "PROVINCE"
    """Only the province was found."""
    NOT_FOUND = "NOT_FOUND"


class Remark(Enum):
    """What has to be said of a match."""

    UNKNOWN_PROVINCE = "UNKNOWN_PROVINCE"
    """The province as printed is in no register."""
    UNKNOWN_DISTRICT = "UNKNOWN_DISTRICT"
    """The district as printed is in no register, or is said to lie elsewhere."""
    AMBIGUOUS_DISTRICT = "AMBIGUOUS_DISTRICT"
    """The district as printed may be more than one area."""
    TOO_COARSE = "TOO_COARSE"
    """A district is printed, but the place is known to the province only."""
    PROVINCE_CONFLICT = "PROVINCE_CONFLICT"
    """The district named never lay in the province printed."""
    PROVINCE_SINCE_MERGED = "PROVINCE_SINCE_MERGED"
    """The province printed is not the district's; the two are one today."""
    POLYGON_CONFLICT = "POLYGON_CONFLICT"
    """The point falls in the boundary of another district than the one named."""
    AREA_OF_ANOTHER_DAY = "AREA_OF_ANOTHER_DAY"
    """The area named did not stand on the day."""
    WENT_OVER = "WENT_OVER"
    """The area named is counted under another: what it went over into, or was split from."""
    SPLIT_SINCE = "SPLIT_SINCE"
    """Part of the area has since become another: the source may mean the whole."""

    @property
    def is_doubt(self) -> bool:
        """Whether somebody should look at the row."""
        return self not in (Remark.WENT_OVER, Remark.SPLIT_SINCE, Remark.AREA_OF_ANOTHER_DAY)


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """The area a source means.

    Attributes:
        province_code: province under which the event is counted on every day; "" where unknown.
        district_code: district under which it is counted; "" where unknown or forbidden.
        how: by what the finer of the two was found.
        remarks: what has to be said of it.
        named_code: area the printed name means, before it went over; "" where none.
        polygon_code: area in whose boundary the point falls; "" where not asked.
    """

    province_code: str = ""
    district_code: str = ""
    how: How = How.NOT_FOUND
    remarks: tuple[Remark, ...] = ()
    named_code: str = ""
    polygon_code: str = ""

    @property
    def is_doubtful(self) -> bool:
        """Whether somebody should look at the row."""
        return any(remark.is_doubt for remark in self.remarks)
