"""The tables of the room bodies: one model for each kind of record."""

from __future__ import annotations

from misaq.apps.registers.models import RegisterRow


class Body(RegisterRow):
    """Rows of bodies.bodies."""

    TABLE = "bodies.bodies"


class Spell(RegisterRow):
    """Rows of bodies.spells."""

    TABLE = "bodies.spells"


class Relation(RegisterRow):
    """Rows of bodies.relations."""

    TABLE = "bodies.relations"
