"""Where incident data lies on this machine."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from misaq.sources.incidents.store import IncidentStore


def incident_store() -> IncidentStore:
    """Return the releases of incident data that are kept here."""
    return IncidentStore(Path(settings.MISAQ_HOME) / "incidents")
