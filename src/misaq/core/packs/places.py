"""Where each part of a country stands in its tile map."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tile:
    """One part of the country, as a tile as large as every other.

    A grid of tiles says roughly what lies beside what. It draws no boundary and takes no side on
    any.

    Attributes:
        title: its name.
        short: a few letters, written on the tile.
        column: place from west to east, 0 to 19.
        row: place from north to south, 0 to 19.
        names: other names by which the record speaks of it.
    """

    title: str
    short: str
    column: int
    row: int
    names: tuple[str, ...] = ()

    def is_called(self, name: str) -> bool:
        """Say whether the record means this part by the name."""
        return name in (self.title, *self.names)
