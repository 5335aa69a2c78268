"""Logging what the command screened, and raising the alerts of a file, which may be any length.

The file is answered outside the database, in pieces, and logged piece by piece, so that a run that
is stopped has logged what it answered. A row raises one alert for an entry of one state of a list,
however often the file is screened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Any, TypeVar

from django.db.models import F

from misaq.apps.audit.actions import Record, action, hold_chain
from misaq.apps.screening.clocks import get_keeping
from misaq.apps.screening.keys import keyed_digest
from misaq.apps.screening.mapping import from_versions
from misaq.apps.screening.models import AlertRow, QueryRow
from misaq.apps.screening.records import FileRun, RowAlerts
from misaq.core.access.actors import Actor
from misaq.core.screening.purposes import check_purpose

T = TypeVar("T")

_AT_ONCE = 500
"""Alerts looked up or written at once: databases bound how many values one question has."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How many were asked about, in a run or a part of it.

    Attributes:
        asked: people.
        alerted: of them, with at least one hit.
        held_back: of them, with only a common name that agrees.
        cleared: entries that a redress number or a delisting left out.
    """

    asked: int = 0
    alerted: int = 0
    held_back: int = 0
    cleared: int = 0


@dataclass(frozen=True, slots=True)
class Posted:
    """What came of logging a part of a run.

    Attributes:
        query: number of the entry in the log that the whole run has.
        raised: alerts that were raised now.
        known: hits that had their alert already, from an earlier run over the same file.
    """

    query: int
    raised: int
    known: int


@action(event="screening.begun")
def begin_screening(record: Record, /, *, actor: Actor, at: datetime, run: FileRun) -> None:
    """Log that somebody begins to screen people, before the first is answered.

    Raises:
        NotAllowed: no role of the actor has the purpose, or not in that office.
        InputRefused: the actor has several offices and none is chosen.
    """
    check_purpose(actor, run.purpose, run.office)
    record.about("screening.queries", "command")
    _note_run(record, run)


@action(event="persons.screened")
def log_screened(
    record: Record,
    /,
    *,
    actor: Actor,
    at: datetime,
    run: FileRun,
    counts: Asked,
    alerts: Sequence[RowAlerts] = (),
    query: int | None = None,
) -> Posted:
    """Log how many people were screened, and raise the alerts; nobody else's name is kept.

    Args:
        run: what is screened, for what, and for which office.
        counts: how many, since the part before.
        alerts: rows with hits; none where no alerts are raised.
        query: the entry of the log that this run began; None for the first part.

    Raises:
        NotAllowed: no role of the actor has the purpose, or not in that office.
        InputRefused: the actor has several offices and none is chosen.
    """
    held = check_purpose(actor, run.purpose, run.office)
    hold_chain()
    scope = str(held.scope)
    row = _query_row(actor, at, run, scope, counts) if query is None else _added(query, counts)
    fresh = [each for part in _parts(alerts) for each in _not_raised(row, run, scope, part)]
    for at_once in _parts(fresh):
        AlertRow.objects.bulk_create(at_once)
    hits = sum(len(each.hits) for each in alerts)
    record.about("screening.queries", str(row.pk))
    _note_run(record, run)
    record.note(
        asked=counts.asked,
        alerted=counts.alerted,
        held_back=counts.held_back,
        cleared=counts.cleared,
        alerts=len(fresh),
        known=hits - len(fresh),
    )
    return Posted(int(row.pk), len(fresh), hits - len(fresh))


def _note_run(record: Record, run: FileRun) -> None:
    record.note(
        purpose=run.purpose.value,
        lists=len(run.searched),
        is_file=run.is_file,
        file=run.file_digest or None,
        typed_by=run.typed_by or None,
    )


def _query_row(actor: Actor, at: datetime, run: FileRun, scope: str, counts: Asked) -> QueryRow:
    keeping = get_keeping(actor=actor, ended_on=at.date(), was_reported=False)
    return QueryRow.objects.create(
        asked_by=actor.id,
        asked_at=at,
        scope=scope,
        purpose=run.purpose.value,
        is_file=run.is_file,
        asked=counts.asked,
        alerted=counts.alerted,
        held_back=counts.held_back,
        cleared=counts.cleared,
        searched=from_versions(run.searched),
        keep_until=None if keeping is None else keeping.until,
        file_digest=run.file_digest,
    )


def _added(query: int, counts: Asked) -> QueryRow:
    rows = QueryRow.objects.filter(pk=query)
    rows.update(
        asked=F("asked") + counts.asked,
        alerted=F("alerted") + counts.alerted,
        held_back=F("held_back") + counts.held_back,
        cleared=F("cleared") + counts.cleared,
    )
    return rows.get()


def _not_raised(
    query: QueryRow, run: FileRun, scope: str, rows: Sequence[RowAlerts]
) -> list[AlertRow]:
    """Return the alerts of some rows that no earlier run over the file raised."""
    made = [
        AlertRow(
            query=query,
            row=each.row,
            subject=dict(each.subject),
            **hit,
            raised_by=query.asked_by,
            raised_at=query.asked_at,
            once=_once(scope, run.file_digest, each.row, hit),
        )
        for each in rows
        for hit in each.hits
    ]
    known: set[str] = set()
    for part in _parts(made):
        wanted = [alert.once for alert in part]
        known |= set(AlertRow.objects.filter(once__in=wanted).values_list("once", flat=True))
    return [alert for alert in made if alert.once not in known]


def _once(scope: str, file_digest: str, row: int, hit: Mapping[str, Any]) -> str:
    entry = (hit["source_list"], hit["list_version"], hit["reference"])
    return keyed_digest("alert", repr((scope, file_digest, row, *map(str, entry))))


def _parts(items: Sequence[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while part := list(islice(rest, _AT_ONCE)):
        yield part
