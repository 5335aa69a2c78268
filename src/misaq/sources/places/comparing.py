"""What sources name set against the boundaries in which their points fall, row by row."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.matching import How, PlaceMatch, Precision, Remark, find_area
from misaq.sources.places.boundaries import BoundaryIndex

_COLUMNS = (
    "row", "event_id", "province", "district", "place", "named_code", "polygon_code",
    "province_code", "district_code", "how", "remarks",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PointedPlace:
    """Where one row of a source says that something was, with its point.

    Attributes:
        row: number of the row in the source's file.
        event_id: the source's own identifier.
        province: first-level area as printed.
        district: second-level area as printed.
        place: town or spot as printed.
        precision: how finely the source knows where.
        latitude: degrees north; not a number where not given.
        longitude: degrees east; not a number where not given.
    """

    row: int
    event_id: str
    province: str
    district: str
    place: str
    precision: Precision
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class ComparedPlace:
    """A row and what was found for it."""

    place: PointedPlace
    match: PlaceMatch


@dataclass(frozen=True, slots=True)
class PlaceComparison:
    """Names beside boundaries.

    Attributes:
        rows: rows in all.
        compared: rows known to a district, with a name on record and a point in an outline.
        conflicts: those of which the point lies in another district than the one named.
        placed: rows without a name on record that the boundary placed.
        doubtful: every row that somebody should look at, conflicts among them.
    """

    rows: int
    compared: int
    conflicts: int
    placed: int
    doubtful: tuple[ComparedPlace, ...]

    @property
    def agreement(self) -> float | None:
        """Share of compared rows in which name and boundary agree; None where none was compared."""
        return 1 - self.conflicts / self.compared if self.compared else None


def compare_places(
    places: Sequence[PointedPlace], gazetteer: Gazetteer, index: BoundaryIndex
) -> PlaceComparison:
    """Return how names and boundaries agree, and every row that somebody should look at."""
    codes = index.find_all([p.latitude for p in places], [p.longitude for p in places])
    known: dict[tuple[object, ...], PlaceMatch] = {}
    found = []
    for place, polygon in zip(places, codes, strict=True):
        key = (place.province, place.district, place.place, place.precision, polygon)
        if key not in known:
            known[key] = find_area(
                gazetteer,
                province=place.province,
                district=place.district,
                place=place.place,
                precision=place.precision,
                polygon=polygon,
            )
        found.append(ComparedPlace(place, known[key]))
    return _summed(found)


def write_doubtful(comparison: PlaceComparison, out: TextIO) -> None:
    """Write every row that somebody should look at, as CSV."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(_COLUMNS)
    writer.writerows(_cells(one) for one in comparison.doubtful)


def save_doubtful(comparison: PlaceComparison, path: Path) -> None:
    """Write every row that somebody should look at to a file of its own."""
    with path.open("w", encoding="utf-8", newline="") as out:
        write_doubtful(comparison, out)


def _summed(found: Iterable[ComparedPlace]) -> PlaceComparison:
    rows = tuple(found)
    compared = [one for one in rows if _is_compared(one)]
    return PlaceComparison(
        rows=len(rows),
        compared=len(compared),
        conflicts=sum(Remark.POLYGON_CONFLICT in one.match.remarks for one in compared),
        placed=sum(one.match.how is How.POLYGON for one in rows),
        doubtful=tuple(one for one in rows if one.match.is_doubtful),
    )


def _is_compared(one: ComparedPlace) -> bool:
    named = bool(one.match.named_code and one.match.polygon_code)
    return named and one.place.precision.is_within_district


def _cells(one: ComparedPlace) -> tuple[object, ...]:
    place, match = one.place, one.match
    return (
        place.row,
        *(_guarded(text) for text in (place.event_id, place.province, place.district, place.place)),
        match.named_code,
        match.polygon_code,
        match.province_code,
        match.district_code,
        match.how.value,
        " ".join(remark.value for remark in match.remarks),
    )


def _guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
