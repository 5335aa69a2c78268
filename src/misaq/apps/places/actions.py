"""Writing down that a boundary file was brought."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.audit.actions import Record, action
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may


@action(event="boundaries.added")
def note_boundaries(
    record: Record, /, *, actor: Actor, at: datetime, sha256: str, outlines: int
) -> None:
    """Note that a boundary file is asked from now on; whoever keeps it calls it first.

    Args:
        sha256: hash of its bytes, which lie in no table.
        outlines: how many areas it bounds.

    Raises:
        NotAllowed: the actor imports nothing.
    """
    record.about("places.boundaries", sha256[:16])
    check_may(actor, Permission.IMPORT_ROWS)
    record.note(outlines=outlines)
