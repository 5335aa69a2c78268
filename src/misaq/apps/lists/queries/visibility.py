"""Who may read what lists print of persons; everybody else is shown the rest, and less of it."""

from __future__ import annotations

from typing import TypeVar

from django.db.models import Model, QuerySet

from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import may
from misaq.core.lists.records import ListEntry

M = TypeVar("M", bound=Model)


def reads_persons(actor: Actor) -> bool:
    """Return whether the actor may read what lists print of persons."""
    return any(
        may(actor, one) for one in (Permission.READ_LISTS_OF_PERSONS, Permission.SCREEN_PERSONS)
    )


def visible_to(actor: Actor, rows: QuerySet[M]) -> QuerySet[M]:
    """Return the rows that the actor may see; the table has a column ``is_person``."""
    return rows if reads_persons(actor) else rows.filter(is_person=False)


def opened(entry: ListEntry) -> ListEntry:
    """Return what everybody may read of an entry that is no person's (see PUBLIC_PROPERTIES)."""
    return ListEntry(
        reference=entry.reference,
        kind=entry.kind,
        names=entry.names,
        listed_on=entry.listed_on,
        amended_on=entry.amended_on,
        reviewed_on=entry.reviewed_on,
        basis=entry.basis,
    )
