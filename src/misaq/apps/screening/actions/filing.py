"""Logging what the command screened: a file of any length, answered outside the database."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from misaq.apps.audit.actions import Record, action
from misaq.apps.screening.clocks import get_keeping
from misaq.apps.screening.mapping import from_versions
from misaq.apps.screening.models import QueryRow
from misaq.core.access.actors import Actor
from misaq.core.screening.answer import ListVersion
from misaq.core.screening.purposes import Purpose, check_purpose


@action(event="screening.begun")
def begin_screening(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    purpose: Purpose,
    searched: Sequence[ListVersion],
    is_file: bool,
) -> None:
    """Log that somebody begins to screen people, before the first is answered.

    Raises:
        NotAllowed: no role of the actor has the purpose.
    """
    check_purpose(actor, purpose)
    record.about("screening.queries", "command")
    record.note(purpose=purpose.value, lists=len(searched), is_file=is_file)


@action(event="persons.screened")
def log_screened(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    purpose: Purpose,
    searched: Sequence[ListVersion],
    is_file: bool,
    asked: int,
    alerted: int,
    held_back: int,
) -> int:
    """Log how many people were screened, and return the number of the entry. No name is kept.

    Raises:
        NotAllowed: no role of the actor has the purpose.
    """
    held = check_purpose(actor, purpose)
    keeping = get_keeping(actor=actor, ended_on=at.date(), was_reported=False)
    row = QueryRow.objects.create(
        asked_by=actor.id,
        asked_at=at,
        scope=str(held.scope),
        purpose=purpose.value,
        is_file=is_file,
        asked=asked,
        alerted=alerted,
        held_back=held_back,
        cleared=0,
        searched=from_versions(tuple(searched)),
        keep_until=None if keeping is None else keeping.until,
    )
    record.about("screening.queries", str(row.pk))
    record.note(purpose=purpose.value, asked=asked, alerted=alerted, held_back=held_back)
    return int(row.pk)
