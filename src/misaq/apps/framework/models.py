"""The tables of the room framework: one model for each kind of record."""

from __future__ import annotations

from misaq.apps.registers.models import RegisterRow


class ThreatClass(RegisterRow):
    """Rows of framework.classes."""

    TABLE = "framework.classes"


class ClassLink(RegisterRow):
    """Rows of framework.links."""

    TABLE = "framework.links"


class Scheme(RegisterRow):
    """Rows of framework.schemes."""

    TABLE = "framework.schemes"


class Crosswalk(RegisterRow):
    """Rows of framework.crosswalks."""

    TABLE = "framework.crosswalks"
