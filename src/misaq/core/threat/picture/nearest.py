"""Which areas lie next to each other, read off their middle points: no boundary is needed."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from misaq.core.places.gazetteer import Gazetteer

MANY = 6
"""How many areas are taken to lie next to one."""


def nearest_areas(
    gazetteer: Gazetteer, units: Mapping[str, str], many: int = MANY
) -> Mapping[str, tuple[str, ...]]:
    """Return the units whose middle points are nearest to that of each; of ties the first code.

    A unit of several areas has the mean of their points. One of which no point is on record is
    next to nothing.

    Args:
        units: of each area, the unit it is counted in.
    """
    points: dict[str, list[tuple[float, float]]] = {}
    for code in sorted(units):
        area = gazetteer.find(code)
        if area is not None and area.middle is not None:
            point = float(area.middle.latitude), float(area.middle.longitude)
            points.setdefault(units[code], []).append(point)
    placed = [(unit, np.mean(points[unit], axis=0)) for unit in sorted(points)]
    if not placed:
        return {}
    latitude = np.radians([float(point[0]) for _, point in placed])
    longitude = np.radians([float(point[1]) for _, point in placed])
    flat = np.stack([longitude * np.cos(latitude.mean()), latitude], axis=1)
    apart = np.round(np.linalg.norm(flat[:, None] - flat[None], axis=-1), 9)
    np.fill_diagonal(apart, np.inf)
    order = np.argsort(apart, axis=1, kind="stable")[:, : min(many, len(placed) - 1)]
    return {
        code: tuple(placed[other][0] for other in order[number])
        for number, (code, _) in enumerate(placed)
    }
