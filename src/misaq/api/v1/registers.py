"""Every register table: its list, and one record by key."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Query

from misaq.api.v1.asking import (
    KEY,
    Listing,
    When,
    moment_of,
    one,
    page,
    page_for_people,
    stamp,
)
from misaq.api.v1.operations import Operation, list_answer, one_answer
from misaq.apps.open_data.queries import list_rows
from misaq.core.access.actors import PUBLIC
from misaq.core.packs import TABLES
from misaq.core.packs.projection import Plain
from misaq.kernel.errors import NotFound
from misaq.reports.reference.docstrings import first_paragraph


def register_operations() -> Iterator[Operation]:
    """Yield two operations for each table."""
    for table, kind in TABLES.items():
        room, _, name = table.partition(".")
        meaning = first_paragraph(kind)
        path, called = f"{room}/{name}", f"{room}_{name}"
        yield Operation(
            path=path,
            name=f"list_{called}",
            meaning=f"List {table}. {meaning}",
            asked=Listing,
            answer=list_answer(kind),
            view=_lists(table),
            room=room,
        )
        yield Operation(
            path=f"{path}/{{key:key}}",
            name=f"get_{called}",
            meaning=f"Give one record of {table}. {meaning}",
            asked=When,
            answer=one_answer(kind),
            view=_gives(table),
            room=room,
        )


def _lists(table: str):  # type: ignore[no-untyped-def]
    def list_records(request: HttpRequest, asked: Query[Listing]) -> HttpResponse:
        moment = moment_of(asked)
        rows = list_rows(actor=PUBLIC, table=table, as_of=moment.as_of, known_at=moment.known_at)
        return page(request, asked, rows, stamped=stamp(moment, moment.as_of), shown=_itself)

    return list_records


def _gives(table: str):  # type: ignore[no-untyped-def]
    def get_record(
        request: HttpRequest,  # noqa: ARG001 -- as every operation takes one
        asked: Query[When],
        key: PathEx[str, P(pattern=KEY, description="Key of the record.")],
    ) -> HttpResponse:
        moment = moment_of(asked)
        rows = list_rows(actor=PUBLIC, table=table, as_of=moment.as_of, known_at=moment.known_at)
        row = next((row for row in rows if row["key"] == key), None)
        if row is None:
            raise _no_record(table, key)
        return one(row, stamped=stamp(moment, moment.as_of), html=page_for_people(table, key))

    return get_record


def _itself(row: Plain) -> Plain:
    return row


def _no_record(table: str, key: str) -> NotFound:
    return NotFound(
        f"{table} has no record {key!r} on the day and in the state asked about.",
        next_step=f"See /api/v1/{table.replace('.', '/')} for the keys there are.",
        rule="registers.key",
    )
