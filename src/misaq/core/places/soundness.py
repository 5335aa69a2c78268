"""Whether the areas of a country hold together: squares, levels, points and changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from misaq.core.places.records import Area, AreaChange, ChangeKind, Level, Places
from misaq.core.places.units import WENT_OVER
from misaq.kernel.ids import Key, by_key
from misaq.kernel.words import tell

MOST_SQUARES = 40
"""Columns, and rows, that a map of squares may have."""

_RANK = {
    Level.PROVINCE: 0,
    Level.DIVISION: 1,
    Level.DISTRICT: 2,
    Level.AGENCY: 2,
    Level.FRONTIER_REGION: 2,
}


@dataclass(frozen=True, slots=True)
class PlaceFault:
    """One way in which an area or a change does not hold together with the rest.

    Attributes:
        table: table of the record.
        key: key of the record.
        path: field, or path to it.
        what: what is wrong.
        next_step: what to do about it.
    """

    table: str
    key: Key
    path: str
    what: str
    next_step: str


def find_faults(places: Places) -> tuple[PlaceFault, ...]:
    """Return every fault; empty where the areas hold together."""
    return (
        *_levels(places),
        *_squares(places),
        *(fault for area in places.areas for fault in _points(area)),
        *_changes(places),
    )


def _levels(places: Places) -> Iterator[PlaceFault]:
    areas = by_key(places.areas)
    for area in places.areas:
        above = None if area.parent is None else areas.get(area.parent)
        if (area.parent is None) != (area.level is Level.PROVINCE):
            yield PlaceFault(
                "places.areas",
                area.key,
                "parent",
                tell("a province lies in no other area, and every other area in one."),
                tell("Name the area above it, or give it the level PROVINCE."),
            )
        elif above is not None and _RANK[above.level] >= _RANK[area.level]:
            yield PlaceFault(
                "places.areas",
                area.key,
                "parent",
                tell("{above} is not of a higher level.", above=above.key),
                tell("Name a province or a division."),
            )


def _squares(places: Places) -> Iterator[PlaceFault]:
    taken: dict[tuple[int, int], Key] = {}
    for area in places.areas:
        if area.tile is None:
            continue
        cell = area.tile.column, area.tile.row
        if not all(0 <= place < MOST_SQUARES for place in cell):
            yield PlaceFault(
                "places.areas",
                area.key,
                "tile",
                tell("the square lies outside the map."),
                tell("Columns and rows run from 0 to {last}.", last=MOST_SQUARES - 1),
            )
        elif cell in taken:
            yield PlaceFault(
                "places.areas",
                area.key,
                "tile",
                tell("the square is that of {other} already.", other=taken[cell]),
                tell("Give each area a square of its own."),
            )
        taken.setdefault(cell, area.key)


def _points(area: Area) -> Iterator[PlaceFault]:
    middle = area.middle
    if middle is not None and not (abs(middle.latitude) <= 90 and abs(middle.longitude) <= 180):
        yield PlaceFault(
            "places.areas",
            area.key,
            "middle",
            tell("the point is nowhere on the earth."),
            tell("Write latitude from -90 to 90 and longitude from -180 to 180."),
        )


def _changes(places: Places) -> Iterator[PlaceFault]:
    gone: dict[Key, Key] = {}
    for change in places.area_changes:
        if fault := _ends(change):
            yield fault
        if change.kind in WENT_OVER:
            if change.earlier in gone:
                yield PlaceFault(
                    "places.area_changes",
                    change.key,
                    "earlier",
                    tell("all of it went over already, by {other}.", other=gone[change.earlier]),
                    tell("Write SPLIT where it went to several."),
                )
            gone.setdefault(change.earlier, change.key)


def _ends(change: AreaChange) -> PlaceFault | None:
    renamed = change.kind is ChangeKind.RENAMED
    if renamed == (change.earlier == change.later) and renamed == bool(change.former_name):
        return None
    return PlaceFault(
        "places.area_changes",
        change.key,
        "kind",
        tell("only what is renamed is the same area before and after, and has a former name."),
        tell("Name two areas, or write RENAMED with the former name."),
    )
