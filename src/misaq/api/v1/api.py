"""The operations put together: one API, its addresses, each behind the public door."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.urls import URLPattern, path, re_path
from ninja import NinjaAPI

from misaq.api.v1.around import AROUND
from misaq.api.v1.asking import parameters_of
from misaq.api.v1.door import asking_door, not_here, public_door
from misaq.api.v1.forecasts import FORECASTS
from misaq.api.v1.found import FOUND
from misaq.api.v1.incidents import INCIDENTS
from misaq.api.v1.indicators import INDICATORS
from misaq.api.v1.lists import LISTS
from misaq.api.v1.operations import Operation
from misaq.api.v1.problems import problem_of
from misaq.api.v1.registers import register_operations
from misaq.api.v1.schemas import Refusal
from misaq.api.v1.screening import SCREENING

OPERATIONS: tuple[Operation, ...] = (
    *AROUND,
    *FOUND,
    *register_operations(),
    *LISTS,
    *SCREENING,
    *INCIDENTS,
    *INDICATORS,
    *FORECASTS,
)
"""Everything that can be asked."""

REFUSALS = (400, 404, 409, 503)
"""Statuses with which a question can be refused."""


def make_api() -> NinjaAPI:
    """Return the API with every operation."""
    api = NinjaAPI(
        title="Misaq",
        version="1",
        description="What is on record of a country's internal-security policy, and what the "
        "checks find in it. Read-only; no key is needed.",
        docs_url=None,
        openapi_url=None,
        urls_namespace="api-v1",
    )
    api.add_exception_handler(Exception, _answer)
    for kind in (*api._exception_handlers,):
        api.add_exception_handler(kind, _answer)
    for operation in OPERATIONS:
        _add(api, operation)
    return api


def _answer(request: Any, error: Any) -> Any:  # noqa: ARG001 -- as every operation takes one
    return problem_of(error)


def _add(api: NinjaAPI, operation: Operation) -> None:
    refusals = (*REFUSALS, 403) if operation.is_kept_back else REFUSALS
    # Every refusal has one shape, which the first names: a schema for each takes a tenth of a
    # second.
    shapes = {status: Refusal if status == refusals[0] else None for status in refusals}
    api.api_operation(
        [operation.method],
        f"/{operation.path}",
        response={200: operation.answer, **shapes},
        operation_id=operation.name,
        summary=operation.meaning,
        tags=[operation.room],
        url_name=operation.name,
    )(operation.view)


API = make_api()


def patterns() -> list[URLPattern]:
    """Return the addresses of the API, each behind the public door."""
    nowhere = public_door(
        not_here, parameters=None, meaning="Say that nothing is at an address of the API."
    )
    return [*_operations(), re_path(r"^", nowhere, name="nothing")]


def _operations() -> Iterator[URLPattern]:
    by_name = {operation.name: operation for operation in OPERATIONS}
    for pattern in API.urls[0]:
        if isinstance(pattern, URLPattern) and (pattern.name or "") in by_name:
            operation = by_name[pattern.name or ""]
            make = public_door if operation.method == "GET" else asking_door
            door = make(
                pattern.callback,
                parameters=parameters_of(operation.asked),
                meaning=operation.meaning,
            )
            yield path(str(pattern.pattern), door, name=operation.name)
