"""The tables of the room lists."""

from misaq.apps.lists.models.judgements import JudgementRow, RekeyingRow, ReviewItemRow
from misaq.apps.lists.models.registers import Correction, Printing, SourceList
from misaq.apps.lists.models.snapshots import EntryRow, PresenceRow, SnapshotRow
from misaq.apps.lists.models.spells import SpellRow, StatementRow
from misaq.apps.lists.models.tombstones import ForgottenRow, TombstoneKeyRow, TombstoneRow

__all__ = [
    "Correction",
    "EntryRow",
    "ForgottenRow",
    "JudgementRow",
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
