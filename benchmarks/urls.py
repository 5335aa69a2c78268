"""The site, and a page of Django that does nothing: the peer its pages are measured against."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def null(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- every view takes one
    """Answer with one word, through the same middleware as every page."""
    return HttpResponse("null")


urlpatterns = [path("null/", null), path("", include("misaq.project.urls"))]
