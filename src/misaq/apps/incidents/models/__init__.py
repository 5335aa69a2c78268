"""The tables of the room incidents, by what they are about."""

from misaq.apps.incidents.models.entries import EntryRow, RecodingRow
from misaq.apps.incidents.models.linking import EventJudgementRow, LinkRow, LinkRunRow
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
from misaq.apps.incidents.models.releases import ReleaseRow

__all__ = [
    "Actor",
    "ActorPattern",
    "AreaAssurance",
    "EntryRow",
    "EventJudgementRow",
    "LinkRow",
    "LinkRunRow",
    "MonthlyTotals",
    "NamedOperation",
    "NotableIncident",
    "RecodingRow",
    "ReleaseRow",
    "Rule",
    "Vocabulary",
]
