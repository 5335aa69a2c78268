"""The box around a country: a point outside it is not in the country, whatever else it is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from misaq.sources.incidents.expressions import literal

MARGIN = 1.8
"""Degrees from the middle of an area at the edge of a country to the farthest point of it."""


@dataclass(frozen=True, slots=True)
class Box:
    """Degrees between which a country lies, with some room for lines that are disputed.

    Attributes:
        south: least latitude.
        north: greatest latitude.
        west: least longitude.
        east: greatest longitude.
    """

    south: float
    north: float
    west: float
    east: float

    def holds(self, latitude: str, longitude: str) -> str:
        """Return, in SQL, whether a point lies in the box."""
        return (
            f"({latitude} BETWEEN {self.south} AND {self.north} "
            f"AND {longitude} BETWEEN {self.west} AND {self.east})"
        )


def in_own_country(boxes: Mapping[str, Box], latitude: str, longitude: str) -> str:
    """Return, in SQL, whether a point lies in the box of its country; true where none is known."""
    cases = " ".join(
        f"WHEN {literal(country)} THEN {box.holds(latitude, longitude)}"
        for country, box in boxes.items()
    )
    return f"(CASE out_country {cases} ELSE TRUE END)" if cases else "TRUE"


def has_box(boxes: Mapping[str, Box]) -> str:
    """Return, in SQL, whether the box of the row's country is known."""
    known = ", ".join(literal(country) for country in boxes)
    return f"(out_country IN ({known}))" if known else "FALSE"


def box_around(points: Iterable[tuple[float, float]]) -> Box | None:
    """Return a box around the middles of a country's areas (north, east); None without any."""
    found = list(points)
    if not found:
        return None
    north, east = [point[0] for point in found], [point[1] for point in found]
    return Box(
        south=min(north) - MARGIN,
        north=max(north) + MARGIN,
        west=min(east) - MARGIN,
        east=max(east) + MARGIN,
    )
