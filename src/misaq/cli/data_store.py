"""Where incident data lies on this machine, and what of the country helps to read it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from misaq.sources.incidents.boxes import Box
    from misaq.sources.incidents.placing import Placer
    from misaq.sources.incidents.store import IncidentStore


def incident_store() -> IncidentStore:
    """Return the releases of incident data that are kept here; Django must be ready."""
    from misaq.apps.incidents.at_hand import incident_store as store_here

    return store_here()


def placer_here() -> Placer:
    """Return who finds the areas of the country on record; the database must be open."""
    from misaq.apps.incidents.preparing import placer_of
    from misaq.cli.database import whoever_types

    return placer_of(actor=whoever_types())


def boxes_of(placer: Placer) -> Mapping[str, Box]:
    """Return the box around the country, by its names; none where no area has a middle."""
    from misaq.sources.incidents.boxes import box_around

    middles = [area.middle for area in placer.gazetteer.list_areas() if area.middle is not None]
    box = box_around((float(one.latitude), float(one.longitude)) for one in middles)
    return {} if box is None else dict.fromkeys(placer.countries, box)
