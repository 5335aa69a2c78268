"""The home page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from
from misaq.apps.pages.rendering import render_page
from misaq.kernel.words import say


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """Show what the checks find at a glance."""
    return render_page(
        request,
        "overview/home.html",
        title=say("Internal-security policy, held to account"),
        is_home=True,
        as_of=as_of_from(request),
    )
