"""Whom checks of areas ask, and how they cite a source of incidents."""

from __future__ import annotations

from misaq.core.incidents.checks.ground import above
from misaq.core.incidents.registers import Incidents
from misaq.core.institutions.records import Institutions, Level
from misaq.core.places.records import Places
from misaq.kernel.ids import Key
from misaq.kernel.provenance import Citations


def government_of(institutions: Institutions, places: Places, area: Key) -> Key | None:
    """Return the government of the province an area lies in; None where none is on record."""
    titles = {one.key: one.title for one in places.areas}
    province = titles[above(places, area)[-1]]
    found = (
        one.key
        for one in institutions.institutions
        if one.level is Level.PROVINCIAL and one.area == province and one.parent is None
    )
    return next(found, None)


def cite_of_source(incidents: Incidents, source: Key) -> Citations:
    """Return how the pack cites a source; nothing where it does not."""
    return next((one.cite for one in incidents.monthly if one.source == source), ())
