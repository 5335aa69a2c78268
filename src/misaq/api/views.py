"""The page that explains the API to people."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from misaq.api.explaining import explain
from misaq.api.v1.asking import LARGEST_PAGE
from misaq.apps.pages.access import public_page
from misaq.apps.pages.rendering import render_page
from misaq.kernel.words import say


@public_page
def explained(request: HttpRequest) -> HttpResponse:
    """Explain the API: what can be asked, how, and what the answers have in common."""
    return render_page(
        request,
        "api/explained.html",
        title=say("API"),
        headings=explain(),
        largest_page=LARGEST_PAGE,
    )
