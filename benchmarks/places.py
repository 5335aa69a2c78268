"""Places of five sources, found by name; and names set against boundaries. Every miss is listed."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import misaq
from benchmarks.places_data import BOUNDARIES, PrintedPlace, is_here, list_sources
from misaq.core.incidents.records import PlacePrecision
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.matching import PlaceMatch, Remark, find_area
from misaq.sources.packfiles import read_pack
from misaq.sources.places.boundaries import BoundaryIndex, read_boundaries


def measure_places() -> None:
    """Print the share of places found, the rest with reasons, and conflicts with boundaries."""
    if not is_here():
        print("\nPlaces: no sources beside this clone; nothing measured.")
        return
    gazetteer = gazetteer_of_pakistan()
    print("\nPlaces: rows found as finely as their source knows them")
    for name, places in list_sources():
        _print_found(name, places, gazetteer)
        if places[0].point is not None and len(places) > 1000:
            _print_agreement(name, places, gazetteer)


def gazetteer_of_pakistan() -> Gazetteer:
    """Return the areas of the pack."""
    pack = read_pack(Path(misaq.__file__).parent / "packs" / "pk")
    return Gazetteer(pack.registers.places)


def find(gazetteer: Gazetteer, place: PrintedPlace, polygon: str = "") -> PlaceMatch:
    """Return the area of a printed place."""
    return find_area(
        gazetteer,
        province=place.province,
        district=place.district,
        on=place.on,
        precision=place.precision,
        polygon=polygon,
    )


def is_found(place: PrintedPlace, match: PlaceMatch) -> bool:
    """Say whether an area was found as finely as the source knows the place."""
    if place.precision.is_within_district:
        return bool(match.district_code)
    return bool(match.province_code) or not place.precision.is_within_province


def names_astray(gazetteer: Gazetteer, places: Sequence[PrintedPlace]) -> list[tuple[str, str]]:
    """Return the names of provinces and districts, as printed, that mean no area."""
    names = {(place.province, place.district) for place in places if place.province}
    provinces = {(p, "") for p, _ in names if not _means(gazetteer, p, "").province_code}
    districts = {(p, d) for p, d in names if d and not _means(gazetteer, p, d).district_code}
    return sorted(provinces | districts)


def agreement(
    gazetteer: Gazetteer, places: Sequence[PrintedPlace]
) -> tuple[int, Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Return how many names were set against a boundary, and who differed.

    The first count of conflicts lets a whole and its part pass for one; the second, strict, counts
    them too.
    """
    file = read_boundaries(BOUNDARIES.read_bytes(), gazetteer)
    points = [place.point or (float("nan"), float("nan")) for place in places]
    index = BoundaryIndex(file.boundaries)
    codes = index.find_all([north for north, _ in points], [east for _, east in points])
    asked, conflicts, strict = 0, Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for place, code in zip(places, codes, strict=True):
        match = find(gazetteer, place, code)
        if not (code and match.named_code and place.precision.is_within_district):
            continue
        asked += 1
        pair = gazetteer.get(match.named_code).title, gazetteer.get(code).title
        conflicts[pair] += Remark.POLYGON_CONFLICT in match.remarks
        strict[pair] += gazetteer.unit_of(match.named_code) != code
    return asked, +conflicts, +strict


def _means(gazetteer: Gazetteer, province: str, district: str) -> PlaceMatch:
    return find_area(
        gazetteer, province=province, district=district, precision=PlacePrecision.DISTRICT
    )


def _print_found(name: str, places: Sequence[PrintedPlace], gazetteer: Gazetteer) -> None:
    started = time.process_time()
    matches = [find(gazetteer, place) for place in places]
    spent = time.process_time() - started
    missed = Counter(
        (place.province, place.district, *(remark.value for remark in match.remarks))
        for place, match in zip(places, matches, strict=True)
        if not is_found(place, match)
    )
    share = 1 - missed.total() / len(places)
    astray = len(names_astray(gazetteer, places))
    print(f"  {name}: {share:.2%} of {len(places):,} rows, {astray} names astray; "
          f"{len(places) / spent:,.0f} rows a second")  # fmt: skip
    for (province, district, *remarks), count in missed.most_common():
        where = " | ".join(filter(None, (province, district))) or "no place printed"
        print(f"    {count:4}  {where}: {', '.join(remarks) or 'nothing to go by'}")


def _print_agreement(name: str, places: Sequence[PrintedPlace], gazetteer: Gazetteer) -> None:
    asked, conflicts, strict = agreement(gazetteer, places)
    print(f"  {name}: name and boundary of 2022 agree for {1 - conflicts.total() / asked:.1%} of "
          f"{asked:,} ({1 - strict.total() / asked:.1%} where a part is no whole)")  # fmt: skip
    for (named, bounded), count in conflicts.most_common():
        print(f"    {count:4}  named {named}, lies in {bounded}")
