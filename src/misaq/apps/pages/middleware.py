"""Around every page: refusals become pages, and browsers are told what they may do."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

from misaq.apps.database.errors import explain
from misaq.apps.pages.errors import refusal_page

Answer = Callable[[HttpRequest], HttpResponseBase]

_HEADERS = {
    # Everything comes from here; no script, no style inside a page, no frame around it.
    "Content-Security-Policy": (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
        "object-src 'none'; script-src 'self'"
    ),
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class SecurityHeaders:
    """Puts the headers on every answer that does not carry them already."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self._get_response(request)
        for name, value in _HEADERS.items():
            response.headers.setdefault(name, value)
        return response


class Refusals:
    """Turns a refusal, or a failure of the database, into a page with its status."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self._get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """Return the page of a refusal; None for anything else."""
        refusal = explain(exception)
        return None if refusal is None else refusal_page(request, refusal)
