"""The tables of what a country pack says of incidents: one model for each kind of record."""

from __future__ import annotations

from misaq.apps.registers.models import RegisterRow


class Actor(RegisterRow):
    """Rows of incidents.actors."""

    TABLE = "incidents.actors"


class ActorPattern(RegisterRow):
    """Rows of incidents.actor_patterns."""

    TABLE = "incidents.actor_patterns"


class Vocabulary(RegisterRow):
    """Rows of incidents.vocabularies."""

    TABLE = "incidents.vocabularies"


class Rule(RegisterRow):
    """Rows of incidents.rules."""

    TABLE = "incidents.rules"


class NamedOperation(RegisterRow):
    """Rows of incidents.operations."""

    TABLE = "incidents.operations"


class NotableIncident(RegisterRow):
    """Rows of incidents.notable."""

    TABLE = "incidents.notable"


class AreaAssurance(RegisterRow):
    """Rows of incidents.assurances."""

    TABLE = "incidents.assurances"


class MonthlyTotals(RegisterRow):
    """Rows of incidents.monthly."""

    TABLE = "incidents.monthly"
