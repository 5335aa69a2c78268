"""Boundaries of areas, checked against the areas on record, and the area in which a point falls.

A boundary file is never part of Misaq: boundaries are disputed, go stale, and have terms of their
own. What a file says is set against codes, names and middle points on record before any point is
asked, so that codes of another edition, swapped coordinates or another projection do not place
events silently in the wrong district.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from misaq.core.places.gazetteer import Gazetteer
from misaq.core.places.records import Level
from misaq.kernel.errors import InputRefused, Problem
from misaq.kernel.words import tell
from misaq.sources.places.geojson import Feature, corners, other_projection, read_features

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

_FAR_KM = 250.0
"""A middle point on record further than this from its outline is of another area."""
_MOST_ASTRAY = 0.1
"""Share of names or points that may differ from the record before a whole file is refused."""
_KM_A_DEGREE = 111.2


@dataclass(frozen=True, slots=True)
class Boundary:
    """The outline of one area.

    Attributes:
        code: code of the area on record.
        shape: its outline, in degrees; longitude first.
    """

    code: str
    shape: BaseGeometry


@dataclass(frozen=True, slots=True)
class BoundaryFile:
    """What a file of boundaries says, beside what is on record.

    Attributes:
        level: what sort of unit it bounds.
        boundaries: outlines of areas on record, by code.
        code_field: the property that holds the codes.
        without_code: numbers of features that have no code, with what they are called.
        unknown: codes that are on no record.
        missing: codes on record, of areas that stand, without an outline.
        renamed: codes whose name in the file is not one of the area on record, with that name.
        mended: codes whose outline crossed itself and was mended.
        split: codes of areas of which part became another on some day on record.
    """

    level: Level
    boundaries: tuple[Boundary, ...]
    code_field: str
    without_code: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    renamed: tuple[tuple[str, str], ...] = ()
    mended: tuple[str, ...] = ()
    split: tuple[str, ...] = ()


def read_boundaries(data: bytes, gazetteer: Gazetteer) -> BoundaryFile:
    """Return the boundaries of a file.

    Raises:
        InputRefused: not GeoJSON in degrees of WGS 84; no property holds codes on record; a code
            stands twice; coordinates are swapped; or most names belong to other codes.
    """
    features = read_features(data)
    _check_degrees(features)
    level, field = _code_field(features, gazetteer)
    coded = [f for f in features if field in f.properties]
    known = [f for f in coded if gazetteer.find(f.properties[field]) is not None]
    _check_single(known, field)
    _check_places(known, field, gazetteer)
    renamed = _renamed(known, field, gazetteer)
    boundaries, mended = _outlines(known, field)
    codes = {boundary.code for boundary in boundaries}
    stand = [a.code for a in gazetteer.list_areas(level) if not a.is_own_code]
    return BoundaryFile(
        level=level,
        boundaries=boundaries,
        code_field=field,
        without_code=tuple(_called(f) for f in features if field not in f.properties),
        unknown=tuple(sorted({f.properties[field] for f in coded} - codes)),
        missing=tuple(code for code in stand if code not in codes),
        renamed=renamed,
        mended=mended,
        split=tuple(sorted(code for code in codes if gazetteer.is_split_after(code, None))),
    )


class BoundaryIndex:
    """Outlines ready to be asked in which of them a point falls."""

    def __init__(self, boundaries: Sequence[Boundary]) -> None:
        from shapely import STRtree

        ordered = sorted(boundaries, key=lambda boundary: boundary.code)
        self._codes = [boundary.code for boundary in ordered]
        self._tree = STRtree([boundary.shape for boundary in ordered])

    def find(self, latitude: float, longitude: float) -> str:
        """Return the code of the area in which a point falls; "" where it falls in none."""
        return self.find_all([latitude], [longitude])[0]

    def find_all(
        self,
        latitudes: Sequence[float] | NDArray[Any],
        longitudes: Sequence[float] | NDArray[Any],
    ) -> list[str]:
        """Return the code for each point; "" where it falls in none or is not given (NaN).

        A point on the line between two areas is given to the one whose code comes first.
        """
        import numpy as np
        from shapely import points

        north = np.asarray(latitudes, dtype=np.float64)
        east = np.asarray(longitudes, dtype=np.float64)
        given = np.flatnonzero(np.isfinite(north) & np.isfinite(east))
        place, area = self._tree.query(points(east[given], north[given]), predicate="intersects")
        found = [""] * len(north)
        for one, which in sorted(zip(place.tolist(), area.tolist(), strict=True), reverse=True):
            found[int(given[one])] = self._codes[which]
        return found


def _check_degrees(features: Sequence[Feature]) -> None:
    """Refuse numbers that are no degrees: metres of a projection without a name."""
    for feature in features:
        for east, north in corners(feature.geometry):
            if not (math.isfinite(east) and math.isfinite(north)):
                raise other_projection(tell("numbers that are not finite"))
            if abs(east) > 180 or abs(north) > 180 or (abs(north) > 90 and abs(east) > 90):
                raise other_projection(
                    tell("{east} {north} are no degrees", east=east, north=north)
                )


def _code_field(features: Sequence[Feature], gazetteer: Gazetteer) -> tuple[Level, str]:
    """Return the level and the property with most codes on record, the finer level first."""
    found: Counter[tuple[bool, str]] = Counter()
    seen: set[tuple[str, str]] = set()
    for feature in features:
        for name, value in feature.properties.items():
            area = gazetteer.find(value)
            if area is not None and not area.is_own_code and (name, value) not in seen:
                seen.add((name, value))
                found[area.level is Level.DISTRICT, name] += 1
    for is_district, level in ((True, Level.DISTRICT), (False, Level.PROVINCE)):
        names = {name: count for (fine, name), count in found.items() if fine is is_district}
        if names:
            return level, max(sorted(names), key=names.__getitem__)
    held = sorted({name for feature in features for name in feature.properties})
    raise InputRefused(
        tell(
            "No property of the file holds codes of areas on record. It has: {names}.",
            names=", ".join(held) or tell("none"),
        ),
        next_step=tell(
            "Add the P-code of each area as a property; the codes are in: misaq places show."
        ),
        rule="places.codes",
    )


def _check_single(known: Sequence[Feature], field: str) -> None:
    doubled = [code for code, n in Counter(f.properties[field] for f in known).items() if n > 1]
    if doubled:
        raise InputRefused(
            tell("Codes stand more than once: {codes}.", codes=", ".join(sorted(doubled))),
            next_step=tell("Join the parts of each area to one feature."),
            rule="places.doubled",
        )


def _check_places(known: Sequence[Feature], field: str, gazetteer: Gazetteer) -> None:
    """Refuse outlines that lie elsewhere than on record; say so where they are swapped."""
    astray: list[Problem] = []
    turned = asked = 0
    for feature in known:
        area = gazetteer.get(feature.properties[field])
        if area.middle is None:
            continue
        asked += 1
        north, east = float(area.middle.latitude), float(area.middle.longitude)
        if _distance(feature, north, east) <= _FAR_KM:
            continue
        turned += _distance(feature, east, north) <= _FAR_KM
        astray.append(
            Problem(
                tell("feature {place}", place=feature.place),
                tell("{code} lies elsewhere than on record.", code=area.code),
                tell("Compare it with the page of the area."),
            )
        )
    if turned and turned >= len(astray) / 2:
        raise InputRefused(
            tell("The coordinates are swapped: latitude stands before longitude."),
            next_step=tell("Turn them round: GeoJSON has longitude first."),
            rule="places.swapped",
        )
    if astray and len(astray) > _MOST_ASTRAY * asked:
        raise InputRefused(
            tell("{count} of {all} outlines lie elsewhere than on record.", count=len(astray),
                 all=asked),
            next_step=tell("Bring a file whose codes are those on record."),
            problems=tuple(astray),
            rule="places.elsewhere",
        )  # fmt: skip


def _distance(feature: Feature, north: float, east: float) -> float:
    """Return the kilometres from a point to the box around an outline; roughly."""
    points = list(corners(feature.geometry))
    aside = _outside(east, [point[0] for point in points]) * math.cos(math.radians(north))
    return _KM_A_DEGREE * math.hypot(aside, _outside(north, [point[1] for point in points]))


def _outside(value: float, held: Sequence[float]) -> float:
    return max(min(held) - value, value - max(held), 0.0)


def _renamed(
    known: Sequence[Feature], field: str, gazetteer: Gazetteer
) -> tuple[tuple[str, str], ...]:
    """Return codes whose name in the file is another than on record.

    Raises:
        InputRefused: so many that the codes must be of another edition.
    """
    name_field = _name_field(known, field, gazetteer)
    if not name_field:
        return ()
    named = [(f.properties[field], f.properties.get(name_field, "")) for f in known]
    astray = [(code, name) for code, name in named if name and not _names(gazetteer, code, name)]
    elsewhere = [(c, n) for c, n in astray if _is_another(gazetteer, c, n)]
    if len(elsewhere) > max(1.0, _MOST_ASTRAY * len(named)):
        raise InputRefused(
            tell(
                "The codes are of another edition: {count} of {all} belong to other areas.",
                count=len(elsewhere),
                all=len(named),
            ),
            next_step=tell("Bring a file whose codes are those on record."),
            problems=tuple(
                Problem(
                    code,
                    tell("the file calls it {name}.", name=name),
                    tell("On record it is {title}.", title=gazetteer.get(code).title),
                )
                for code, name in elsewhere
            ),
            rule="places.edition",
        )
    return tuple(sorted(astray))


def _name_field(known: Sequence[Feature], field: str, gazetteer: Gazetteer) -> str:
    """Return the property that most often holds a name of the area; "" where none does."""
    found: Counter[str] = Counter()
    for feature in known:
        level = gazetteer.get(feature.properties[field]).level
        for name, value in feature.properties.items():
            found[name] += any(area.level is level for area, _ in gazetteer.find_named(value))
    best = max(sorted(found), key=found.__getitem__, default="")
    return best if found[best] else ""


def _names(gazetteer: Gazetteer, code: str, name: str) -> bool:
    called = (*(area for area, _ in gazetteer.find_named(name)), *gazetteer.find_sounding(name))
    return any(gazetteer.is_same_ground(code, area.code) for area in called)


def _is_another(gazetteer: Gazetteer, code: str, name: str) -> bool:
    level = gazetteer.get(code).level
    return any(area.level is level for area, _ in gazetteer.find_named(name))


def _outlines(known: Sequence[Feature], field: str) -> tuple[tuple[Boundary, ...], tuple[str, ...]]:
    from shapely import make_valid
    from shapely.geometry import shape

    found, mended = [], []
    for feature in known:
        code, outline = feature.properties[field], shape(feature.geometry)
        if not outline.is_valid:
            outline = make_valid(outline)
            mended.append(code)
        found.append(Boundary(code, outline))
    return tuple(found), tuple(mended)


def _called(feature: Feature) -> str:
    titles = [value for name, value in feature.properties.items() if _is_title(name, value)]
    called = max(titles, key=len, default="")
    return f"{feature.place} {called}".rstrip()


def _is_title(name: str, value: str) -> bool:
    return "date" not in name.casefold() and any(c.isalpha() for c in value)
