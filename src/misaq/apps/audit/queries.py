"""Reading the chain."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet

from misaq.apps.audit.chain import GENESIS, Entry, Unreadable, Verification, verify
from misaq.apps.audit.mapping import to_entry
from misaq.apps.audit.models import AuditEvent
from misaq.core.access.actors import Actor

PAGE = 500
"""How many rows are held in memory at a time."""


def get_head(*, actor: Actor) -> Entry | None:
    """Return the last row; None when nothing has happened yet."""
    last = AuditEvent.objects.order_by("-seq").first()
    return None if last is None else to_entry(last)


def get_head_hash(*, actor: Actor) -> str:
    """Return what to write down elsewhere: the hash of the last row, or the genesis."""
    last = get_head(actor=actor)
    return GENESIS if last is None else last.hash


def verify_chain(*, actor: Actor, head: str | None = None) -> Verification:
    """Read every row, oldest first, and say where the chain first breaks.

    Args:
        head: a head written down earlier, to see whether the chain still holds it.
    """
    return verify(_rows(), sought=head)


def list_entries(*, actor: Actor, after: int = 0, limit: int = 100) -> tuple[Entry, ...]:
    """Return rows in order, from the one after ``after`` on."""
    return tuple(map(to_entry, AuditEvent.objects.filter(seq__gt=after).order_by("seq")[:limit]))


def _rows() -> Iterator[Entry | Unreadable]:
    # A row written by another program may have anything for its place.
    places: QuerySet[AuditEvent, Any] = AuditEvent.objects.order_by("seq").values_list(
        "seq", flat=True
    )
    page: list[object] = []
    for seq in places.iterator(chunk_size=PAGE):
        page.append(seq)
        if len(page) == PAGE:
            yield from _read(page)
            page = []
    yield from _read(page)


def _read(places: list[object]) -> Iterator[Entry | Unreadable]:
    """Yield the rows at the places; where one cannot be read, they are read one by one."""
    numbers = [place for place in places if isinstance(place, int)]
    try:
        rows = {row.seq: row for row in AuditEvent.objects.filter(seq__in=numbers)}
        found = [
            to_entry(rows[place]) if isinstance(place, int) else Unreadable(place)
            for place in places
        ]
    except (AttributeError, KeyError, TypeError, ValueError):
        yield from map(_read_one, places)
    else:
        yield from found


def _read_one(place: object) -> Entry | Unreadable:
    if not isinstance(place, int):
        return Unreadable(place)
    try:
        return to_entry(AuditEvent.objects.get(seq=place))
    except (AuditEvent.DoesNotExist, AttributeError, TypeError, ValueError):
        return Unreadable(place)
