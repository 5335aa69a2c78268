"""Refusals of the API, all in one shape (RFC 9457): what was refused, and what to do next."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterable
from http import HTTPStatus

from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse
from ninja.errors import HttpError, ValidationError

from misaq.apps.database.errors import explain
from misaq.kernel.errors import InputRefused, MisaqError, Problem

MEDIA_TYPE = "application/problem+json"

_log = logging.getLogger("misaq.api")


def problem(
    status: int,
    detail: str,
    *,
    next_step: str,
    rule: str = "",
    problems: Iterable[Problem] = (),
) -> HttpResponse:
    """Return an answer that refuses."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "next_step": next_step,
        "rule": rule,
        "problems": [{"where": each.where, "what": each.what} for each in problems],
    }
    content = json.dumps(body, ensure_ascii=False, indent=1).encode(errors="replace")
    response = HttpResponse(content, status=status, content_type=MEDIA_TYPE)
    response.headers["Cache-Control"] = "no-store"
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        response.headers["Retry-After"] = "60"
    return response


def problem_of(error: Exception) -> HttpResponse:
    """Return the answer to whatever went wrong; what nobody foresaw is logged."""
    if isinstance(error, ValidationError):
        return refused(_misread(error))
    if isinstance(error, (HttpError, RequestDataTooBig)):
        return refused(_unreadable(error))
    refusal = explain(error)
    if refusal is not None:
        return refused(refusal)
    _log.error("The API failed.", exc_info=error)
    return problem(
        500,
        "The fault is ours. It has been written to the log of this site.",
        next_step="Try again in some minutes; if it stays, tell whoever runs this site.",
    )


def refused(refusal: MisaqError) -> HttpResponse:
    """Return the answer that says a refusal."""
    if refusal.rule.startswith("database."):
        # The message names files of this machine: for the log, not for the world.
        _log.error("The database refused: %s", refusal)
        return problem(
            503, "The records cannot be read just now.", next_step="Try again in a minute."
        )
    return problem(
        refusal.http_status,
        refusal.message,
        next_step=refusal.next_step,
        rule=refusal.rule,
        problems=refusal.problems,
    )


def _unreadable(error: Exception) -> InputRefused:
    is_large = isinstance(error, RequestDataTooBig)
    return InputRefused(
        "The body is too large." if is_large else "The body of the request is no JSON.",
        next_step="Ask in several calls." if is_large else "Send JSON in UTF-8.",
        rule="api.body",
    )


_OURS = "Value error, "
"""What pydantic writes before a refusal of our own."""


def _misread(error: ValidationError) -> InputRefused:
    problems = tuple(
        Problem(str(each["loc"][-1]), f"{each['msg'].removeprefix(_OURS)}.".replace("..", "."))
        for each in error.errors
    )
    named = ", ".join(problem.where for problem in problems)
    return InputRefused(
        f"The question cannot be read: {named}.",
        next_step="Correct these parameters; /api/v1/openapi.json says what each takes.",
        rule="api.parameters",
        problems=problems,
    )
