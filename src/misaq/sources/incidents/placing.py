"""Placing events: each distinct place is looked up once, and the answer joined to its events."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from misaq.core.incidents.records import PlacePrecision
from misaq.core.incidents.table import FOUND_LATER, PLACE_KEY
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


def place_events(connection: DuckDBPyConnection, events: str, placer: Placer | None) -> None:
    """Make the table of places that were found; empty where nobody finds them.

    Args:
        events: name of the table of events, without codes.
        placer: finds the areas.
    """
    connection.execute(
        f"CREATE TEMP TABLE {PLACINGS} (country VARCHAR, province VARCHAR, district VARCHAR, "
        "place VARCHAR, place_precision INTEGER, province_code VARCHAR, district_code VARCHAR)"
    )
    if placer is None:
        return
    known = ", ".join("?" for _ in placer.countries)
    places = connection.execute(
        f"SELECT DISTINCT {', '.join(PLACE_KEY)} FROM {events} WHERE country IN ({known})",
        sorted(placer.countries),
    ).fetchall()
    _insert(connection, [(*place, *_codes(placer.find(place))) for place in places])


def _codes(match: PlaceMatch) -> tuple[str, str]:
    return match.province_code, match.district_code


def _insert(connection: DuckDBPyConnection, found: Sequence[tuple[object, ...]]) -> None:
    import pyarrow as pa

    if not found:
        return
    arrays = [pa.array(column) for column in zip(*found, strict=True)]
    rows = pa.table(arrays, names=[*PLACE_KEY, *FOUND_LATER])
    connection.register("found_places", rows)
    connection.execute(f"INSERT INTO {PLACINGS} SELECT * FROM found_places")
    connection.unregister("found_places")
