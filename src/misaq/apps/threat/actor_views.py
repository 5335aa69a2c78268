"""Pages of actors, and of assurances on record: organisations and offices, never persons."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.findings.about import render_subject
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from, keep_day
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.titles import heading_of
from misaq.apps.registers.showing import render_records
from misaq.apps.threat.actors import get_actor_page, list_actors
from misaq.apps.threat.beside import cite_of, list_all_assured
from misaq.apps.threat.forms import SourceForm
from misaq.apps.threat.queries import choose_basis, list_bases
from misaq.core.access.actors import PUBLIC
from misaq.kernel.words import say


def _trail(request: HttpRequest) -> tuple[Crumb, ...]:
    return (Crumb(say("Threat picture"), keep_day(request, reverse("threat:picture"))),)


@public_page
def actors(request: HttpRequest) -> HttpResponse:
    """Show every actor on record by kind, with what each source counts."""
    return render_records(
        request,
        "threat/actors.html",
        title=say("Actors"),
        trail=_trail(request),
        lines=list_actors(),
    )


@public_page
def actor(request: HttpRequest, key: str) -> HttpResponse:
    """Show one actor: its names, its body with lineage and lists, what sources count with it."""
    as_of = as_of_from(request)
    found = get_actor_page(key, as_of=as_of)
    above = Crumb(say("Actors"), keep_day(request, reverse("threat:actors")))
    return render_subject(
        request,
        "threat/actor.html",
        table="incidents.actors",
        key=key,
        as_of=as_of,
        title=heading_of(found.lineage.actor),
        trail=(*_trail(request), above),
        shown=found,
        actor=found.lineage.actor,
        lineage=found.lineage,
    )


@public_page
def assurances(request: HttpRequest) -> HttpResponse:
    """Show every assurance on record beside what followed, by one source."""
    kept = choose_basis(actor=PUBLIC, key=request.GET.get("source", ""))
    bases = [one.basis for one in list_bases(actor=PUBLIC)]
    return render_records(
        request,
        "threat/every_assurance.html",
        title=say("Assurances on record, and what followed"),
        trail=_trail(request),
        basis=None if kept is None else kept.basis,
        basis_cite=() if kept is None else cite_of(kept),
        form=SourceForm(request.GET, bases=bases) if len(bases) > 1 else None,
        asked=request.GET.get("source", ""),
        assured=list_all_assured(kept),
    )
