"""Writing down that a release of a source is kept here."""

from __future__ import annotations

from datetime import datetime

from misaq.apps.audit.actions import Record, action
from misaq.apps.incidents.mapping.releases import to_release_row
from misaq.apps.incidents.models import ReleaseRow
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may
from misaq.sources.incidents.differences import Difference
from misaq.sources.incidents.releases import Release


@action(event="release.kept")
def note_release(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    release: Release,
    difference: Difference | None = None,
) -> bool:
    """Write down that a release is kept, with its counts and digest; say whether it is new.

    Raises:
        NotAllowed: the actor imports nothing.
    """
    record.about("incidents.releases", f"{release.source}:{release.release}")
    check_may(actor, Permission.IMPORT_ROWS)
    if ReleaseRow.objects.filter(source=release.source, release=release.release).exists():
        record.changed_nothing()
        return False
    to_release_row(release, difference, by=actor.id, at=at).save()
    record.note(
        rows=release.rows,
        set_aside=release.set_aside,
        flags=sum(release.flags.values()),
        digest=release.digest,
        table=release.table,
    )
    if difference is not None:
        record.note(added=difference.added, removed=difference.removed, recoded=difference.recoded)
    return True
