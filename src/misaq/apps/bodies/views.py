"""Pages of organisations that stand, or stood, on a list. Organisations only, never persons."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from misaq.apps.bodies.listings import list_listings, narrow_listings, relations_of, spells_at
from misaq.apps.bodies.queries import get_register
from misaq.apps.findings.about import render_subject
from misaq.apps.pages.access import public_page
from misaq.apps.pages.days import as_of_from, keep_day
from misaq.apps.pages.rendering import Crumb
from misaq.apps.pages.titles import heading_of
from misaq.apps.registers.index import get_one
from misaq.apps.registers.showing import render_records
from misaq.core.access.actors import PUBLIC
from misaq.kernel.words import say


@public_page
def list_bodies(request: HttpRequest) -> HttpResponse:
    """Show the organisations, narrowed by standing and by any of their names."""
    as_of = as_of_from(request)
    listings = list_listings(get_register(actor=PUBLIC), as_of)
    return render_records(
        request,
        "bodies/list.html",
        title=say("Listed organisations"),
        as_of=as_of,
        narrowed=narrow_listings(listings, request.GET),
        clear="bodies:list",
    )


@public_page
def body(request: HttpRequest, key: str) -> HttpResponse:
    """Show an organisation: its names, its spells, what others say it is to others."""
    as_of = as_of_from(request)
    register = get_register(actor=PUBLIC)
    found = get_one(
        register.bodies, key, noun=say("organisation"), list_name=say("listed organisations")
    )
    address = keep_day(request, reverse("bodies:list"))
    return render_subject(
        request,
        "bodies/body.html",
        table="bodies.bodies",
        key=key,
        as_of=as_of,
        title=heading_of(found),
        trail=(Crumb(say("Listed organisations"), address),),
        body=found,
        spells=spells_at([s for s in register.spells if s.body == found.key], as_of),
        relations=relations_of(register, found.key),
    )


@public_page
def relations(request: HttpRequest) -> HttpResponse:
    """Show every relation between organisations, with who asserts it."""
    address = keep_day(request, reverse("bodies:list"))
    return render_records(
        request,
        "bodies/relations.html",
        title=say("Relations that others assert"),
        trail=(Crumb(say("Listed organisations"), address),),
        relations=get_register(actor=PUBLIC).relations,
    )


@public_page
def spells(request: HttpRequest) -> HttpResponse:
    """Show every spell on record."""
    as_of = as_of_from(request)
    address = keep_day(request, reverse("bodies:list"))
    return render_records(
        request,
        "bodies/spells.html",
        title=say("Listings"),
        trail=(Crumb(say("Listed organisations"), address),),
        as_of=as_of,
        spells=spells_at(get_register(actor=PUBLIC).spells, as_of),
    )
