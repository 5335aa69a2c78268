"""The tables of the room lists."""

from misaq.apps.lists.models.audits import AuditRow, CaseFileRow, CaseRow
from misaq.apps.lists.models.judgements import JudgementRow, ReviewItemRow
from misaq.apps.lists.models.registers import (
    Announcement,
    Correction,
    Overlap,
    Printing,
    SourceList,
)
from misaq.apps.lists.models.rekeyings import RekeyingRow
from misaq.apps.lists.models.snapshots import EntryRow, PresenceRow, SnapshotRow
from misaq.apps.lists.models.spells import SpellRow, StatementRow
from misaq.apps.lists.models.tombstones import ForgottenRow, TombstoneKeyRow, TombstoneRow

__all__ = [
    "Announcement",
    "AuditRow",
    "CaseFileRow",
    "CaseRow",
    "Correction",
    "EntryRow",
    "ForgottenRow",
    "JudgementRow",
    "Overlap",
    "PresenceRow",
    "Printing",
    "RekeyingRow",
    "ReviewItemRow",
    "SnapshotRow",
    "SourceList",
    "SpellRow",
    "StatementRow",
    "TombstoneKeyRow",
    "TombstoneRow",
]
