"""Writing down that somebody read what lists print of natural persons."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.audit.actions import Record, action
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.kernel.ids import Key


@action(event="list.persons-read")
def note_persons_read(
    record: Record, /, *, actor: Actor, at: datetime, source_list: Key, entries: int
) -> None:
    """Note that the actor is about to read entries of persons; whoever shows them calls it first.

    Args:
        entries: how many entries of persons are shown.

    Raises:
        NotAllowed: the actor does not read them.
    """
    record.about("lists.source_lists", source_list)
    check_may(actor, Permission.READ_LISTS_OF_PERSONS)
    record.note(entries=entries)
