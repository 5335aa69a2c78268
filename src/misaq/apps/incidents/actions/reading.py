"""Writing down that somebody read single events that are not for everybody."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.audit.actions import Record, action
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may


@action(event="events.read")
def note_events_read(
    record: Record, /, *, actor: Actor, at: datetime, sources: tuple[str, ...], rows: int
) -> None:
    """Note that the actor is about to read rows of sources; whoever shows them calls it first.

    Raises:
        NotAllowed: the actor reads no single events.
    """
    record.about("incidents.sources", "+".join(sources))
    check_may(actor, Permission.READ_EVENTS)
    record.note(rows=rows)
