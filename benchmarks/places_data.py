"""Places as five sources print them, read in place."""

from __future__ import annotations

import csv
import gzip
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from benchmarks.lists_data import DATA
from misaq.core.incidents.records import PlacePrecision

BOUNDARIES = DATA / "places" / "ocha-cod-ab-pak-adm2-2022-09-09.geojson"

_GED = "ged-22.1-pakistan-1989-2018.csv.gz"
_GED_PRECISION = {
    "1": PlacePrecision.EXACT,
    "2": PlacePrecision.NEARBY,
    "3": PlacePrecision.DISTRICT,
    "4": PlacePrecision.PROVINCE,
    "5": PlacePrecision.PROVINCE,
    "6": PlacePrecision.COUNTRY,
    "7": PlacePrecision.COUNTRY,
}


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """Where one row of a source says that something was.

    Attributes:
        province: first-level area as printed.
        district: second-level area as printed.
        on: day; None where it is not read here.
        precision: how finely the source knows where.
        point: latitude and longitude; None where not given.
    """

    province: str
    district: str
    on: date | None
    precision: PlacePrecision
    point: tuple[float, float] | None = None


def is_here() -> bool:
    """Return whether the sources lie beside this clone."""
    return (DATA / "incidents" / _GED).is_file() and BOUNDARIES.is_file()


def list_sources() -> Iterator[tuple[str, tuple[PrintedPlace, ...]]]:
    """Yield each source by its name, with the places of its rows."""
    yield "UCDP GED 22.1, Pakistan to 2018", tuple(map(_ged, _rows(_GED)))
    candidate = _rows("ged-candidate-23.0.10-world.csv.gz")
    here = tuple(_ged(row) for row in candidate if row["country"] == "Pakistan")
    yield "UCDP candidate events, October 2023", here
    for name, file, province, district in (
        ("suicide attacks", "PakistanSuicideAttacks.csv", "Province", "City"),
        ("drone strikes", "PakistanDroneAttacks.csv", "Province", "City"),
        ("drone strikes, BIJ", "bij_pakistan.csv", "", "area"),
    ):
        rows = tuple(
            PrintedPlace(row.get(province, ""), row[district], None, PlacePrecision.DISTRICT)
            for row in _rows(file)
        )
        yield name, rows


def _ged(row: Mapping[str, str]) -> PrintedPlace:
    return PrintedPlace(
        row["adm_1"],
        row["adm_2"],
        date.fromisoformat(row["date_start"][:10]),
        _GED_PRECISION[row["where_prec"]],
        (float(row["latitude"]), float(row["longitude"])),
    )


def _rows(name: str) -> Iterator[Mapping[str, str]]:
    path = DATA / "incidents" / name
    packed = path.suffix == ".gz"
    encoding = "utf-8" if packed else "latin-1"
    with (
        gzip.open(path, "rt", encoding=encoding)
        if packed
        else path.open(encoding=encoding) as lines
    ):
        yield from (row for row in csv.DictReader(lines) if not _is_tags(row))


def _is_tags(row: Mapping[str, str]) -> bool:
    """Say whether a row holds the tags of the humanitarian exchange, and no event."""
    return any((value or "").startswith("#date") for value in row.values())
