"""Placing events: each distinct place is looked up once, and the answer joined to its events."""

from __future__ import annotations

import contextlib
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from misaq.core.incidents.records import PlacePrecision
from misaq.core.incidents.table import FOUND_LATER, PLACE_KEY
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.matching import find_area
from misaq.core.places.records import Level
from misaq.kernel.ids import fingerprint
from misaq.sources.incidents.staging import as_text

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from misaq.core.places.matching import PlaceMatch
    from misaq.sources.places.boundaries import BoundaryIndex
    from misaq.sources.places.keeping import BoundaryStore

PLACINGS = "placings"
"""Name of the table of places that were found."""
READER = "1"
"""Goes up when places are found otherwise by the same areas."""


@dataclass(frozen=True, slots=True)
class Placer:
    """Finds the areas of places in one country.

    Attributes:
        gazetteer: the areas of the country.
        countries: its name as sources print it; other countries are placed nowhere. The empty
            name is that of sources with one country only.
        version: of the record the areas are from: what was found once is found again under the
            same version. Empty where nothing is to be remembered.
        outlines: boundaries of districts that somebody brought; None where nobody did.
        boundaries: hash of the file they are from; empty without one.
    """

    gazetteer: Gazetteer
    countries: frozenset[str]
    version: str = ""
    outlines: BoundaryIndex | None = None
    boundaries: str = ""

    def find(self, place: tuple[str, str, str, str, int], polygon: str = "") -> PlaceMatch:
        """Return the area of a place, given as the columns of ``PLACE_KEY``.

        Args:
            polygon: code of the district in whose boundary its point falls.
        """
        _, province, district, name, precision = place
        return find_area(
            self.gazetteer,
            province=province,
            district=district,
            place=name,
            precision=PlacePrecision(precision),
            polygon=polygon,
        )


def with_boundaries(placer: Placer, store: BoundaryStore) -> Placer:
    """Return who asks the boundaries of districts too, where a file of them is kept.

    Names come first: a boundary is asked only where a name gives no district.

    Raises:
        Unavailable: the file was altered, or the disk refuses.
    """
    kept = store.find(Level.DISTRICT)
    if kept is None:
        return placer
    from misaq.sources.places.boundaries import BoundaryIndex, read_boundaries

    found = read_boundaries(store.read(kept), placer.gazetteer)
    return replace(
        placer,
        version=bounded_version(placer.version, store),
        outlines=BoundaryIndex(found.boundaries),
        boundaries=kept.sha256,
    )


def bounded_version(version: str, store: BoundaryStore) -> str:
    """Return a version of the record, and of the boundaries where a file of them is kept."""
    kept = store.find(Level.DISTRICT)
    return fingerprint(version, kept.sha256) if version and kept is not None else version


def place_events(
    connection: DuckDBPyConnection, events: str, placer: Placer | None, found: Path
) -> None:
    """Make the table of places that were found; empty where nobody finds them.

    Args:
        events: name of the table of events, without codes.
        placer: finds the areas.
        found: folder in which what was found is remembered; it need not exist.
    """
    connection.execute(
        f"CREATE TEMP TABLE {PLACINGS} (country VARCHAR, province VARCHAR, district VARCHAR, "
        "place VARCHAR, place_precision INTEGER, province_code VARCHAR, district_code VARCHAR)"
    )
    if placer is None:
        return
    memory = found / f"{fingerprint(READER, placer.version, *sorted(placer.countries))}.parquet"
    if placer.version and memory.is_file():
        connection.execute(f"INSERT INTO {PLACINGS} SELECT * FROM {as_text(memory)}")
    missing = _missing(connection, events, placer)
    _insert(connection, [(*place, *_codes(placer.find(place))) for place in missing])
    if placer.version and missing:
        _remember(connection, memory)


def _missing(
    connection: DuckDBPyConnection, events: str, placer: Placer
) -> list[tuple[str, str, str, str, int]]:
    key = ", ".join(PLACE_KEY)
    known = ", ".join("?" for _ in placer.countries)
    return connection.execute(
        f"SELECT DISTINCT {key} FROM {events} WHERE country IN ({known}) "
        f"EXCEPT SELECT {key} FROM {PLACINGS}",
        sorted(placer.countries),
    ).fetchall()


def _remember(connection: DuckDBPyConnection, memory: Path) -> None:
    """Write what was found; a disk that refuses costs the time of finding it again, no more."""
    with contextlib.suppress(OSError):
        memory.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        for outdated in memory.parent.glob("*.parquet"):
            if outdated != memory:
                outdated.unlink()
        part = memory.with_name(f".part-{secrets.token_hex(8)}")
        connection.execute(f"COPY {PLACINGS} TO {as_text(part)} (FORMAT parquet)")
        part.replace(memory)


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
