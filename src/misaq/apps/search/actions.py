"""Making the index anew, from the registers as they are."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.registers.queries import get_registers
from misaq.apps.search import fulltext
from misaq.apps.search.entries import entries_of
from misaq.apps.search.models import EntryRow, IndexState
from misaq.apps.search.queries import wanted_version
from misaq.core.access.actors import Actor


@action(event="search.index-made")
def make_index(record: Record, /, *, actor: Actor, at: datetime) -> int:
    """Make the index from the registers, unless it shows them already; return its size.

    The index holds nothing of its own: it can be dropped and made again at any time.
    """
    record.about("search", "index")
    hold_chain()
    version = wanted_version(actor=actor)
    if IndexState.objects.filter(id=1, data_version=version).exists():
        record.changed_nothing()
        return EntryRow.objects.count()
    entries = list(entries_of(get_registers(actor=actor)))
    EntryRow.objects.all().delete()
    rows = EntryRow.objects.bulk_create(
        EntryRow(
            table=e.table, key=e.key, title=e.title, text=e.text, permission=e.permission.value
        )
        for e in entries
    )
    fulltext.fill(
        (row.id, e.names, e.words, e.skeletons) for row, e in zip(rows, entries, strict=True)
    )
    IndexState.objects.update_or_create(id=1, defaults={"data_version": version, "made_at": at})
    record.note(data_version=version.replace(" ", ":"), entries=len(rows))
    return len(rows)
