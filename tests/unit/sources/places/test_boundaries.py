"""Boundary files are checked against the record before any point is asked of them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Level
from misaq.kernel.errors import InputRefused
from misaq.sources.places.boundaries import BoundaryFile, BoundaryIndex, read_boundaries
from tests.support.invented_places import PLACES

GAZETTEER = Gazetteer(PLACES)
NAMES = {"XA101": "Tarn", "XA102": "Korrib", "XA103": "Upper Vale", "XA201": "Marsh"}
Properties = dict[str, Any]


def square(east: float, north: float, side: float = 0.5) -> list[list[list[float]]]:
    """Return the outline of a square from its south-western corner."""
    far, top = east + side, north + side
    return [[[east, north], [far, north], [far, top], [east, top], [east, north]]]


def feature(outline: list[Any], **properties: object) -> Properties:
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Polygon", "coordinates": outline},
    }


def four(names: dict[str, str] | None = None) -> list[Properties]:
    """Return four squares around the middle points on record, side by side from west to east."""
    return [
        feature(square(20.0 + place / 2, 10.0), PCODE=code, NAME=name)
        for place, (code, name) in enumerate((names or NAMES).items())
    ]


def collection(features: list[Properties], **more: object) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features, **more}).encode()


def read(features: list[Properties], **more: object) -> BoundaryFile:
    return read_boundaries(collection(features, **more), GAZETTEER)


def refusal(data: bytes) -> InputRefused:
    with pytest.raises(InputRefused) as refused:
        read_boundaries(data, GAZETTEER)
    assert refused.value.next_step
    return refused.value


def test_a_file_is_read_beside_the_record() -> None:
    found = read([*four(), feature(square(24, 10), NAME="Disputed Ground", PCODE=None)])
    assert (found.level, found.code_field) == (Level.DISTRICT, "PCODE")
    assert [boundary.code for boundary in found.boundaries] == list(NAMES)
    assert found.without_code == ("5 Disputed Ground",)
    assert found.missing == ("XA104", "XA202", "XA301")
    assert (found.unknown, found.renamed, found.mended) == ((), (), ())


def test_codes_and_names_that_differ_are_listed_together() -> None:
    extra = [feature(square(30, 10), PCODE=code, NAME="?") for code in ("ZZ2", "ZZ1")]
    found = read([*four({**NAMES, "XA201": "Marshmere"}), *extra])
    assert found.unknown == ("ZZ1", "ZZ2")
    assert found.renamed == (("XA201", "Marshmere"),)


def test_an_area_of_which_part_was_split_is_flagged() -> None:
    provinces = [feature(square(20, 10), PCODE="XA1"), feature(square(21, 10), PCODE="XA2")]
    assert read(provinces).level is Level.PROVINCE
    assert read(four()).split == ()
    whole = [*four(), feature(square(22, 10), PCODE="XA-VALE", NAME="Vale")]
    assert read(whole).split == ("XA-VALE",)


def test_an_outline_that_crosses_itself_is_mended_and_named() -> None:
    bow = [[[20, 10], [21, 11], [21, 10], [20, 11], [20, 10]]]
    found = read([feature(bow, PCODE="XA101"), *four()[1:]])
    assert found.mended == ("XA101",)
    assert BoundaryIndex(found.boundaries).find(10.5, 20.9) == "XA101"


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("urn:ogc:def:crs:OGC:1.3:CRS84", id="crs84"),
        pytest.param("urn:ogc:def:crs:EPSG::4326", id="epsg-urn"),
        pytest.param("EPSG:4326", id="epsg"),
    ],
)
def test_degrees_of_wgs84_are_read_by_any_of_their_names(name: str) -> None:
    assert read(four(), crs={"type": "name", "properties": {"name": name}}).boundaries


@pytest.mark.parametrize(
    ("crs", "features"),
    [
        pytest.param({"properties": {"name": "EPSG:3857"}}, four(), id="named"),
        pytest.param({"properties": {}}, four(), id="nameless"),
        pytest.param("EPSG:32642", four(), id="not-an-object"),
        pytest.param(None, [feature(square(7_800_000, 3_900_000), PCODE="XA101")], id="in-metres"),
        pytest.param(None, [feature(square(float("nan"), 3), PCODE="XA101")], id="not-finite"),
    ],
)
def test_another_projection_is_refused(crs: object, features: list[Properties]) -> None:
    more = {} if crs is None else {"crs": crs}
    refused = refusal(collection(features, **more))
    assert refused.rule == "places.projection"
    assert "EPSG:4326" in refused.next_step


def test_swapped_coordinates_are_refused() -> None:
    swapped = [feature(square(10.0, 20.0 + n), PCODE=code) for n, code in enumerate(NAMES)]
    assert refusal(collection(swapped)).rule == "places.swapped"


def test_outlines_that_lie_elsewhere_are_refused_together() -> None:
    far = [feature(square(60.0 + n, -40.0), PCODE=code) for n, code in enumerate(NAMES)]
    refused = refusal(collection(far))
    assert refused.rule == "places.elsewhere"
    assert len(refused.problems) == 4


def test_a_file_without_a_column_of_codes_is_refused_with_its_columns() -> None:
    refused = refusal(collection([feature(square(20, 10), NAME="Tarn", shapeID="1")]))
    assert refused.rule == "places.codes"
    assert "NAME, shapeID" in refused.message


def test_codes_of_another_edition_are_refused_with_every_name() -> None:
    turned = dict(zip(NAMES, [*list(NAMES.values())[1:], "Tarn"], strict=True))
    refused = refusal(collection(four(turned)))
    assert refused.rule == "places.edition"
    assert [problem.where for problem in refused.problems] == list(NAMES)


def test_a_code_that_stands_twice_is_refused() -> None:
    refused = refusal(collection([*four(), feature(square(25, 10), PCODE="XA101")]))
    assert "XA101" in refused.message


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"PK\x03\x04rest", id="archive"),
        pytest.param(b"\xff\xfe", id="not-text"),
        pytest.param(b"code;name", id="not-json"),
        pytest.param(b'{"type": "Topology"}', id="no-features"),
    ],
)
def test_what_is_no_geojson_is_refused(data: bytes) -> None:
    assert refusal(data).rule == "places.geojson"


@pytest.mark.parametrize(
    "geometry",
    [
        pytest.param(None, id="none"),
        pytest.param({"type": "Point", "coordinates": [20, 10]}, id="point"),
        pytest.param({"type": "Polygon", "coordinates": [[["a", 10]]]}, id="letters"),
        pytest.param({"type": "Polygon"}, id="no-corners"),
    ],
)
def test_features_without_an_outline_are_refused_together(geometry: object) -> None:
    bad = {"type": "Feature", "properties": {"PCODE": "XA101"}, "geometry": geometry}
    refused = refusal(collection([*four(), bad, bad]))
    assert [problem.where for problem in refused.problems] == ["feature 5", "feature 6"]


def test_an_empty_file_is_refused() -> None:
    assert refusal(collection([])).rule == "places.features"


def test_points_fall_in_one_area_or_none() -> None:
    index = BoundaryIndex(read(four()).boundaries)
    assert index.find(10.2, 20.2) == "XA101"
    assert index.find(10.2, 20.5) == "XA101"  # on the line between two: the first code
    assert index.find(50.0, 20.5) == ""
    nan = float("nan")
    assert index.find_all([10.2, nan, 10.2], [21.2, 20.2, 21.7]) == ["XA103", "", "XA201"]
