"""Reading the chain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from misaq.apps.audit.chain import GENESIS, Entry, Outcome, Unreadable, Verification, verify
from misaq.apps.audit.mapping import to_entry
from misaq.apps.audit.models import AuditEvent
from misaq.core.access.actors import Actor
from misaq.core.access.permissions import Permission
from misaq.core.access.rules import check_may

PAGE = 500
"""How many rows are held in memory at a time."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Which events somebody looks for; what is left empty narrows nothing.

    Attributes:
        who: id of an actor ("user:7"), whole.
        thing: table, page or key of what was acted on, whole.
        first: the first day, in UTC.
        last: the last day, itself included.
    """

    who: str = ""
    event: str = ""
    thing: str = ""
    outcome: str = ""
    first: date | None = None
    last: date | None = None


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


def list_acts(*, actor: Actor, event: str, table: str, key: str = "") -> tuple[Entry, ...]:
    """Return what was done under a name to records of a table, oldest first; to one, or to all.

    For a room that shows seals of its own; refusals are left out.
    """
    del actor
    rows = AuditEvent.objects.filter(
        event=event, object_table=table, outcome=Outcome.DONE.value
    ).order_by("seq")
    return tuple(map(to_entry, rows.filter(object_key=key) if key else rows))


def list_latest(
    *, actor: Actor, asked: Asked, before: int | None = None, limit: int = 50
) -> tuple[Entry, ...]:
    """Return the events looked for, the latest first, those before a place when one is given.

    Raises:
        NotAllowed: the actor does not read the audit.
    """
    check_may(actor, Permission.READ_AUDIT)
    rows = _narrowed(asked)
    if before is not None:
        rows = rows.filter(seq__lt=before)
    return tuple(map(to_entry, rows.order_by("-seq")[:limit]))


def list_events(*, actor: Actor) -> tuple[str, ...]:
    """Return the names of what has happened so far, sorted."""
    check_may(actor, Permission.READ_AUDIT)
    return tuple(AuditEvent.objects.order_by("event").values_list("event", flat=True).distinct())


def iterate_all(*, actor: Actor, asked: Asked) -> Iterator[Entry]:
    """Yield every event looked for, the latest first, some hundreds at a time."""
    check_may(actor, Permission.READ_AUDIT)
    before: int | None = None
    while page := list_latest(actor=actor, asked=asked, before=before, limit=PAGE):
        yield from page
        before = page[-1].seq


def _narrowed(asked: Asked) -> QuerySet[AuditEvent]:
    rows = AuditEvent.objects.all()
    if asked.who:
        rows = rows.filter(actor=asked.who)
    if asked.event:
        rows = rows.filter(event=asked.event)
    if asked.thing:
        rows = rows.filter(Q(object_table=asked.thing) | Q(object_key=asked.thing))
    if asked.outcome:
        rows = rows.filter(outcome=asked.outcome)
    if asked.first is not None:
        rows = rows.filter(at__gte=datetime.combine(asked.first, time(), UTC))
    if asked.last is not None:
        end = datetime.combine(asked.last, time(), UTC) + timedelta(days=1)
        rows = rows.filter(at__lt=end)
    return rows


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
