"""Promises that the places of the Pakistan pack keep; names of sources are read in place."""

from __future__ import annotations

from datetime import date
from functools import cache
from itertools import combinations

import pytest

from benchmarks.places import agreement, gazetteer_of_pakistan, is_found, names_astray
from benchmarks.places import find as find_place
from benchmarks.places_data import BOUNDARIES, is_here, list_sources
from misaq.core.incidents.records import PlacePrecision
from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.matching import find_area
from misaq.core.places.records import Area, AreaTile, Level
from misaq.kernel.provenance import is_verified
from misaq.sources.places.boundaries import read_boundaries
from tests.support import skips


@cache
def gazetteer() -> Gazetteer:
    return gazetteer_of_pakistan()


def squares() -> dict[str, AreaTile]:
    return {area.code: area.tile for area in gazetteer().areas if area.tile is not None}


@pytest.fixture
def _shared() -> None:
    if not is_here():
        pytest.skip(skips.NO_SHARED_DATA)


def test_every_district_with_a_code_has_a_square_of_its_own() -> None:
    coded = {area.code for area in gazetteer().list_units()}
    held = squares()
    assert len(coded) == 160
    assert set(held) == coded
    cells = [(tile.column, tile.row) for tile in held.values()]
    assert len(set(cells)) == len({tile.short for tile in held.values()}) == 160


def test_every_district_that_stands_is_counted_on_some_square() -> None:
    standing = gazetteer().list_areas(Level.DISTRICT)
    assert {gazetteer().unit_of(area.code) for area in standing} <= set(squares())


def test_the_tribal_areas_are_one_series_through_their_merger() -> None:
    for code in ("PK502", "PK513", "PK518", "PK524", "PK525", "PK527", "PK530"):
        assert gazetteer().series_province(code) == "PK-FATA"
        assert gazetteer().province_of(code, on=date(2018, 5, 30)) == "PK-FATA"
        assert gazetteer().province_of(code, on=date(2018, 5, 31)) == "PK5"
    merged = [a for a in gazetteer().areas if a.level in (Level.AGENCY, Level.FRONTIER_REGION)]
    assert len(merged) == 13
    for area in merged:
        assert gazetteer().get(gazetteer().unit_of(area.code)).level is Level.DISTRICT


@pytest.mark.parametrize("area", gazetteer().areas, ids=lambda area: area.code)
def test_every_name_of_an_area_finds_it(area: Area) -> None:
    own = [area.title, *(t.text for t in area.titles)]
    own += [name.text for name in area.names if name.kind.is_of_area]
    lost = [name for name in own if not _finds(area, name)]
    assert lost == []


def _finds(area: Area, name: str) -> bool:
    if not area.level.is_district_like:
        return any(found is area for found, _ in gazetteer().find_named(name))
    province = gazetteer().get(gazetteer().province_of(area.code)).title
    match = find_area(
        gazetteer(), province=province, district=name, precision=PlacePrecision.DISTRICT
    )
    return match.district_code == gazetteer().unit_of(area.code)


def test_names_in_urdu_stand_as_unverified() -> None:
    titles = [title for area in gazetteer().areas for title in area.titles]
    assert len(titles) == len(gazetteer().areas)
    assert not any(is_verified(title.cite) for title in titles)


@pytest.mark.usefixtures("_shared")
def test_every_name_that_sources_print_means_an_area_or_is_known_not_to() -> None:
    shares, astray = {}, []
    for name, places in list_sources():
        found = sum(is_found(place, find_place(gazetteer(), place)) for place in places)
        shares[name] = found / len(places)
        astray += names_astray(gazetteer(), places)
    assert astray == [("KPK", "D.G Khan"), ("KPK", "D.G Khan ")]
    assert min(shares.values()) > 0.985


@pytest.mark.usefixtures("_shared")
def test_names_agree_with_boundaries_as_far_as_was_measured() -> None:
    places = dict(list_sources())["UCDP GED 22.1, Pakistan to 2018"]
    asked, conflicts, _ = agreement(gazetteer(), places)
    assert 1 - conflicts.total() / asked > 0.95
    assert conflicts["Khyber Agency", "Peshawar"] > 50


@pytest.mark.usefixtures("_shared")
def test_neighbours_stay_neighbours_in_the_map_of_squares() -> None:
    file = read_boundaries(BOUNDARIES.read_bytes(), gazetteer())
    assert (file.missing, file.unknown, file.renamed) == ((), (), ())
    touching = [
        (one.code, other.code)
        for one, other in combinations(file.boundaries, 2)
        if one.shape.dwithin(other.shape, 0.01)
    ]
    held = squares()
    kept = sum(_are_beside(held[one], held[other]) for one, other in touching)
    assert kept / len(touching) > 0.85


def _are_beside(one: AreaTile, other: AreaTile) -> bool:
    return max(abs(one.column - other.column), abs(one.row - other.row)) == 1
