"""GeoJSON as somebody brings it: the features, in degrees of WGS 84, or a refusal that says why."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.words import tell

MOST_BYTES = 200_000_000
"""The largest file that is read."""

_WGS84 = re.compile(r"(?i)(OGC:(1\.3:|:)?CRS84|EPSG:(:|[0-9.]+:)?4326)$")
_AREAS = frozenset({"Polygon", "MultiPolygon"})


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature of a file.

    Attributes:
        place: its number in the file, from 1.
        properties: what the file says of it, as text; what is empty is left out.
        geometry: its outline, as GeoJSON has it.
    """

    place: int
    properties: Mapping[str, str]
    geometry: Mapping[str, Any]


def read_features(data: bytes) -> tuple[Feature, ...]:
    """Return the features of a file that have an outline.

    Raises:
        InputRefused: not GeoJSON, another projection than degrees of WGS 84, or no outline in it;
            what is wrong with single features is listed together.
    """
    whole = _parsed(data)
    _check_projection(whole)
    problems: list[Problem] = []
    found = tuple(_features(whole["features"], problems))
    if problems or not found:
        raise InputRefused(
            tell("The file was not taken: {count} features have no outline.", count=len(problems))
            if problems
            else tell("The file holds no feature."),
            next_step=tell("Bring a file of areas: polygons, one feature for each area."),
            problems=tuple(problems),
            rule="places.features",
        )
    return found


def corners(geometry: Mapping[str, Any]) -> Iterator[tuple[float, float]]:
    """Yield every corner of an outline, as (longitude, latitude)."""
    rings = geometry["coordinates"]
    for ring in rings if geometry["type"] == "Polygon" else (r for part in rings for r in part):
        for point in ring:
            yield float(point[0]), float(point[1])


def _parsed(data: bytes) -> Mapping[str, Any]:
    if len(data) > MOST_BYTES:
        raise InputRefused(
            tell("The file is larger than {value} MB.", value=MOST_BYTES // 1_000_000),
            next_step=tell("Simplify its outlines; a point does not need every bend of a river."),
            rule="places.size",
        )
    if data[:4] in (b"PK\x03\x04", b"\x00\x00\x27\x0a"):
        raise _no_geojson(tell("it is a shapefile or an archive"))
    try:
        whole = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise _no_geojson(tell("it is not text in UTF-8")) from None
    except (ValueError, RecursionError):
        raise _no_geojson(tell("it is not JSON")) from None
    if not isinstance(whole, dict) or not isinstance(whole.get("features"), list):
        raise _no_geojson(tell("it has no list of features"))
    return whole


def _no_geojson(why: str) -> InputRefused:
    return InputRefused(
        tell("The file is not GeoJSON: {why}.", why=why),
        next_step=tell("Save it as GeoJSON, in degrees of WGS 84 (EPSG:4326)."),
        rule="places.geojson",
    )


def _check_projection(whole: Mapping[str, Any]) -> None:
    """Refuse a file that names another projection; without a name the numbers decide."""
    named = whole.get("crs")
    if named is None:
        return
    properties = named.get("properties") if isinstance(named, dict) else None
    name = str(properties.get("name", "")) if isinstance(properties, dict) else ""
    if _WGS84.search(name) is None:
        raise other_projection(name or tell("one without a name"))


def other_projection(name: str) -> InputRefused:
    """Return the refusal of a file in another projection."""
    return InputRefused(
        tell("The file is in another projection than degrees of WGS 84: {name}.", name=name),
        next_step=tell(
            "Project it to EPSG:4326 first, for example: ogr2ogr -t_srs EPSG:4326 out.geojson "
            "in.geojson"
        ),
        rule="places.projection",
    )


def _features(written: list[Any], problems: list[Problem]) -> Iterator[Feature]:
    for place, one in enumerate(written, 1):
        geometry = one.get("geometry") if isinstance(one, dict) else None
        properties = one.get("properties") if isinstance(one, dict) else None
        if not isinstance(geometry, dict) or geometry.get("type") not in _AREAS:
            problems.append(_problem(place, tell("it is no polygon.")))
        elif not _is_outline(geometry):
            problems.append(_problem(place, tell("its outline cannot be read.")))
        else:
            held = properties if isinstance(properties, dict) else {}
            texts = {str(k): str(v).strip() for k, v in held.items() if v is not None}
            yield Feature(place, {k: v for k, v in texts.items() if v}, geometry)


def _is_outline(geometry: Mapping[str, Any]) -> bool:
    try:
        return sum(1 for _ in corners(geometry)) > 3
    except (KeyError, TypeError, ValueError, IndexError):
        return False


def _problem(place: int, what: str) -> Problem:
    return Problem(
        tell("feature {place}", place=place), what, tell("Give it a polygon, or leave it out.")
    )
