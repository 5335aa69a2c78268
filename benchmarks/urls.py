"""The site, and a page of Django that does nothing: the peer its pages are measured against."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from misaq.apps.pages.access import fixed_page
from misaq.project import urls as site


@fixed_page
def null(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 -- every view takes one
    """Answer with one word, through the same middleware as every page."""
    return HttpResponse("null")


urlpatterns = [path("null/", null), *site.urlpatterns]
