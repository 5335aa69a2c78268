"""The tables of the room incidents, by what they are about."""

from misaq.apps.incidents.models.registers import (
    Actor,
    ActorPattern,
    AreaAssurance,
    MonthlyTotals,
    NamedOperation,
    NotableIncident,
    Rule,
    Vocabulary,
)

__all__ = [
    "Actor",
    "ActorPattern",
    "AreaAssurance",
    "MonthlyTotals",
    "NamedOperation",
    "NotableIncident",
    "Rule",
    "Vocabulary",
]
