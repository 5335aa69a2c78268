"""Where incident data lies on this machine."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from misaq.sources.incidents.store import IncidentStore
from misaq.sources.places.keeping import BoundaryStore


def incident_store() -> IncidentStore:
    """Return the releases of incident data that are kept here."""
    return IncidentStore(Path(settings.MISAQ_HOME) / "incidents")


def boundary_store() -> BoundaryStore:
    """Return the boundary files that somebody brought."""
    return BoundaryStore(Path(settings.MISAQ_HOME) / "places")
