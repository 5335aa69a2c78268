"""The short table of incidents to which the debate refers: our own words, with sources."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.incidents.queries import get_register
from misaq.apps.pages.access import public_page
from misaq.apps.pages.rendering import Crumb
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import PUBLIC
from misaq.kernel.words import say


@public_page
def notable(request: HttpRequest) -> HttpResponse:
    """Show the incidents, the latest first."""
    found = get_register(actor=PUBLIC).notable
    return render_records(
        request,
        "incidents/notable.html",
        title=say("Notable incidents"),
        trail=(Crumb(say("Threat picture"), reverse("threat:picture")),),
        notable=sorted(found, key=lambda one: one.happened_on.earliest, reverse=True),
    )
