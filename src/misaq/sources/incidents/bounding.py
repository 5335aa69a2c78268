"""Placing by boundary the events whose names give no district: each point is asked once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from misaq.core.incidents.records import PlacePrecision
from misaq.core.incidents.table import PLACE_KEY, POINT_KEY
from misaq.sources.incidents.placing import PLACINGS, Placer

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

BOUNDINGS = "boundings"
"""Name of the table of points that a boundary placed."""


def bound_events(connection: DuckDBPyConnection, events: str, placer: Placer | None) -> bool:
    """Make the table of points that a boundary placed; say whether there is any.

    An event known to the province only is in no district, wherever its point lies.

    Args:
        events: name of the table of events, without codes; its places were placed by name before.
    """
    if placer is None or placer.outlines is None:
        return False
    asked = _without_district(connection, events, placer)
    codes = placer.outlines.find_all([one[-2] for one in asked], [one[-1] for one in asked])
    found = []
    known: dict[tuple[tuple[str, str, str, str, int], str], tuple[str, str]] = {}
    for point, polygon in zip(asked, codes, strict=True):
        place = point[:5]
        if polygon and (place, polygon) not in known:
            match = placer.find(place, polygon)
            known[place, polygon] = match.province_code, match.district_code
        province, district = known.get((place, polygon), ("", ""))
        if district:
            found.append((*point, province, district))
    if found:
        _keep(connection, found)
    return bool(found)


def _without_district(
    connection: DuckDBPyConnection, events: str, placer: Placer
) -> list[tuple[str, str, str, str, int, float, float]]:
    key = ", ".join(f"said.{name}" for name in POINT_KEY)
    same = " AND ".join(f"said.{name} = placed.{name}" for name in PLACE_KEY)
    countries = ", ".join("?" for _ in placer.countries)
    return connection.execute(
        f"SELECT DISTINCT {key} FROM {events} said JOIN {PLACINGS} placed ON {same} "
        f"WHERE said.country IN ({countries}) AND placed.district_code = '' "
        f"AND said.place_precision <= {int(PlacePrecision.DISTRICT)} "
        "AND said.latitude IS NOT NULL AND said.longitude IS NOT NULL",
        sorted(placer.countries),
    ).fetchall()


def _keep(connection: DuckDBPyConnection, found: Sequence[tuple[object, ...]]) -> None:
    import pyarrow as pa

    names = [*POINT_KEY, "bounded_province", "bounded_district"]
    arrays = [pa.array(column) for column in zip(*found, strict=True)]
    connection.register("found_points", pa.table(arrays, names=names))
    connection.execute(f"CREATE TEMP TABLE {BOUNDINGS} AS FROM found_points")
    connection.unregister("found_points")
