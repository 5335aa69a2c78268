"""Placing events: each distinct place is looked up once, and the answer joined to its events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from misaq.core.incidents.records import PlacePrecision
from misaq.core.incidents.table import PLACE_KEY
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.matching import find_area

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from misaq.core.places.matching import PlaceMatch

PLACINGS = "placings"
"""Name of the table of places that were found."""


@dataclass(frozen=True, slots=True)
class Placer:
    """Finds the areas of places in one country.

    Attributes:
        gazetteer: the areas of the country.
        countries: its name as sources print it; other countries are placed nowhere. The empty
            name is that of sources with one country only.
    """

    gazetteer: Gazetteer
    countries: frozenset[str]

    def find(self, place: tuple[str, str, str, str, int]) -> PlaceMatch:
        """Return the area of a place, given as the columns of ``PLACE_KEY``."""
        _, province, district, name, precision = place
        return find_area(
            self.gazetteer,
            province=province,
            district=district,
            place=name,
            precision=PlacePrecision(precision),
        )


def place_events(connection: DuckDBPyConnection, events: str, placer: Placer) -> None:
    """Make the table of places that were found, with their codes and how they were found.

    Args:
        events: name of the table of events, without codes.
        placer: finds the areas.
    """
    columns = ", ".join(PLACE_KEY)
    known = ", ".join("?" for _ in placer.countries)
    places = connection.execute(
        f"SELECT DISTINCT {columns} FROM {events} WHERE country IN ({known})",
        sorted(placer.countries),
    ).fetchall()
    connection.execute(
        f"CREATE TEMP TABLE {PLACINGS} (country VARCHAR, province VARCHAR, district VARCHAR, "
        "place VARCHAR, place_precision INTEGER, province_code VARCHAR, district_code VARCHAR)"
    )
    _insert(connection, ((*place, placer.find(place)) for place in places))


def _insert(connection: DuckDBPyConnection, found: Iterable[tuple[object, ...]]) -> None:
    import pyarrow as pa

    rows = [(*place, match.province_code, match.district_code) for *place, match in found]  # type: ignore[attr-defined]
    if not rows:
        return
    names = (*PLACE_KEY, "province_code", "district_code")
    arrays = [pa.array(column) for column in zip(*rows, strict=True)]
    batch = pa.table(arrays, names=list(names))
    connection.register("found_places", batch)
    connection.execute(f"INSERT INTO {PLACINGS} SELECT * FROM found_places")
    connection.unregister("found_places")
