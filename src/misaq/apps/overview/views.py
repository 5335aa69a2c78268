"""The home page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from misaq.apps.overview.queries import Overview, find_overview
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from
from misaq.apps.pages.rendering import render_page
from misaq.core.access.actors import PUBLIC
from misaq.kernel.words import Phrase, say


@public_page
def home(request: HttpRequest) -> HttpResponse:
    """Show what Misaq is, and what the checks find at a glance."""
    as_of = as_of_from(request)
    overview = find_overview(actor=PUBLIC, as_of=as_of)
    return render_page(
        request,
        "overview/home.html",
        title=_title(overview),
        is_home=True,
        as_of=as_of,
        overview=overview,
        run=None if overview is None else overview.run,
    )


def _title(overview: Overview | None) -> Phrase:
    if overview is None:
        return say("Internal-security policy, held to account")
    country = overview.country.title
    return say("Internal-security policy of {country}, held to account", country=country)
