"""Which areas lie next to each other, read off their middle points: no boundary is needed."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from misaq.core.places.gazetteer import Gazetteer

MANY = 6
"""How many areas are taken to lie next to one."""


def nearest_areas(
    gazetteer: Gazetteer, codes: tuple[str, ...], many: int = MANY
) -> Mapping[str, tuple[str, ...]]:
    """Return the areas whose middle points are nearest to that of each; of ties the first code.

    An area without a middle point on record is next to nothing.
    """
    known = [(code, area.middle) for code in codes if (area := gazetteer.find(code)) is not None]
    placed = [(code, middle) for code, middle in known if middle is not None]
    if not placed:
        return {}
    latitude = np.radians([float(middle.latitude) for _, middle in placed])
    longitude = np.radians([float(middle.longitude) for _, middle in placed])
    flat = np.stack([longitude * np.cos(latitude.mean()), latitude], axis=1)
    apart = np.round(np.linalg.norm(flat[:, None] - flat[None], axis=-1), 9)
    np.fill_diagonal(apart, np.inf)
    order = np.argsort(apart, axis=1, kind="stable")[:, : min(many, len(placed) - 1)]
    return {
        code: tuple(placed[other][0] for other in order[number])
        for number, (code, _) in enumerate(placed)
    }
