"""Between audit rows in the table and links of the chain."""

from __future__ import annotations

from misaq.apps.audit.chain import Entry
from misaq.apps.audit.models import AuditEvent


def to_entry(row: AuditEvent) -> Entry:
    """Return the row as a link of the chain."""
    return Entry(
        seq=row.seq,
        at=row.at,
        actor=row.actor,
        event=row.event,
        object_table=row.object_table,
        object_key=row.object_key,
        facts=row.facts,
        outcome=row.outcome,
        rule=row.rule,
        prev_hash=row.prev_hash,
        hash=row.hash,
    )


def to_row(entry: Entry) -> AuditEvent:
    """Return the link as a row that is not stored yet."""
    return AuditEvent(
        seq=entry.seq,
        at=entry.at,
        actor=entry.actor,
        event=entry.event,
        object_table=entry.object_table,
        object_key=entry.object_key,
        facts=dict(entry.facts),
        outcome=entry.outcome,
        rule=entry.rule,
        prev_hash=entry.prev_hash,
        hash=entry.hash,
    )
