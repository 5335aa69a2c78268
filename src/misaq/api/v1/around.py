"""What there is to ask for: resources, states of the data, and numbers by their series."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from ninja import P, PathEx, Query

from misaq.api.v1.asking import (
    KEY,
    Listing,
    When,
    as_json,
    moment_of,
    page,
    stamp,
)
from misaq.api.v1.operations import Operation, list_answer
from misaq.api.v1.schemas import Resources, State, page_of
from misaq.apps.open_data.queries import get_tables, list_rows, list_states
from misaq.apps.registers.revisions import Revision
from misaq.core.access.actors import PUBLIC
from misaq.core.packs.projection import Plain
from misaq.core.sourcebook.records import Observation
from misaq.kernel.errors import NotFound


def list_resources(request: HttpRequest, asked: Query[When]) -> HttpResponse:  # noqa: ARG001 -- as every operation takes one
    """List everything the API gives, with how many rows each list has."""
    moment = moment_of(asked)
    public = get_tables(actor=PUBLIC, as_of=moment.day, known_at=moment.known_at)
    items = [
        {
            "name": table.name,
            "meaning": table.meaning,
            "address": f"/api/v1/{table.name.replace('.', '/')}",
            "count": len(table.rows),
            "html": None,
        }
        for table in public.tables.values()
    ]
    return as_json({**stamp(moment, moment.day), "country": public.edition.country, "items": items})


def list_all_states(request: HttpRequest, asked: Query[Listing]) -> HttpResponse:
    """List the states of the data, the latest first; each can be asked for by known_at."""
    moment = moment_of(asked)
    rows = list_states(actor=PUBLIC)
    return page(request, asked, rows, stamped=stamp(moment, moment.as_of), shown=_shown_state)


def _shown_state(state: Revision) -> Plain:
    return {
        "at": state.at.isoformat(),
        "data_version": state.data_version,
        "pack_version": state.pack_version,
    }


def list_observations(
    request: HttpRequest,
    asked: Query[Listing],
    key: PathEx[str, P(pattern=KEY, description="Key of the series.")],
) -> HttpResponse:
    """List the numbers given for one quantity: value, day, who says so."""
    moment = moment_of(asked)
    series = list_rows(actor=PUBLIC, table="sourcebook.series", known_at=moment.known_at)
    if all(row["key"] != key for row in series):
        raise NotFound(
            f"There is no series {key!r} on record.",
            next_step="See /api/v1/sourcebook/series for the keys there are.",
            rule="registers.key",
        )
    rows = [
        row
        for row in list_rows(
            actor=PUBLIC,
            table="sourcebook.observations",
            as_of=moment.as_of,
            known_at=moment.known_at,
        )
        if row["series"] == key
    ]
    return page(request, asked, rows, stamped=stamp(moment, moment.as_of), shown=lambda row: row)


AROUND: tuple[Operation, ...] = (
    Operation(
        "",
        "list_resources",
        "List everything the API gives, with how many rows each list has.",
        When,
        Resources,
        list_resources,
        "start",
    ),
    Operation(
        "states",
        "list_states",
        "List the states of the data, the latest first; each can be asked for by known_at.",
        Listing,
        page_of(State),
        list_all_states,
        "start",
    ),
    Operation(
        "series/{key:key}/observations",
        "list_series_observations",
        "List the numbers given for one quantity: value, day, who says so.",
        Listing,
        list_answer(Observation),
        list_observations,
        "numbers",
    ),
)
"""What there is to ask for."""
