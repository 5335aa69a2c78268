"""The addresses of the API."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from misaq.api.v1.api import patterns
from misaq.api.v1.document import openapi_text
from misaq.api.v1.door import public_door
from misaq.api.v1.reconcile import RECONCILING

app_name = "api-v1"


def _describe(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- as every operation takes one
    return HttpResponse(openapi_text().encode(), content_type="application/json")


urlpatterns = [
    path(
        "openapi.json",
        public_door(
            _describe, parameters=frozenset(), meaning="Describe the API for programs (OpenAPI)."
        ),
        name="openapi",
    ),
    *RECONCILING,
    *patterns(),
]
