"""The tables of the room places: one model for each kind of record."""

from __future__ import annotations

from misaq.apps.registers.models import RegisterRow


class Area(RegisterRow):
    """Rows of places.areas."""

    TABLE = "places.areas"


class AreaChange(RegisterRow):
    """Rows of places.area_changes."""

    TABLE = "places.area_changes"
