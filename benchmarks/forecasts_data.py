"""Events of UCDP GED by province and district, and by month, on the areas of the bench alone.

Nothing is dropped silently: what has no district, no province or no month is counted apart.
"""

from __future__ import annotations

import csv
import hashlib
import json
import math
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from misaq.core.incidents.records import DatePrecision, PlacePrecision
from misaq.core.threat.forecasting.area_months import AreaMonths, make_area_months
from misaq.sources.incidents.engine import engine
from misaq.sources.incidents.opening import open_table
from misaq.sources.incidents.reading import read_table
from misaq.sources.incidents.staging import Asked
from misaq.sources.incidents.ucdp import UCDP_GED

_SHARED = Path(os.environ.get("MISAQ_SHARED_DATA", Path(__file__).parents[2] / "shared" / "data"))
GED = _SHARED / "incidents" / "ged-22.1-pakistan-1989-2018.csv.gz"
PLACES = _SHARED / "places" / "ocha-pcodes-pak.csv"
SHAPES = PLACES.parent / "ocha-cod-ab-pak-adm2-2022-09-09.geojson"

FIRST_YEAR, LAST_YEAR = 1989, 2018
_MONTHS = (LAST_YEAR - FIRST_YEAR + 1) * 12

PROVINCES = {
    "Azad Jammu & Kashmir": "Azad Kashmir",
    "Balochistan province": "Balochistan",
    "Federally Administered Tribal Areas": "FATA",
    "Gilgit-Baltistan": "Gilgit Baltistan",
    "Islamabad Capital territory": "Islamabad",
    "Khyber Pakhtunkwa province": "Khyber Pakhtunkhwa",
    "Punjab province": "Punjab",
    "Sindh province": "Sindh",
}
_AGENCIES = {
    "Bajaur", "Khyber", "Kurram", "Mohmand", "North Waziristan", "Orakzai", "South Waziristan",
}  # fmt: skip
_FRONTIER = {
    "FR Bannu": "FATA", "FR Kohat": "FATA", "FR Lakki Marwat": "FATA", "FR Peshawar": "FATA",
    "FR D. I. Khan": "FATA", "FR Tank": "FATA",
}  # fmt: skip
_SOURCE_SPELLINGS = {
    "Hattian Bala": "Jhelum Valley", "Neelam": "Neelum", "Bolan": "Kachhi",
    "Jafarabad": "Jaffarabad", "Musa Khel": "Musakhel", "FR Bannu - Mir Ali": "FR Bannu",
    "FR Tank - Jandola": "FR Tank", "Diamer": "Diamir", "Chitral": "Chitral Lower",
    "Dera Ismail Khan": "D. I. Khan", "Kohistan": "Kohistan Lower", "Layyah": "Leiah",
    "Shaheed Benazirabad": "Shaheed Benazir Abad",
}  # fmt: skip
# Formed or split off after 2010: a series of months stays in the district that held them before.
_FORMED_LATER = {
    "Chaman", "Duki", "Shaheed Sikandarabad", "Sohbatpur", "Lehri", "Kohistan Upper", "Hunza",
    "Kolai Palas Kohistan", "Nagar", "Kharmang", "Shigar", "Darel", "Tangir", "Gupis-Yasin",
    "Rondu", "Chitral Upper", "Sujawal",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Bench:
    """Two panels of one file.

    Attributes:
        provinces: eight of them, FATA to the end.
        districts: with what is known to the district.
        apart: how many events and deaths were left out, by level and reason.
        digest: first digits of the SHA-256 of the file.
    """

    provinces: AreaMonths
    districts: AreaMonths
    apart: dict[str, tuple[int, int]]
    digest: str


def is_here() -> bool:
    """Return whether the files are there."""
    return GED.exists() and PLACES.exists() and SHAPES.exists()


def read_bench() -> Bench:
    """Read both files and count events into months."""
    rows = list(_events())
    names, parents = zip(*districts(), strict=True)
    provinces = tuple(PROVINCES.values())
    apart: Counter[str] = Counter()
    deaths: Counter[str] = Counter()
    placed: dict[str, list[tuple[int, int, int]]] = {"province": [], "district": []}
    for province, district, month, killed in rows:
        for level, name, known in (
            ("province", province, provinces),
            ("district", district, names),
        ):
            reason = "no month" if month < 0 else "" if name else f"no {level}"
            if reason:
                apart[f"{level}: {reason}"] += 1
                deaths[f"{level}: {reason}"] += killed
            else:
                placed[level].append((known.index(name), month, killed))
    groups = np.array([provinces.index(parent) for parent in parents])
    return Bench(
        _panel(provinces, np.zeros(len(provinces), dtype=np.int64), placed["province"]),
        _panel(names, groups, placed["district"], _middles(names)),
        {reason: (apart[reason], deaths[reason]) for reason in sorted(apart)},
        hashlib.sha256(GED.read_bytes()).hexdigest()[:12],
    )


def _panel(
    areas: tuple[str, ...],
    groups: np.ndarray,
    rows: list[tuple[int, int, int]],
    middles: np.ndarray | None = None,
) -> AreaMonths:
    area, month, killed = np.array(rows, dtype=np.int64).T
    return make_area_months(areas, groups, FIRST_YEAR * 12, _MONTHS, (area, month, killed), middles)


def _middles(names: tuple[str, ...]) -> np.ndarray:
    """Return degrees north and east; a frontier region lies where the district beside it does."""
    known = centres()
    unknown = math.nan, math.nan
    return np.array([known.get(name.removeprefix("FR "), unknown) for name in names])


def _events() -> Iterator[tuple[str, str, int, int]]:
    """Yield province, district, month and best estimate of deaths; "" and -1 where unknown."""
    with TemporaryDirectory(prefix="misaq-") as name, engine(Path(name)) as connection:
        folder = Path(name)
        asked = Asked(UCDP_GED, UCDP_GED.source, "22.1", date.max, {})
        table = read_table(open_table(GED, folder), asked, folder)
        rows = (
            connection.read_parquet(str(table.path))
            .project("province, district, place_precision, starts, date_precision, killed_best")
            .fetchall()
        )
    for province, district, place, starts, precision, killed in rows:
        month = -1 if precision == DatePrecision.YEAR else _month(starts)
        known = district_of(district) if place <= PlacePrecision.DISTRICT else ""
        yield PROVINCES[province] if province else "", known, month, killed


def centres() -> dict[str, tuple[float, float]]:
    """Return latitude and longitude of the middle of each district's largest outline."""
    found: dict[str, tuple[float, float]] = {}
    for feature in json.loads(SHAPES.read_text(encoding="utf-8"))["features"]:
        name = feature["properties"].get("ADM2_EN") or feature["properties"].get("adm2_name")
        shape = feature["geometry"]
        rings = shape["coordinates"] if shape["type"] == "Polygon" else shape["coordinates"][0]
        points = rings[0]
        if name:
            middle = [sum(point[k] for point in points) / len(points) for k in (1, 0)]
            found["Karachi" if "Karachi" in name else name] = middle[0], middle[1]
    return found


def _month(day: date) -> int:
    """Return months after the first."""
    return (day.year - FIRST_YEAR) * 12 + day.month - 1


def district_of(text: str) -> str:
    """Return the name of the district that a source's text means."""
    name = text
    for kind in (" district", " Distrcit", " agency"):
        name = name.removesuffix(kind)
    return _SOURCE_SPELLINGS.get(name, name)


def districts() -> list[tuple[str, str]]:
    """Return each district with its province; Karachi is one, frontier regions are apart."""
    with PLACES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    parent = {row["P-Code"]: row["Name"] for row in rows if row["Admin Level"] == "1"}
    known = {
        "Karachi" if "Karachi" in row["Name"] else row["Name"]: parent[row["Parent P-Code"]]
        for row in rows
        if row["Admin Level"] == "2" and row["Name"] not in _FORMED_LATER
    }
    known |= dict.fromkeys(_AGENCIES, "FATA") | _FRONTIER
    return sorted(known.items())
